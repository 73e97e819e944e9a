import type { Request, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OfflineContext } from '../support/browser.ts';
import { openTabSite, type OpenTab, type TabOptions, type TabSite, type Who } from './tab-site.ts';

let site: TabSite;
beforeAll(async () => {
  site = await openTabSite();
}, 180_000);
afterAll(() => site.close());

const toLists = /\/_api\//;
const asks = (request: Request): boolean => request.method() !== 'OPTIONS' && toLists.test(request.url());
const note = /^Visar planen som den var i dag \d\d\.\d\d\. Hämtar det senaste …$/;

/** Whose plans this browser keeps of the site, and in how many parts. */
const keptIn = ({ tab }: OpenTab): Promise<{ whose: readonly string[]; parts: number }> =>
  tab.evaluate(async () => {
    // To open it is to make it.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'uppfoljning')) return { whose: [], parts: 0 };
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('uppfoljning', 1);
      opening.onerror = () => reject(opening.error ?? new Error('refused'));
      opening.onsuccess = () => {
        const transaction = opening.result.transaction(['heads', 'parts']);
        const heads = transaction.objectStore('heads').getAll();
        const parts = transaction.objectStore('parts').count();
        transaction.oncomplete = () => {
          opening.result.close();
          const people = heads.result as { viewer: { person: { name: string } } }[];
          resolve({ whose: people.map(({ viewer }) => viewer.person.name), parts: parts.result });
        };
      };
    });
  });

/** A visit that has left its plan behind; the window is closed and its browser goes on. */
const visited = async (who: Who = 'controller', options: TabOptions = {}): Promise<OfflineContext> => {
  const first = await site.open(who, { page: 'plan', ...options });
  await first.tab.getByRole('treegrid').waitFor();
  await expect.poll(async () => (await keptIn(first)).whose.length, { timeout: 15_000 }).toBe(1);
  await first.page.close();
  return first.context;
};

/** What is asked of the lists waits until the test lets it go. */
const hold = async (context: OfflineContext, which: (request: Request) => boolean = asks) => {
  const held: Route[] = [];
  let answers = 0;
  let open = false;
  await context.route(toLists, async (route) => {
    if (!open && which(route.request())) held.push(route);
    else {
      answers += asks(route.request()) ? 1 : 0;
      await route.continue();
    }
  });
  return {
    answers: () => answers,
    waiting: () => held.length,
    release: async () => {
      open = true;
      await Promise.all(held.splice(0).map((route) => route.continue()));
    },
  };
};

const store = () => site.storeAs('controller');
const someone = async () => ({ by: (await store().viewer()).person, at: '2022-11-21T08:00:00Z', via: 'card' }) as const;
const planKey = async (): Promise<string> => (await store().plans())[0]!.key;

/** The activity of the plan's first row, which is in sight. */
const firstActivity = async () => {
  const { activities, placements } = await store().read(await planKey());
  return activities.find(({ key }) => key === placements[0]!.activityKey)!;
};

/** Teams's library asks for its list of hosts off this machine, and does without. */
const errorsOf = ({ errors }: OpenTab) => errors.filter((text) => !text.includes('res.cdn.office.net'));

const rowsShown = (opened: OpenTab) => opened.tab.locator('[role="row"][aria-selected]');
const paused = { text: '', progress: 'paused', deviation: null } as const;

