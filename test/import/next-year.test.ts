import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextYear, type CarryDecision, type NextYear, type YearOfPlan } from '../../src/plan/next-year.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { seeded } from '../plan/seeded.ts';
import { linkoping, planOf, somebody } from './reworded-plan.ts';
import { rowOnLine, truth } from './truth.ts';

const document = await planOf(linkoping);
const year: YearOfPlan = { ...document, followUps: [], continuations: [], adopted: [] };
const day = (text: string) => Temporal.PlainDate.from(text);
const onLine = (line: number) => {
  const { activity } = truth.rows[rowOnLine(line)]!;
  return year.activities.find(({ title }) => title === activity)!;
};

const options = {
  key: 'q',
  name: 'Verksamhetsplan 2023',
  perDatum: day('2022-08-31'),
  decisions: [] as readonly CarryDecision[],
  settled: false,
};
const decide = (line: number, kind: CarryDecision['kind'], title = ''): CarryDecision => ({
  activityKey: onLine(line).key,
  kind,
  title,
  reason: '',
});

/** The next plan as it stands when that was written. */
const written = (next: YearOfPlan | null, made: NextYear): YearOfPlan => {
  const gone = new Set([...made.removeActivities, ...made.removeRows]);
  const [changed, ended] = [
    new Map(made.changeContinuations.map((one) => [one.key, one])),
    new Map(made.endActivities.map((one) => [one.key, one])),
  ];
  return {
    plan: made.plan,
    goals: [...(next?.goals ?? []), ...made.addGoals],
    activities: [...(next?.activities ?? []), ...made.addActivities]
      .filter(({ key }) => !gone.has(key))
      .map((one) => ended.get(one.key) ?? one),
    placements: [...(next?.placements ?? []), ...made.addRows].filter(({ key }) => !gone.has(key)),
    followUps: next?.followUps ?? [],
    adopted: next?.adopted ?? [],
    continuations: [
      ...(next?.continuations ?? []).map((one) => ({ ...(changed.get(one.key) ?? one), acted: somebody })),
      ...made.addContinuations.map((one) => ({ ...one, acted: somebody })),
    ],
  };
};

const isNothing = (made: NextYear): boolean =>
  [
    made.addGoals,
    made.addActivities,
    made.addRows,
    made.addContinuations,
    made.changeContinuations,
    made.removeActivities,
    made.removeRows,
    made.endActivities,
  ].every((part) => part.length === 0);

const completed = (content: YearOfPlan, keys: readonly string[]): YearOfPlan => ({
  ...content,
  activities: content.activities.map((activity) =>
    keys.includes(activity.key) ? { ...activity, status: statusOf('completed', defaultStatusWords) } : activity,
  ),
});

