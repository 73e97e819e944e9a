import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../../src/cli/open-site.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { SentLine } from '../../src/local/start-state.ts';
import type { Activity } from '../../src/plan/activity.ts';
import { answerActivity } from '../../src/plan/answer.ts';
import { lastDay } from '../../src/plan/deadline.ts';
import { openPeriod } from '../../src/plan/period.ts';
import { statusOf } from '../../src/plan/status.ts';
import { type OfflineContext, openContext } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';
import { answerIn, cardsIn, chatOf } from '../support/playground-chat.ts';
import { run, startTenant } from '../support/run-command.ts';
import { type Started, startEverything } from '../support/start-process.ts';

const document = fileURLToPath(new URL('../fixtures/documents/000-linkoping-uppfoljning-2022.docx', import.meta.url));
const assignments = fileURLToPath(new URL('../../src/cli/example/assignments-2022.csv', import.meta.url));
const plan = 'Verksamhetsplan 2022';
const owner = { as: 'samordnare.elevhalsa', name: 'Samordnare elevhälsa' };
const comment = 'Rutinerna är införda på alla skolor, åäö.';

/** An item of the list as SharePoint answers it, past every layer of ours. */
interface RestItem {
  readonly 'odata.etag': string;
  readonly Progress: string;
  readonly Comment: string | null;
  readonly ActedVia: string | null;
  readonly ActedBy?: { readonly Name: string };
}

/** A message that a Playground's connector took from the service, and gave to its page. */
interface Delivered {
  readonly conversation: string;
  readonly cards: number;
}

/** Every message since the Playgrounds started, also those from before the page was open: they are kept for it. */
const deliveredTo = (page: Page): readonly Delivered[] => {
  const delivered: Delivered[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const told = JSON.parse(String(payload)) as Record<string, unknown>;
      if (told['action'] !== 'createMessage') return;
      const { attachments } = told['message'] as { readonly attachments: readonly unknown[] };
      delivered.push({ conversation: String(told['actionConversationId']), cards: attachments.length });
    });
  });
  return delivered;
};