describe('the second visit', () => {
  let context: OfflineContext;
  let opened: OpenTab;
  beforeEach(async () => {
    context = await visited();
  });
  afterEach(() => context.close());

  test('shows the plan before the lists have answered anything, says from when, and then what others changed', async () => {
    const before = await firstActivity();
    await store().change(before, { status: paused }, await someone());
    const lists = await hold(context);
    opened = await site.open('controller', { page: 'plan', again: context });
    await rowsShown(opened).first().waitFor();
    expect(lists.answers()).toBe(0);
    await opened.tab.getByText(note).waitFor();
    expect(await rowsShown(opened).first().innerText()).not.toContain('Pausad');

    await lists.release();
    await opened.tab.getByText(note).waitFor({ state: 'detached' });
    expect(await rowsShown(opened).first().innerText()).toContain('Pausad');
    // Who asks and what has been changed; what was changed.
    expect(lists.answers() + lists.waiting()).toBeLessThanOrEqual(1);
    expect(errorsOf(opened)).toEqual([]);
    await store().change(await store().activity(before.key), { status: before.status }, await someone());
  });

  test('costs one request where nothing has been changed', async () => {
    const asked: string[] = [];
    context.on('request', (request) => {
      if (asks(request)) asked.push(request.url());
    });
    opened = await site.open('controller', { page: 'plan', again: context });
    await rowsShown(opened).first().waitFor();
    await opened.tab.getByText(note).waitFor({ state: 'detached' });
    await expect.poll(() => asked.length).toBe(1);
    expect(asked).toEqual([expect.stringMatching(/\/_api\/\$batch$/)]);
  });

  test('writes nothing over what was changed since: both versions are shown', async () => {
    await context.close();
    context = await visited('samordnare.elevhalsa', { page: 'plan' });
    const lists = await hold(context, (request) => request.postData()?.includes('getchanges') === true);
    opened = await site.open('samordnare.elevhalsa', { again: context });
    const row = opened.tab.locator('li[data-activity]:has(select)').first();
    await row.waitFor();
    await opened.tab.getByText(note).waitFor();
    const key = (await row.getAttribute('data-activity'))!;
    const standing = await store().activity(key);
    await store().change(standing, { status: paused, comment: 'Väntar på beslut.' }, await someone());
    const mine = opened.tab.locator(`li[data-activity="${key}"]`);
    await mine.getByRole('button', { name: /^Kommentar till/ }).click();
    await mine.getByRole('textbox').fill('Allt är klart.');
    await mine.getByRole('combobox').selectOption({ label: 'Genomförd' });
    await mine.getByRole('button', { name: 'Svara' }).click();
    const dialog = opened.tab.getByRole('dialog', { name: 'Aktiviteten ändrades medan du skrev' });
    await dialog.getByText('Väntar på beslut.').first().waitFor();
    expect((await store().activity(key)).status.progress).toBe('paused');
    await lists.release();
  });

  test("of another person shows nothing of the first one's, and leaves nothing of it in the browser", async () => {
    const lists = await hold(context);
    const opening = site.open('utvecklare.gymnasium', { page: 'plan', again: context });
    await expect.poll(() => lists.waiting(), { timeout: 30_000 }).toBeGreaterThan(0);
    const [page] = context.pages();
    const frame = page!.frames().at(-1)!;
    const { title } = await firstActivity();
    expect(await frame.locator('body').innerText()).not.toContain(title.slice(0, 20));
    expect(await frame.locator('[role="row"][aria-selected]').count()).toBe(0);
    await lists.release();
    opened = await opening;
    await rowsShown(opened).first().waitFor();
    await expect
      .poll(async () => (await keptIn(opened)).whose, { timeout: 15_000 })
      .toEqual(['Utvecklingsledare gymnasium']);
  });

  test('of somebody who may not read any more ends with nothing kept', async () => {
    await context.route(toLists, async (route) => {
      if (!asks(route.request())) return route.continue();
      const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };
      const body = '{"odata.error":{"code":"-2147024891, System.UnauthorizedAccessException","message":{"value":""}}}';
      await route.fulfill({ status: 403, headers, body });
    });
    opened = await site.open('controller', { page: 'plan', again: context });
    await opened.tab.getByText('Behörighet').first().waitFor();
    await expect.poll(() => keptIn(opened), { timeout: 15_000 }).toEqual({ whose: [], parts: 0 });
  });

  test('after what is kept was damaged reads the plan anew, and keeps it again', async () => {
    const breaking = await site.open('controller', { page: 'configure', again: context });
    await breaking.tab.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('uppfoljning', 1);
          opening.onsuccess = () => {
            const parts = opening.result.transaction('parts', 'readwrite').objectStore('parts');
            parts.openCursor().onsuccess = ({ target }) => {
              const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
              if (cursor === null) return resolve(opening.result.close());
              cursor.update({ ...cursor.value, rows: '[[1' });
              cursor.continue();
            };
          };
        }),
    );
    await breaking.page.close();
    opened = await site.open('controller', { page: 'plan', again: context });
    await rowsShown(opened).first().waitFor();
    await expect.poll(async () => (await keptIn(opened)).whose.length, { timeout: 15_000 }).toBe(1);
  });
});

describe.each([
  [
    'forbids storage, as in a private window',
    () => {
      Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    },
  ],
  [
    'has no room left',
    () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    },
  ],
  [
    'never answers',
    () => {
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
    },
  ],
])('a browser that %s', (_, befall) => {
  test('shows the plan all the same, and says so in its log', async () => {
    const warnings: string[] = [];
    const prepare = async (context: OfflineContext): Promise<void> => {
      await context.addInitScript(befall);
      context.on('console', (message) => {
        if (message.type() === 'warning') warnings.push(message.text());
      });
    };
    const opened = await site.open('controller', { page: 'plan', prepare });
    await rowsShown(opened).first().waitFor();
    await expect.poll(() => warnings.join('\n'), { timeout: 15_000 }).toMatch(/plan/i);
    expect(errorsOf(opened)).toEqual([]);
    await opened.close();
  });
});