describe('the draft of 2023 from document 000', () => {
  const draft = nextYear(year, null, options);
  const next = written(null, draft);

  it('takes along what is not done: 75 of 93 activities, each with its rows and where it came from', () => {
    const done = year.activities.filter(({ status }) => status.progress === 'completed');
    expect([year.activities.length, done.length, next.activities.length]).toEqual([
      93,
      93 - draft.proposals.length,
      75,
    ]);
    expect(next.continuations.map(({ fromKey }) => fromKey)).toEqual(
      draft.proposals.map(({ activity }) => activity.key),
    );
    const goals = new Set(next.goals.map(({ key }) => key));
    const keys = new Set(next.activities.map(({ key }) => key));
    expect(next.placements.filter((row) => !goals.has(row.goalKey) || !keys.has(row.activityKey))).toEqual([]);
    expect(next.activities.every(({ key }) => next.placements.some((row) => row.activityKey === key))).toBe(true);
  });

  it('marks each "Kvarstår från 2022", with nothing answered, in a plan of 2023 that follows this', () => {
    expect(new Set(next.activities.map(({ carriedOverFrom }) => carriedOverFrom))).toEqual(new Set([2022]));
    expect(next.activities.filter(({ comment, completedOn }) => comment !== '' || completedOn !== null)).toEqual([]);
    expect(next.plan).toMatchObject({ year: 2023, predecessor: 'p', state: 'open', remindFrom: null });
    expect(next.plan).not.toHaveProperty('document');
  });

  it('knows the nine activities that are postponed to 2023, and says their deadlines as that plan would', () => {
    const beyond = draft.proposals.filter(({ cause }) => cause === 'beyond-year');
    expect(beyond).toHaveLength(9);
    const keys = new Map(next.continuations.map(({ fromKey, toKey }) => [fromKey, toKey]));
    const deadlines = beyond.map(
      ({ activity }) => next.activities.find(({ key }) => key === keys.get(activity.key))!.deadline,
    );
    expect(new Set(deadlines.map(({ text }) => text))).toEqual(new Set(['2023', 'Hösten 2023']));
    expect(deadlines.every(({ moved, postponedTo }) => !moved && postponedTo === null)).toBe(true);
  });

  it('reads in the comments what was to be reworded, with the words where they are given, and what goes into another', () => {
    const [suggested, others] = ['reworded', 'merged'].map((kind) =>
      draft.proposals.filter((proposal) => proposal.suggested === kind).map(({ activity }) => activity.key),
    );
    expect(suggested).toEqual([65, 112, 173, 185].map((line) => onLine(line).key));
    expect(others).toEqual([191, 204, 205, 209].map((line) => onLine(line).key));
    expect(draft.proposals.find(({ activity }) => activity.key === onLine(173).key)?.suggestedTitle).toBe(
      'Anpassa arbetsformer och lokaler för den centrala förvaltningen till flexibelt arbetsätt',
    );
    // Carried as they are until somebody decides.
    expect(draft.undecided).toHaveLength(8);
  });

  it('made again is nothing more', () => {
    expect(isNothing(nextYear(year, next, options))).toBe(true);
  });
});

describe('decided one by one', () => {
  const decisions = [
    decide(112, 'reworded', 'Säkerställa att vuxenutbildningen samverkar med programråden'),
    decide(191, 'merged', 'Utveckla Mitt Linköping'),
    decide(204, 'merged', 'Fördjupat arbetsmiljöarbete'),
    decide(205, 'merged', 'Fördjupat arbetsmiljöarbete'),
    decide(209, 'merged', onLine(210).title),
    decide(78, 'dropped'),
    decide(93, 'awaits'),
  ];
  const draft = nextYear(year, null, { ...options, decisions });
  const next = written(null, draft);
  const becomes = (line: number) => next.continuations.find(({ fromKey }) => fromKey === onLine(line).key);
  const named = (key: string | null | undefined) => next.activities.find((one) => one.key === key);

  it('each is told in the history, and the new plan has what it became', () => {
    expect(becomes(112)?.reason).toBe(`Tidigare lydelse: ${onLine(112).title}`);
    expect(named(becomes(112)?.toKey)?.title).toBe('Säkerställa att vuxenutbildningen samverkar med programråden');
    expect(named(becomes(191)?.toKey)).toMatchObject({ title: 'Utveckla Mitt Linköping', carriedOverFrom: 2022 });
    expect(becomes(204)?.toKey).toBe(becomes(205)?.toKey);
    expect(named(becomes(204)?.toKey)?.title).toBe('Fördjupat arbetsmiljöarbete');
    expect(becomes(209)).toMatchObject({ kind: 'merged', toKey: becomes(210)?.toKey });
    expect(named(becomes(210)?.toKey)?.title).toBe(onLine(210).title);
    expect(becomes(78)).toMatchObject({ kind: 'dropped', toKey: null });
    expect(becomes(93)).toBeUndefined();
    expect(draft.undecided.map(({ activity }) => activity.key)).toEqual([65, 173, 185].map((line) => onLine(line).key));
  });

  it('holds when it is made again without being told, and what waited comes along', () => {
    const again = nextYear(year, next, { ...options, decisions: [], settled: true });
    expect(again.addActivities.map(({ title }) => title)).toEqual([onLine(93).title]);
    expect(again.changeContinuations).toEqual([]);
    expect(again.removeActivities).toEqual([]);
  });

  it('refuses a rewording without words', () => {
    expect(() => nextYear(year, null, { ...options, decisions: [decide(112, 'reworded')] })).toThrow('lydelsen');
  });
});

