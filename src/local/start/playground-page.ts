/*
 * Put into the page of an Agents Playground when it is served. It presses the page's own buttons, as a person would:
 * the log panel is closed, since in a frame it covers the chat; and the page around it may ask for a conversation. What
 * it changes of the page is how it is drawn in a small frame, and as whom a link to the tab opens.
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

  // The page counts on a bar 48 pixels high. In little room its bar is higher, and the page's top is scrolled away; in a
  // frame the bar is of no use, and the page around it draws the page without those pixels. A
  // channel begins with room to write, and its newest post is below: in a frame the post comes first.
  const style = document.createElement('style');
  style.textContent = `
    #root { height: 100vh; overflow: clip; }
    #root :has(> [role="toolbar"]) { height: 48px; overflow: hidden; }
    #root :has(> [role="toolbar"]) * { white-space: nowrap; }
    .framed #root :has(> [role="toolbar"]) { visibility: hidden; }
    .framed #root :has(> * > .fui-Card):has(.ac-adaptiveCard) { display: flex; flex-direction: column; }
    .framed #root :has(> * > .fui-Card):has(.ac-adaptiveCard) > * { flex-shrink: 0; }
    .framed #root :has(> * > .fui-Card):has(.ac-adaptiveCard) > :first-child:has([role="textbox"]) { order: 1; }
  `;
  document.head.append(style);
  document.documentElement.classList.toggle('framed', window.parent !== window);

  // A new card is shown from its top, where it says what it asks; the page shows its end. A card that is drawn again
  // stays where whoever presses it has it.
  const shown = new WeakSet<Element>();
  const elements = Element.prototype as unknown as { scrollIntoView: (...how: unknown[]) => void };
  const { scrollIntoView } = elements;
  elements.scrollIntoView = function (this: Element, ...how: unknown[]): void {
    const card = [...document.querySelectorAll('.ac-adaptiveCard')].at(-1);
    const list = this.parentElement;
    const message = card === undefined ? undefined : [...(list?.children ?? [])].find((one) => one.contains(card));
    if (message === undefined || message.nextElementSibling !== this) return scrollIntoView.apply(this, how);
    if (shown.has(message)) return undefined;
    shown.add(message);
    return scrollIntoView.call(message, { behavior: 'instant', block: 'start' });
  };

  // Teams opens its tab as whom it belongs to; so does a link to the tab from here.
  const as = document.querySelector<HTMLMetaElement>('meta[name="uppfoljning-as"]')?.content ?? '';
  const open = window.open.bind(window);
  window.open = (to, ...rest) => {
    const url = new URL(String(to ?? ''), window.location.href);
    const isTab = url.hostname === '127.0.0.1' && url.pathname === '/teams';
    if (!isTab || as === '' || url.searchParams.has('as')) return open(to, ...rest);
    url.searchParams.set('as', as);
    return open(url.toString(), ...rest);
  };

  // The page around this one is told which messages have come since it was loaded: the rest is forgotten here.
  const told: string[] = [];
  const tell = (): void => window.parent.postMessage({ told }, '*');
  if (window.parent !== window) {
    window.WebSocket = class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        // What was kept for the page comes at once; only then is it known what it lacks.
        this.addEventListener('open', () => setTimeout(tell, 1000));
        this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          const { action, message } = JSON.parse(String(data)) as { action?: string; message?: { messageId?: string } };
          if (action !== 'createMessage' || message?.messageId === undefined) return;
          told.push(message.messageId);
          tell();
        });
      }
    };
  }
})();
