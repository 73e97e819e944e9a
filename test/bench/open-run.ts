import type { Browser, Frame } from 'playwright-core';
import type { OpenSite } from './open-site.ts';

/** One opening of one app, in a profile that has seen nothing. */
export interface OpenFigures {
  /** Milliseconds from the app's own navigation until its first rows are painted. */
  readonly first: number;
  /** Milliseconds until it says that it has every activity. */
  readonly all: number;
  /** Milliseconds of work on the page's main thread until then. */
  readonly main: number;
  readonly listRequests: number;
  /** All requests of the app, those to the lists included; preflights are not. */
  readonly requests: number;
  /** Milliseconds from a search until what is found is painted. */
  readonly filter: number;
  /** Milliseconds from the click until the rows are painted in their new order. */
  readonly sort: number;
  /** How many activities it says that it has, and how many the search found. */
  readonly activities: number;
  readonly found: number;
}

export interface App {
  readonly address: string;
  /** The button that puts all rows in another order, or folds them. */
  readonly reorder: RegExp;
  /** How it says that a search found some of all. */
  readonly says: (found: number, all: number) => string;
}

/** In the page, before anything of its own: notes when the first activity has been painted. */
const watchFirstRow = (): void => {
  const marks = window as unknown as { firstRow?: number };
  const observer = new MutationObserver(() => {
    if (document.querySelector('[role="row"][aria-selected], tr[aria-selected]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => (marks.firstRow = performance.now()));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
};

const counted = /(\d+) (?:av \d+ )?aktiviteter/;

/** In the page: does something, waits until the text of the rows is another, and until that is painted. */
const timed = async (
  frame: Frame,
  act: { readonly search: string } | { readonly press: string },
  text: string | null,
): Promise<number> =>
  frame.evaluate(
    async ([what, expected]) => {
      const rows = (): string =>
        expected === null
          ? (document.querySelector('[role="row"][aria-selected], tr[aria-selected]')?.textContent ?? '')
          : '';
      const before = rows();
      const done = (): boolean =>
        expected === null ? rows() !== before : document.body.textContent.includes(expected);
      const began = performance.now();
      if ('search' in what) {
        const field = document.querySelector<HTMLInputElement>('input[type="search"]')!;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, what.search);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      } else {
        [...document.querySelectorAll('button')]
          .find((button) => new RegExp(what.press).test(button.textContent))!
          .click();
      }
      while (!done()) await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve));
      });
      return performance.now() - began;
    },
    [act, text] as const,
  );

/** Opens the app in the frame, waits for all it has, then searches and reorders. */
export const openOnce = async (
  browser: Browser,
  site: OpenSite,
  { address, reorder, says }: App,
  { activities, search, found }: { activities: number; search: string; found: number },
): Promise<OpenFigures> => {
  const context = await browser.newContext({
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 800 },
  });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    let requests = 0;
    await page.addInitScript(watchFirstRow);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const busy = async (): Promise<number> =>
      (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
    site.listRequests();
    page.on('request', (request) => {
      if (request.frame() !== page.mainFrame()) requests += 1;
    });
    const before = await busy();
    await page.goto(`${site.origin}/bench/frame.html?app=${encodeURIComponent(address)}`);
    const element = await page.waitForSelector('iframe');
    const frame = (await element.contentFrame())!;
    const all = await frame
      .waitForFunction(
        (text) => document.body?.textContent.includes(text) && performance.now(),
        `${activities} aktiviteter`,
      )
      .then(async (handle) => Number(await handle.jsonValue()))
      .catch(async (cause: unknown) => {
        const said = await frame.evaluate(() => document.body.innerText.slice(0, 400));
        throw new Error(`${address} did not show ${activities} activities.\n${errors.join('\n')}\n${said}`, { cause });
      });
    await frame.waitForFunction(() => 'firstRow' in window);
    const first = await frame.evaluate(() => (window as unknown as { firstRow: number }).firstRow);
    const main = (await busy()) - before;
    const listRequests = site.listRequests();
    const count = async (): Promise<number> =>
      Number(counted.exec(await frame.evaluate(() => document.body.textContent))?.[1] ?? NaN);
    const has = await count();
    const filter = await timed(frame, { search }, says(found, activities));
    const foundBySearch = await count();
    await timed(frame, { search: '' }, `${activities} aktiviteter`);
    const sort = await timed(frame, { press: reorder.source }, null);
    return { first, all, main, listRequests, requests, filter, sort, activities: has, found: foundBySearch };
  } finally {
    await context.close();
  }
};