// One story, told in order on one folder: each test goes on from where the one before it left everything.
describe('the plan of 2022, from document to answer, on the whole of it', () => {
  let data = '';
  let port = 0;
  let started: Started;
  let context: OfflineContext;
  let page: Page;
  let delivered: readonly Delivered[] = [];
  let site = '';
  let asked: Activity;
  let before: RestItem;

  const content = async () => {
    const { store } = openSite(site, undefined);
    const [only] = await store.plans();
    return await store.read(only!.key);
  };
  const activities = async (): Promise<readonly Activity[]> => (await content()).activities;

  /** The item by plain REST, signed in at the tenant's token endpoint. */
  const item = async (key: string): Promise<RestItem> => {
    const { tenant } = await started.state();
    const body = new URLSearchParams({ grant_type: 'password', username: 'controller' });
    const token = (await (await fetch(tenant.tokenEndpoint, { method: 'POST', body })).json()) as Record<
      string,
      string
    >;
    const query = `$filter=Key eq '${key}'&$select=Progress,Comment,ActedVia,ActedBy/Name&$expand=ActedBy`;
    const list = `${tenant.site}/_api/web/getList('/sites/utbildning/Lists/Activities')/items?${query}`;
    const headers = {
      authorization: `Bearer ${token['access_token']}`,
      accept: 'application/json;odata=minimalmetadata',
    };
    const answer = (await (await fetch(list, { headers })).json()) as { value: RestItem[] };
    expect(answer.value).toHaveLength(1);
    return answer.value[0]!;
  };

  const open = async (): Promise<void> => {
    context = await openContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    delivered = deliveredTo(page);
    await page.goto(`${started.origin}/`);
    await page.getByRole('button', { name: owner.name }).waitFor();
    // Both conversations are on the page before anything is sent to them.
    for (const name of [owner.name, 'Controller'])
      await chatOf(page, name).getByText('Type a message').waitFor({ state: 'attached' });
  };
  const moveTo = async (words: string): Promise<void> => {
    await page.getByRole('button', { name: 'Till nästa händelse' }).click();
    await page.getByRole('timer').getByText(words).waitFor();
    await expect.poll(async () => (await started.state()).moving).toBe(false);
  };
  const posts = (sent: readonly SentLine[]): string[] =>
    sent.flatMap(({ kind, to, outcome }) => (kind === 'channel' ? [`${to}: ${outcome}`] : [])).toSorted();
  const shownIn = async (board: string): Promise<readonly string[]> => {
    await page.getByRole('button', { name: board }).click();
    const cards = cardsIn(chatOf(page, 'Controller'));
    await cards.first().waitFor();
    return await cards.allInnerTexts();
  };

  beforeAll(async () => {
    data = join(await mkdtemp(join(tmpdir(), 'uppfoljning-journey-')), 'data');
    port = await freePorts(9);
  });
  afterAll(async () => {
    await context?.close();
    await started?.stop();
    await rm(join(data, '..'), { recursive: true, force: true });
  });

  test('a planner imports the document into empty lists and gives the activities their owners', async () => {
    const tenant = await startTenant(data, '--empty', '--strict');
    ({ site } = tenant);
    const onPlan = ['--site', site, '--plan', plan];
    expect(await run('provision', '--site', site)).toMatchObject({ code: 0 });
    expect(await run('import', document, ...onPlan)).toMatchObject({ code: 0 });
    expect(await run('assign', assignments, ...onPlan)).toMatchObject({ code: 0 });
    const read = await content();
    expect([read.activities.length, read.placements.length]).toEqual([93, 115]);
    expect(read.activities.filter(({ owner: who }) => who === null)).toEqual([]);
    expect(await tenant.stop()).toBe(0);
  });

  test('everything starts on that folder, with nothing sent', async () => {
    started = await startEverything(port, data);
    const state = await started.state();
    site = state.tenant.site;
    expect(await activities()).toHaveLength(93);
    expect(state.sent).toEqual([]);
    await open();
  });

  test('on 16 December, fourteen days before a Saturday, the owner gets one card', async () => {
    await moveTo('fredag 16 december 2022');
    const cards = cardsIn(chatOf(page, owner.name));
    await cards.first().waitFor();
    expect(await cards.count()).toBe(1);
    const text = await cards.innerText();
    expect(text).toContain('slutdatum 31 december');
    const due = (await activities()).filter(
      (activity) =>
        activity.owner?.upn.startsWith(owner.as) &&
        activity.status.progress !== 'completed' &&
        lastDay(activity.deadline)?.equals(Temporal.PlainDate.from('2022-12-31')),
    );
    for (const { title } of due) expect(text).toContain(title);
    const { sent } = await started.state();
    expect(sent.filter(({ to }) => to === owner.name)).toMatchObject([
      { kind: 'card', outcome: 'sent', activities: due.length },
    ]);

    expect(delivered.filter(({ cards: count }) => count > 0)).toEqual([{ conversation: `chat-${owner.as}`, cards: 1 }]);

    // The card opens the first one; it stands above the form.
    const opened = text.split('Läge')[0]!;
    asked = due.find(({ title }) => opened.includes(title))!;
    expect(asked.boards).toEqual(['BiN', 'BoU']);
    before = await item(asked.key);
  });

  test('the answer given in the card stands in the list: status, comment, new version, who acted and through what', async () => {
    const chat = chatOf(page, owner.name);
    await answerIn(cardsIn(chat), chat, 'Genomförd', comment);
    await cardsIn(chat).getByText('✓ Genomförd').waitFor();
    const after = await item(asked.key);
    expect(after).toMatchObject({ Progress: 'Genomförd', Comment: comment });
    expect(after['odata.etag']).not.toBe(before['odata.etag']);
    expect(after.ActedBy?.Name).toContain(`${owner.as}@`);
    expect(after.ActedVia).toBe('Kort');
    const { followUps } = await content();
    expect(followUps).toMatchObject([{ activityKey: asked.key, comment, unchanged: false }]);
    await page.getByRole('row', { name: new RegExp(`${owner.name}.*Besvarad`) }).waitFor();
  });

  test('at 16.00 each of its boards gets exactly one post', async () => {
    await moveTo('16 december 2022, 16.00');
    expect(posts((await started.state()).sent)).toEqual(['Barn- och ungdomsnämnden: sent', 'Bildningsnämnden: sent']);
    for (const board of ['Bildningsnämnden', 'Barn- och ungdomsnämnden']) {
      const shown = await shownIn(board);
      expect(shown).toHaveLength(1);
      expect(shown[0]).toContain(board);
      expect(shown[0]).toContain(asked.title);
    }
  });

  test('the tab shows it', async () => {
    const tab = page.frameLocator('iframe[title="Fliken i Teams"]');
    await tab.getByRole('link', { name: 'Planen' }).click();
    await tab.getByRole('searchbox').fill(asked.title.slice(0, 40));
    const row = tab.getByRole('row').filter({ hasText: asked.title.slice(0, 40) });
    await row.first().waitFor();
    expect(await row.first().innerText()).toContain('Genomförd');
  });

  test("the board's report, written from the lists and read again, has the answer on each of its rows", async () => {
    const out = join(data, '..', 'rapport.docx');
    const wanted = ['--site', site, '--plan', plan, '--form', 'linkoping', '--format', 'docx', '--out', out];
    expect(await run('report', ...wanted)).toMatchObject({ code: 0 });
    const { rows } = await readDocument('rapport.docx', await readFile(out));
    expect(rows).toHaveLength(115);
    const printed = rows.filter(({ activity }) => activity === asked.title);
    expect(printed).toHaveLength((await content()).placements.filter((row) => row.activityKey === asked.key).length);
    for (const row of printed) expect(row).toMatchObject({ comment, status: { text: 'Genomfört' } });
  });

  test('a change that concerns one board leaves the other silent', async () => {
    const read = await content();
    const single = read.activities.find(
      ({ boards, status, owner: who }) =>
        boards.join() === 'BoU' && status.progress === 'ongoing' && who?.upn.startsWith(owner.as),
    )!;
    await page.getByRole('button', { name: 'Nästa dag' }).click();
    await page.getByRole('timer').getByText('lördag 17 december').waitFor();
    const { store } = openSite(site, owner.as);
    const { now } = await started.state();
    const { person } = await store.viewer();
    const answer = { status: statusOf('paused', read.plan.statusWords), comment: 'Väntar på upphandling.' };
    await answerActivity(store, single, answer, openPeriod(read.periods), { by: person, at: now, via: 'tab' });

    // Saturday is no working day: the post comes on Monday.
    await moveTo('måndag 19 december 2022, 16.00');
    expect(posts((await started.state()).sent)).toEqual([
      'Barn- och ungdomsnämnden: sent',
      'Barn- och ungdomsnämnden: sent',
      'Bildningsnämnden: sent',
    ]);
    const shown = await shownIn('Barn- och ungdomsnämnden');
    expect(shown).toHaveLength(2);
    expect(shown.filter((text) => text.includes(single.title))).toHaveLength(1);
  });

  test('started again on the same folder, nothing is sent again: not by the ledger, not to Teams', async () => {
    const { sent } = await started.state();
    expect(context.refused).toEqual([]);
    await context.close();
    expect(await started.stop()).toBe(0);

    started = await startEverything(port, data);
    await open();
    expect(started.printed.join()).not.toContain('Lägger in planen');
    await page.getByRole('button', { name: 'Nästa dag' }).click();
    await page.getByRole('timer').getByText('tisdag 20 december 2022').waitFor();
    await expect.poll(async () => (await started.state()).moving).toBe(false);
    expect((await started.state()).sent).toEqual(sent);
    expect(delivered).toEqual([]);
  });
});
