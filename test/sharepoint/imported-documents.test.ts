import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { focusAreasOf } from '../../src/plan/focus-areas.ts';
import { keyOfWording } from '../../src/plan/wording.ts';
import { printedRow } from '../../src/plan/placement.ts';
import type { PlannerRecords, PlannerStore, RecordKind } from '../../src/plan/planner-store.ts';
import { readDocumentParts } from '../../src/sharepoint/read-document-parts.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import { fixture } from '../import/truth.ts';
import { run } from '../support/run-command.ts';
import { openSite, type TestSite } from './site.ts';

const documents = {
  plan: ['000-linkoping-uppfoljning-2022.txt', 'Verksamhetsplan 2022'],
  objektplan: ['001-objektplan-ukfa-2022.txt', 'Objektplan 2022'],
  programme: ['003-program-fullfoljd-utbildning.txt', 'Fullföljd utbildning'],
  huddinge: ['004-huddinge-ataganden-2018.docx', 'Åtaganden 2018'],
} as const;
type Which = keyof typeof documents;

const keyOf = (which: Which): string => keyOfWording(documents[which][1]);

let folder: string;
let site: TestSite;
let store: PlannerStore;

const importAgain = async (which: Which) => {
  const [file, plan] = documents[which];
  const path = fileURLToPath(new URL(`../fixtures/documents/${file}`, import.meta.url));
  return await run('import', path, '--site', site.url, '--plan', plan);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-documents-'));
  site = await openSite();
  for (const which of Object.keys(documents) as Which[]) {
    const { code, err } = await importAgain(which);
    if (code !== 0) throw new Error(`${which}: ${err}`);
  }
  store = openPlannerStore(site.as('controller'));
}, 120_000);
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const all = async <K extends RecordKind>(kind: K, which: Which): Promise<readonly PlannerRecords[K][]> =>
  (await store.all(kind, keyOf(which))).map(({ record }) => record);

const planOf = async (which: Which) => (await all('plans', which))[0]!;

const read = async (which: Which) => await readAnyDocument(documents[which][0], fixture(documents[which][0]));

const objektplan = async () => {
  const found = await read('objektplan');
  if (found.kind !== 'objektplan') throw new Error(`read as ${found.kind}`);
  return found.draft;
};
const programmeDraft = async () => {
  const found = await read('programme');
  if (found.kind !== 'programme') throw new Error(`read as ${found.kind}`);
  return found.draft;
};
const huddinge = async () => {
  const found = await read('huddinge');
  if (found.kind !== 'plan') throw new Error(`read as ${found.kind}`);
  return found.draft;
};

/** What a record says of its own, without what places it in the lists. */
const bare = <T extends { readonly key: string; readonly planKey: string }>(record: T) => {
  const { key: _key, planKey: _planKey, ...said } = record;
  return said;
};
const placeless = <T extends { readonly source: unknown }>(draft: T) => {
  const { source: _source, ...said } = draft;
  return said;
};

describe('document 001 in the lists', () => {
  it('is a plan of kind objektplan, valid as it says', async () => {
    const { document } = await objektplan();
    const plan = await planOf('objektplan');
    expect(plan).toMatchObject({ kind: 'objektplan', year: document.year, form: 'objektplan' });
    expect([plan.document?.title, plan.from?.toString(), plan.to?.toString()]).toEqual([
      document.title,
      '2022-01-01',
      '2022-12-31',
    ]);
  });

  it('has its fokusområden with their delmål', async () => {
    const { goals } = await objektplan();
    const kept = await all('goals', 'objektplan');
    expect(kept.map(({ kind }) => kind).filter((kind) => kind === 'sub-goal')).toHaveLength(9);
    expect(focusAreasOf(kept)).toEqual(goals.map(placeless));
  });

  it('has every line of its budget to the öre, its keys and its governing documents', async () => {
    const { budget, governingDocuments } = await objektplan();
    const items = await all('budgetItems', 'objektplan');
    expect(items.map(bare)).toEqual(budget.items.map(placeless));
    expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(2_875_120_100);
    expect((await all('allocationKeys', 'objektplan')).map(bare)).toEqual(
      budget.keys.map(({ boards, shares }) => ({ boards, shares })),
    );
    expect(budget.keys.length).toBeGreaterThan(0);
    expect((await all('governingDocuments', 'objektplan')).map(bare)).toEqual(
      governingDocuments.map((document, order) => ({ ...placeless(document), order, activityKeys: [] })),
    );
    expect(governingDocuments).toHaveLength(12);
  });

  it('keeps its whole version log, and adopts nothing of which the day is not known', async () => {
    const { versions, units, budget, texts } = await objektplan();
    const parts = await readDocumentParts(store.files, await planOf('objektplan'));
    expect(parts.versions).toEqual(versions.map(placeless));
    expect([parts.units, parts.forecast]).toEqual([units.map(({ key }) => key), budget.forecast]);
    expect(parts.texts).toEqual(texts.map(({ text }) => text));
    expect(await all('planVersions', 'objektplan')).toEqual([]);
    expect((await importAgain('objektplan')).out).toContain('Version 1.0');
  });
});

