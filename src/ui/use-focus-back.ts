import * as React from 'react';

/**
 * For a dialog that no trigger of Fluent's opened: gives the focus back to what had it when the dialog came, else to
 * the page. It is done before the dialog leaves the page: with its last dialog tabster ends, and does not take away
 * `aria-hidden` from the page behind it then, but does where the focus comes there.
 */
export const useFocusBack = (): void => {
  const [cameFrom] = React.useState(() => document.activeElement);
  React.useLayoutEffect(
    () => () => {
      const before = cameFrom instanceof HTMLElement && cameFrom.isConnected ? cameFrom : null;
      (before ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
    },
    [cameFrom],
  );
};
