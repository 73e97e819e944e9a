/** Longer than any frame: a page that is not seen draws none. */
const patience = 100;

/** Resolves when what has been put in the page is painted. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        clearTimeout(timer);
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    });
  });