describe('document 003 in the lists', () => {
  it('is a programme over two years with its milestones', async () => {
    const { programme } = await programmeDraft();
    const plan = await planOf('programme');
    expect(plan).toMatchObject({ kind: 'programme', form: 'program', year: 2021 });
    expect([plan.document?.title, plan.from?.toString(), plan.to?.toString()]).toEqual([
      programme.title,
      '2021-11-09',
      '2023-02-28',
    ]);
    const milestones = await all('milestones', 'programme');
    expect(milestones.map(bare)).toEqual(
      programme.milestones.map(({ date, dateText, isYearInferred, text, kind, audience }) => ({
        date,
        dateText,
        isYearInferred,
        text,
        kind,
        audience,
      })),
    );
    expect(milestones).toHaveLength(6);
  });

  it('owes the boards two reports', async () => {
    const promises = await all('promises', 'programme');
    expect(promises.map(({ owedOn, to, kept }) => [owedOn.toString(), to, kept])).toEqual([
      ['2022-06-30', [], null],
      ['2023-02-28', [], null],
    ]);
    expect(promises.every(({ acted }) => acted.via === 'import')).toBe(true);
  });

  it('keeps decisions, directives, representation and every paragraph', async () => {
    const { programme, boards, texts } = await programmeDraft();
    const parts = await readDocumentParts(store.files, await planOf('programme'));
    expect(parts).toMatchObject({ reference: programme.dnr, date: programme.date });
    expect(parts.decisions).toEqual(programme.decisions.map(placeless));
    expect(parts.directives).toEqual(programme.directives);
    expect(parts.representation).toEqual(programme.representation);
    expect(parts.texts).toEqual(texts.map(({ text }) => text));
    expect(parts.boards.map(({ name, leaves }) => [name, leaves])).toEqual(
      boards.map(({ name, leaves }) => [name, leaves !== null]),
    );
  });

  it('finds the boards that document 000 brought, under their names, and makes the others', async () => {
    const parts = await readDocumentParts(store.files, await planOf('programme'));
    expect(parts.boards.slice(0, 2).map(({ key }) => key)).toEqual(['BiN', 'BoU']);
    const boards = await all('boards', 'programme');
    expect(boards.filter(({ name }) => name === 'Bildningsnämnden').map(({ key }) => key)).toEqual(['BiN']);
    expect(boards.map(({ key }) => key)).toContain('Social- och omsorgsnämnden');
  });
});