describe('settled after bokslut', () => {
  const waiting = [decide(93, 'awaits')];
  const draft = written(null, nextYear(year, null, { ...options, decisions: waiting }));
  const finished = [onLine(95).key, onLine(96).key, onLine(210).key];
  const bokslut = completed(year, finished);
  const settle = { ...options, perDatum: day('2022-12-31'), settled: true };
  const toKey = (line: number) => draft.continuations.find(({ fromKey }) => fromKey === onLine(line).key)?.toKey ?? '';
  const answered = {
    ...draft,
    adopted: [[{ ...onLine(210), key: toKey(210), goalKeys: [] }]],
  };
  const settled = nextYear(bokslut, answered, settle);
  const after = written(answered, settled);

  it('lets what got done fall out: deleted, or Utgår where a board has adopted it', () => {
    expect(settled.removeActivities.toSorted()).toEqual([toKey(95), toKey(96)].toSorted());
    expect(settled.endActivities).toMatchObject([{ key: toKey(210), status: { progress: 'dropped' } }]);
    expect(settled.changeContinuations.map(({ kind, fromKey }) => `${kind} ${fromKey}`).toSorted()).toEqual(
      finished.map((key) => `dropped ${key}`).toSorted(),
    );
  });

  it('takes in what waited and did not get done', () => {
    expect(settled.addActivities.map(({ title }) => title)).toEqual([onLine(93).title]);
  });

  it('told again is nothing more', () => {
    expect(isNothing(nextYear(bokslut, after, settle))).toBe(true);
  });

  it('leaves what planners have changed in the new plan, and what they have dropped from it', () => {
    const [first, second, ...rest] = draft.activities;
    const edited = {
      ...draft,
      activities: [{ ...first!, title: 'Ändrad av en planerare' }, ...rest],
      placements: draft.placements.filter(({ activityKey }) => activityKey !== second!.key),
      continuations: [
        ...draft.continuations,
        {
          key: `${second!.key}|dropped|`,
          planKey: 'q',
          fromKey: second!.key,
          toKey: null,
          kind: 'dropped' as const,
          on: null,
          reason: '',
          acted: somebody,
        },
      ],
    };
    const again = nextYear(year, edited, { ...options, decisions: waiting });
    expect(isNothing(again)).toBe(true);
  });
});

it('ends alike however the year went: 40 seeds of decisions, of things done, and of drafts made in between', () => {
  const kinds = ['carried', 'reworded', 'merged', 'dropped', 'awaits'] as const;
  for (let seed = 1; seed <= 40; seed += 1) {
    const chance = seeded(seed);
    const decisions = year.activities
      .filter(() => chance(1, 3) === 1)
      .map(({ key }): CarryDecision => ({
        activityKey: key,
        kind: kinds[chance(0, 4)]!,
        title: `Samlad insats ${chance(1, 9)}`,
        reason: '',
      }));
    const bokslut = completed(
      year,
      year.activities.filter(() => chance(1, 2) === 1).map(({ key }) => key),
    );
    const last = { ...options, decisions, perDatum: day('2022-12-31'), settled: true };
    const atOnce = written(null, nextYear(bokslut, null, last));
    const drafted = written(null, nextYear(year, null, { ...options, decisions }));
    const after = written(drafted, nextYear(bokslut, drafted, last));
    const sorted = (content: YearOfPlan) => content.activities.map(({ key }) => key).toSorted();
    expect(sorted(after), `seed ${seed}`).toEqual(sorted(atOnce));
    expect(isNothing(nextYear(bokslut, after, last)), `seed ${seed}`).toBe(true);
    // Whatever is not done has gone somewhere, or was dropped by decision.
    const living = new Set(sorted(after));
    for (const { key, status } of bokslut.activities) {
      if (status.progress === 'completed') continue;
      const to = after.continuations.find(({ fromKey }) => fromKey === key);
      expect(to?.toKey === null || living.has(to?.toKey ?? ''), `seed ${seed}: ${key}`).toBe(true);
    }
  }
});
