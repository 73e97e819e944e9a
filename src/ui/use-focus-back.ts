import * as React from 'react';

/**
 * For a dialog that no trigger of Fluent's opened: gives the focus back to what had it when the dialog came, else to
 * the page. Until something in the page has the focus, Fluent keeps the page hidden from screen readers.
 */
export const useFocusBack = (): void => {
  const [cameFrom] = React.useState(() => document.activeElement);
  React.useEffect(
    () => () => {
      // The page can be reached again once the dialog is out of it.
      setTimeout(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const before = cameFrom instanceof HTMLElement && cameFrom.isConnected ? cameFrom : null;
        (before ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
      });
    },
    [cameFrom],
  );
};
