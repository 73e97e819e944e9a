import { describe, expect, it } from 'vitest';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { differencesInPlan } from '../../src/plan/differences.ts';
import { printedRow } from '../../src/plan/placement.ts';
import { fixture } from './truth.ts';

const name = '000-linkoping-uppfoljning-2022';
const names = { planKey: 'verksamhetsplan-2022', name: 'Verksamhetsplan 2022' };
const draftOf = (rendering: string) => readDocument(name + rendering, fixture(name + rendering));
const planOf = async (rendering: string) => planFromDraft(await draftOf(rendering), names);
const version = '"1"';

const asRead = (plan: Awaited<ReturnType<typeof planOf>>) => ({
  activities: plan.activities.map((activity) => ({ ...activity, version })),
  placements: plan.placements.map((placement) => ({ ...placement, version })),
});

describe.each(['.txt', '.docx', '-pages.docx', '.xlsx'])('document 000 as %s, made a plan', (rendering) => {
  it('prints every row again, field by field, from placement and activity', async () => {
    const draft = await draftOf(rendering);
    const { activities, placements } = asRead(planFromDraft(draft, names));
    const byKey = new Map(activities.map((activity) => [activity.key, activity]));
    expect(
      placements.map((placement) => {
        const activity = byKey.get(placement.activityKey);
        if (!activity) throw new Error(`no activity ${placement.activityKey}`);
        return printedRow(placement, activity);
      }),
    ).toEqual(
      draft.rows.map(({ activity, parts, boardsText, boards, deadline, status, comment, carriedOverFrom }) => ({
        title: activity,
        parts,
        boardsText,
        boards,
        deadline,
        status,
        comment,
        carriedOverFrom,
      })),
    );
  });

  it('keeps each row under its goal, with every level above it', async () => {
    const draft = await draftOf(rendering);
    const { goals, placements } = planFromDraft(draft, names);
    const byKey = new Map(goals.map((goal) => [goal.key, goal]));
    const pathOf = (key: string | null): readonly string[] => {
      const goal = key === null ? undefined : byKey.get(key);
      return goal ? [...pathOf(goal.parentKey), `${goal.kind} ${goal.title}`] : [];
    };
    expect(placements.map(({ goalKey }) => pathOf(goalKey))).toEqual(
      draft.rows.map(({ area, municipalGoal, goal }) => [
        `area ${area}`,
        `municipal-goal ${municipalGoal}`,
        ...(goal.parent === null ? [] : [`board-goal ${goal.parent}`]),
        `${goal.kind} ${goal.title}`,
      ]),
    );
    for (const { goal } of draft.goals) {
      expect(goals).toContainEqual(
        expect.objectContaining({ title: goal.title, description: goal.description, label: goal.label }),
      );
    }
  });

  it('has a postponement without the old date for each activity with an asterisk', async () => {
    const { postponements, activities } = await planOf(rendering);
    expect(postponements).toHaveLength(18);
    for (const { activityKey, from, to, cause, state } of postponements) {
      expect({ from, cause, state, moved: to.moved }).toEqual({
        from: null,
        cause: null,
        state: 'granted',
        moved: true,
      });
      expect(activities.find(({ key }) => key === activityKey)?.deadline).toEqual(to);
    }
  });

  it('shows the same four differences from the lists', async () => {
    const differences = differencesInPlan(asRead(await planOf(rendering)));
    expect(differences.map(({ kind }) => kind)).toEqual(['deadline', 'status', 'status', 'comment']);
  });

  it('has the keys of the text rendering', async () => {
    const [here, text] = await Promise.all([planOf(rendering), planOf('.txt')]);
    const keys = (plan: typeof here) =>
      [plan.goals, plan.activities, plan.placements, plan.postponements].map((list) => list.map(({ key }) => key));
    expect(keys(here)).toEqual(keys(text));
  });
});

it('has each key once, short enough for an indexed column, and parents before children', async () => {
  const plan = await planOf('.docx');
  const keys = [plan.goals, plan.activities, plan.placements].map((list) => list.map(({ key }) => key));
  expect(keys.map((list) => new Set(list).size)).toEqual([47, 93, 115]);
  expect(Math.max(...keys.flat().map((key) => key.length))).toBeLessThan(128);
  const seen = new Set<string | null>([null]);
  for (const goal of plan.goals) {
    expect(seen.has(goal.parentKey)).toBe(true);
    seen.add(goal.key);
  }
});

it('says where each row came from, and speaks the document’s words', async () => {
  const plan = await planOf('.txt');
  expect(plan.placements[1]).toMatchObject({ source: 'rad 36', order: 1 });
  expect(plan.plan).toMatchObject({
    year: 2022,
    state: 'open',
    remindFrom: null,
    statusWords: { completed: 'Genomfört' },
  });
  expect(plan.boards).toEqual([
    { key: 'BiN', name: 'Bildningsnämnden', spellings: ['Bin', 'BIN'], channelId: null },
    { key: 'BoU', name: 'Barn- och ungdomsnämnden', spellings: ['BOU'], channelId: null },
  ]);
});

it('keeps a goal that stands above an assignment only, and a row that stands under no goal', async () => {
  const text = [
    'Uppföljning av verksamhetsplan 2022',
    'Samhälle',
    'Kommunövergripande mål: Trygghet',
    'Nämndmål\tAktivitet\tNämnd\tSlutfört\tStatus\tKommentar',
    '\tBygga en bro\tKS\tMaj\tKlart\t',
    'God skola <i>Alla lär sig läsa.</i>\tStrategiskt uppdrag: Kommunstyrelsen ska bygga.\t\t\t\t',
    '\tBygga en väg\tKS\tMaj\tKlart\t',
  ].join('\n');
  const draft = await readDocument('plan.txt', new TextEncoder().encode(text));
  const plan = planFromDraft(draft, names);
  expect(plan.goals.map(({ kind, title, description }) => [kind, title, description])).toEqual([
    ['area', 'Samhälle', ''],
    ['municipal-goal', 'Trygghet', ''],
    ['board-goal', 'God skola', 'Alla lär sig läsa.'],
    ['assignment', 'Kommunstyrelsen ska bygga', 'Kommunstyrelsen ska bygga.'],
  ]);
  expect(plan.placements.map(({ goalKey }) => plan.goals.findIndex(({ key }) => key === goalKey))).toEqual([1, 3]);
  expect(draft.problems).toEqual([{ source: { line: 5 }, message: 'Raden står inte under något mål.' }]);
});

it('is refused where the document does not say which year it plans', async () => {
  const draft = await draftOf('.txt');
  const undated = { ...draft, document: { ...draft.document, year: null } };
  expect(() => planFromDraft(undated, names)).toThrow(/Planens år/);
});
