/*
 * Put into the page of an Agents Playground when it is served. It presses the page's own buttons, as a person would:
 * the log panel is closed, since in a frame it covers the chat; and the page around it may ask for a conversation.
 */
(() => {
  const press = (selector: string): boolean => {
    const button = document.querySelector<HTMLElement>(selector);
    button?.click();
    return button !== null;
  };

  /** Presses as soon as it is there: the page draws itself in steps. */
  const pressWhenDrawn = (selector: string): void => {
    if (press(selector)) return;
    const waiting = new MutationObserver(() => {
      if (press(selector)) waiting.disconnect();
    });
    waiting.observe(document, { childList: true, subtree: true });
  };

  // The page opens its log by itself, also when it is resized; whoever opens it by hand keeps it.
  let logIsWanted = false;
  const logToggle = '[title="Toggle Log Panel"]';
  document.addEventListener(
    'click',
    ({ isTrusted, target }) => {
      if (isTrusted && target instanceof Element && target.closest(logToggle) !== null) logIsWanted = true;
    },
    true,
  );
  new MutationObserver(() => {
    if (!logIsWanted) press('button[title="Hide log panel"]');
  }).observe(document, { childList: true, subtree: true });

  // { show: 'Utbildningsförvaltningen - General' } from the start page, which has another port.
  window.addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (source !== window.parent || typeof data !== 'object' || data === null || !('show' in data)) return;
    pressWhenDrawn(`[role="treeitem"][aria-label=${JSON.stringify(String(data.show))}]`);
  });
})();
