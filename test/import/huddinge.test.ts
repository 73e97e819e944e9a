import { describe, expect, it } from 'vitest';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { printDraft } from '../../src/import/print-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { fixture } from './truth.ts';

const name = '004-huddinge-ataganden-2018';

/** 004-truth.json was written from the text's lines, each named by hand. */
interface Truth {
  readonly rows: readonly {
    readonly lines: readonly number[];
    readonly goal: string;
    readonly subGoal: string;
    readonly priority: string;
    readonly activity: string;
    readonly periodStatuses: Readonly<Record<string, string>>;
    readonly comment: string;
    readonly isCutOff: boolean;
  }[];
}

const truth = JSON.parse(new TextDecoder().decode(fixture('004-truth.json'))) as Truth;
const cutRow = truth.rows.findIndex(({ isCutOff }) => isCutOff);

const progresses: Readonly<Record<string, object>> = {
  'Enligt plan': { progress: null, deviation: 'on-plan' },
  'Avviker från plan': { progress: null, deviation: 'deviates' },
  Klart: { progress: 'completed', deviation: null },
  Genomfört: { progress: 'completed', deviation: null },
};
/** The text keeps a space that stood between italics and a full stop; Word and Excel have none there. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(' .', '.');
const statusOf = (text = '') => ({ text, ...progresses[text] });

describe.each(['.txt', '.docx', '.xlsx'])('document 004 as %s', (rendering) => {
  const draft = readDocument(name + rendering, fixture(name + rendering));

  it('gives every row, field by field, with a status for each period', async () => {
    const { rows } = printDraft(await draft);
    expect(rows).toHaveLength(30);
    expect(
      rows.map(({ goal, activity, periodStatuses, status, comment, priority }) => ({
        goal: goal.parent,
        subGoal: goal.title,
        activity: plain(activity),
        periodStatuses,
        status,
        comment: plain(comment),
        priority,
      })),
    ).toEqual(
      truth.rows.map(({ goal, subGoal, activity, periodStatuses, comment, priority }) => ({
        goal,
        subGoal,
        activity: plain(activity),
        periodStatuses: Object.fromEntries(
          Object.entries(periodStatuses).map(([period, text]) => [period, statusOf(text)]),
        ),
        // What the last period says is how it stands.
        status: statusOf(periodStatuses['bokslut']),
        comment: plain(comment),
        priority,
      })),
    );
  });

  it('counts as the municipality did', async () => {
    const { rows } = await draft;
    const counts = (period: string) => {
      const words = Map.groupBy(rows, ({ periodStatuses }) => periodStatuses?.[period]?.text);
      return Object.fromEntries([...words].map(([word, of]) => [word, of.length]));
    };
    expect(counts('delår1')).toEqual({ 'Enligt plan': 30 });
    expect(counts('delår2')).toEqual({ 'Enligt plan': 25, Klart: 3, 'Avviker från plan': 2 });
    expect(counts('bokslut')).toEqual({ Genomfört: 28, 'Avviker från plan': 2 });
  });

  it('tells of the comment that is cut off for good, and of no other', async () => {
    const { rows, problems } = await draft;
    const cut = problems.filter(({ message }) => message.includes('avhuggen'));
    expect(cut).toEqual([
      {
        source: rows[cutRow]?.source,
        message: 'Kommentaren är avhuggen i dokumentet: ”ar ett avtal träffats med en systemleverantör och under 2019”',
      },
    ]);
  });

  it('shows what each head was taken for', async () => {
    const { document, mapping } = printDraft(await draft);
    expect(document).toMatchObject({ year: 2018, asOf: '2018-12-31', form: 'huddinge' });
    expect(mapping?.map(({ kind }) => kind).join(' ')).toBe(
      'goal subgoal priority activity periodStatus periodStatus periodStatus comment',
    );
  });

  it('puts every row under its delmål, and that under its goal, when it is made a plan', async () => {
    const { goals, placements } = planFromDraft(await draft, { planKey: 'huddinge', name: 'Åtaganden 2018' });
    const byKey = new Map(goals.map((goal) => [goal.key, goal]));
    expect(
      placements.map(({ goalKey }) => {
        const goal = byKey.get(goalKey);
        return [byKey.get(goal?.parentKey ?? '')?.title, goal?.title];
      }),
    ).toEqual(truth.rows.map(({ goal, subGoal }) => [goal, subGoal]));
  });
});

it('tells of the pages that bear another year than the first, and of all that stands outside the table', async () => {
  const { problems } = await readDocument(`${name}.txt`, fixture(`${name}.txt`));
  const outside = problems.filter(({ message }) => message.startsWith('Texten står utanför tabellerna'));
  expect(outside.filter(({ message }) => message.includes('”2019-01-23”')).map(({ source }) => source.line)).toEqual([
    36, 48, 60,
  ]);
  expect(outside).toHaveLength(18);
});