describe('document 004 in the lists', () => {
  it('has each row with its priority, its comment and the word of each period', async () => {
    const { rows } = await huddinge();
    const [goals, activities, placements, periods, followUps] = await Promise.all([
      all('goals', 'huddinge'),
      all('activities', 'huddinge'),
      all('placements', 'huddinge'),
      all('periods', 'huddinge'),
      all('followUps', 'huddinge'),
    ]);
    const goal = new Map(goals.map((one) => [one.key, one]));
    const activity = new Map(activities.map((one) => [one.key, one]));
    const kept = placements
      .toSorted((a, b) => a.order - b.order)
      .map((placement) => {
        const under = goal.get(placement.goalKey)!;
        const above = goal.get(under.parentKey ?? '');
        const of = activity.get(placement.activityKey)!;
        const row = printedRow(placement, of);
        const inPeriod = (key: string) =>
          followUps.find(({ periodKey, activityKey }) => periodKey === key && activityKey === of.key)!;
        return {
          goals: [above?.kind, above?.title, under.kind, under.title],
          row: [row.title, row.status, row.comment, of.priority ?? ''],
          statuses: periods.map(({ key }) => inPeriod(key).status),
          comments: periods.map(({ key }) => inPeriod(key).comment),
          answered: periods.map(({ key }) => inPeriod(key).answered?.via),
          placement: placement.otherColumns,
        };
      });
    expect(kept).toEqual(
      rows.map((row) => ({
        goals: ['objective', row.goal.parent, 'sub-objective', row.goal.title],
        row: [row.activity, row.status, row.comment, row.priority],
        statuses: ['delår1', 'delår2', 'bokslut'].map((head) => row.periodStatuses?.[head]),
        comments: ['', '', row.comment],
        answered: ['import', 'import', 'import'],
        placement: undefined,
      })),
    );
    expect(kept).toHaveLength(30);
  });

  it('has its periods closed, each per its own day, and speaks in its own words', async () => {
    const periods = await all('periods', 'huddinge');
    expect(periods.map(({ name, perDatum, state }) => [name, perDatum.toString(), state])).toEqual([
      ['Delår 1', '2018-04-30', 'closed'],
      ['Delår 2', '2018-08-31', 'closed'],
      ['Bokslut', '2018-12-31', 'closed'],
    ]);
    const plan = await planOf('huddinge');
    expect(plan.deviationWords).toEqual({ 'on-plan': 'Enligt plan', deviates: 'Avviker från plan' });
    expect(plan.statusWords.completed).toBe('Genomfört');
    expect('kind' in plan).toBe(false);
  });

  it('is read by the tab as any plan, with its answers', async () => {
    const content = await site.storeAs('controller').read(keyOf('huddinge'));
    expect(content.unreadable).toEqual([]);
    expect([content.activities.length, content.periods.length, content.followUps.length]).toEqual([30, 3, 90]);
  });
});

it.each(['objektplan', 'programme', 'huddinge', 'plan'] as const)(
  'imports %s again without a change',
  async (which) => {
    const { code, out } = await importAgain(which);
    expect(code).toBe(0);
    expect(out).toMatch(/^0 poster skrivna, \d+ fanns redan\.$/m);
    expect(out).not.toContain('Lämnas som det står');
    expect(out).not.toContain('Finns inte längre');
  },
);

describe("a report in the document's own form", () => {
  const wordOf = async (name: string, ...from: readonly string[]): Promise<string> => {
    const out = join(folder, name);
    const { code, err } = await run('report', ...from, '--format', 'docx', '--out', out);
    if (code !== 0) throw new Error(err);
    const xml = strFromU8(unzipSync(new Uint8Array(await readFile(out)))['word/document.xml']!);
    // The day it is made is the machine's or the site's; a key is printed by the budget's spelling of the boards.
    return xml.replaceAll(/\d{4}-\d\d-\d\d/g, 'dag').replaceAll(/(?<=mellan )[\p{L}, ]+(?= fördelas)/gu, 'nämnder');
  };

  it.each([
    ['objektplan', 'objektplan'],
    ['programme', 'program'],
  ] as const)('says the same out of the lists as out of the document (%s)', async (which, form) => {
    const [file, plan] = documents[which];
    const path = fileURLToPath(new URL(`../fixtures/documents/${file}`, import.meta.url));
    const fromLists = await wordOf('ur-listorna.docx', '--site', site.url, '--plan', plan, '--form', form);
    expect(fromLists).toBe(await wordOf('ur-dokumentet.docx', '--from', path, '--form', form));
    expect(fromLists.length).toBeGreaterThan(10_000);
  });

  it('is refused to a plan of another kind', async () => {
    const [, plan] = documents.plan;
    const out = join(folder, 'fel.docx');
    const wrong = ['--site', site.url, '--plan', plan, '--form', 'program', '--format', 'docx', '--out', out];
    const { code, err } = await run('report', ...wrong);
    expect([code, err.includes('den är av ett annat slag')]).toEqual([1, true]);
  });
});
