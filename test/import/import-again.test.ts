import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { FollowUp } from '../../src/plan/follow-up.ts';
import { importAgain } from '../../src/plan/import-again.ts';
import { again, linkoping, planOf, somebody, standingAs, withTitles } from './reworded-plan.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const plan = await planOf(linkoping);
const standing = standingAs(plan);
const nothing = { added: [], reworded: [], gone: [] };

/** The document with one text exchanged for another, everywhere it stands. */
const exchanged = (from: string, to: string) =>
  planOf(linkoping, (text) => {
    if (!text.includes(from)) throw new Error(`"${from}" is not in the document`);
    return text.replaceAll(from, to);
  });

describe('the same document again', () => {
  it('has no difference', () => {
    const { plan: written, difference, continuations } = again(plan, standing);
    expect(written).toEqual(plan);
    expect(continuations).toEqual([]);
    expect(difference).toEqual({
      unchanged: 93,
      changed: [],
      added: [],
      vanished: [],
      decided: [],
      merged: [],
      split: [],
      rows: { moved: [], reordered: [], added: [], gone: [] },
      goals: nothing,
      questions: [],
    });
  });

  it.each(['-2022.docx', '-2022-pages.docx', '-2022.xlsx'])('finds everything again from %s', async (end) => {
    const name = `000-linkoping-uppfoljning${end}`;
    const bytes = readFileSync(new URL(`../fixtures/documents/${name}`, import.meta.url));
    const { difference } = again(planFromDraft(await readDocument(name, bytes), { planKey: 'p', name: 'P' }), standing);
    expect(difference).toMatchObject({
      unchanged: 93,
      changed: [],
      added: [],
      vanished: [],
      questions: [],
      goals: nothing,
    });
    expect(difference.rows).toEqual({ moved: [], reordered: [], added: [], gone: [] });
  });
});

it.each(['002-uppfoljning-2019.txt', '004-huddinge-ataganden-2018.txt'])('%s again has no difference', async (name) => {
  const other = await planOf(name);
  const { difference, plan: written } = again(other, standingAs(other));
  expect(written).toEqual(other);
  expect(difference).toMatchObject({ changed: [], added: [], vanished: [], questions: [], goals: nothing });
  expect(difference.unchanged).toBe(other.activities.length);
  expect(difference.rows).toEqual({ moved: [], reordered: [], added: [], gone: [] });
});

describe('rows', () => {
  const [first, second, ...others] = plan.placements;

  it('that changed places under their goal are told, and are the same rows', () => {
    const document = { ...plan, placements: [second!, first!, ...others].map((row, order) => ({ ...row, order })) };
    const { difference, plan: written } = again(document, standing);
    expect(difference.rows.reordered).toHaveLength(1);
    expect(difference).toMatchObject({ unchanged: 93, rows: { moved: [], added: [], gone: [] } });
    expect(new Set(written.placements.map(({ key }) => key))).toEqual(new Set(plan.placements.map(({ key }) => key)));
  });

  it('that stand under another goal are moved, and not gone and made anew', () => {
    const elsewhere = others.at(-1)!.goalKey;
    const moved = { ...first!, key: `${first!.activityKey}|elsewhere|1`, goalKey: elsewhere };
    const { difference, plan: written } = again({ ...plan, placements: [moved, second!, ...others] }, standing);
    expect(difference.rows).toMatchObject({
      moved: [{ key: first!.key, fromGoalKey: first!.goalKey, toGoalKey: elsewhere }],
      added: [],
      gone: [],
    });
    expect(written.placements[0]).toMatchObject({ key: first!.key, goalKey: elsewhere });
  });

  it('that are no longer there are told and left', () => {
    const copies = Map.groupBy(plan.placements, ({ activityKey }) => activityKey);
    const [one] = [...copies.values()].find((rows) => rows.length > 1)!;
    const document = { ...plan, placements: plan.placements.filter(({ key }) => key !== one!.key) };
    expect(again(document, standing).difference).toMatchObject({ vanished: [], rows: { gone: [one!.key] } });
  });
});

describe('a wording', () => {
  const mottagande = 'Följa upp Skäggetorpsskolans elevers mottagande på nya skolor';
  const uppfoljning = 'Uppföljning av Skäggetorpsskolans elevers mottagande på de nya skolorna';

  it('that only was inflected keeps its activity, with the old wording in its history', async () => {
    const { difference, continuations, plan: written } = again(await exchanged(mottagande, uppfoljning), standing);
    expect(difference).toMatchObject({ unchanged: 92, added: [], vanished: [], questions: [] });
    const [changed] = difference.changed;
    expect(changed?.changes).toEqual([{ field: 'title', was: mottagande, now: uppfoljning, left: false }]);
    expect(continuations).toMatchObject([{ kind: 'reworded', fromKey: changed?.key, toKey: changed?.key }]);
    expect(continuations[0]?.reason).toContain(mottagande);
    // Both its rows are the rows that stood.
    expect(written.placements.map(({ key }) => key)).toEqual(plan.placements.map(({ key }) => key));
    expect(again(written, standingAs(written)).continuations).toEqual([]);
  });

  it('in which something was exchanged is asked about, and nothing of it written before the answer', async () => {
    const document = await exchanged('aktivitetsbaserat arbetsätt\t', 'flexibelt arbetsätt\t');
    const asked = again(document, standing);
    expect(asked.difference.questions).toMatchObject([{ kind: 'reworded' }]);
    expect(asked.difference).toMatchObject({ unchanged: 92, changed: [], added: [], vanished: [] });
    expect(asked.plan.activities).toHaveLength(92);
    const [question] = asked.difference.questions;
    const yes = again(document, standing, new Map([[question!.id, 'yes']]));
    expect(yes.difference).toMatchObject({ unchanged: 92, added: [], vanished: [], questions: [] });
    expect(yes.difference.changed.map(({ key }) => key)).toEqual([question!.standingKey]);
    const no = again(document, standing, new Map([[question!.id, 'no']]));
    expect(no.difference).toMatchObject({ unchanged: 92, changed: [], questions: [] });
    expect(no.difference.added.map(({ key }) => key)).toEqual([question!.givenKey]);
    expect(no.difference.vanished.map(({ key }) => key)).toEqual([question!.standingKey]);
  });

  it('of a goal may change whole, and its rows have not moved', async () => {
    const { difference } = again(await exchanged('Maximalt lärande', 'Största möjliga lärande'), standing);
    expect(difference.goals).toMatchObject({ added: [], gone: [], reworded: [{ was: 'Maximalt lärande' }] });
    expect(difference.rows).toEqual({ moved: [], reordered: [], added: [], gone: [] });
    expect(difference.unchanged).toBe(93);
  });
});

describe('two activities', () => {
  const [trygghet, studiero] = ['en ökad trygghet i skolan', 'ökad studiero i skolan'];

  it('that became one are asked about, and the one that went keeps its key and says where it went', async () => {
    const lines = (text: string) =>
      text
        .split('\n')
        .filter((line) => !line.includes(studiero))
        .join('\n')
        .replace(trygghet, 'en ökad trygghet och studiero i skolan');
    const document = await planOf(linkoping, lines);
    const asked = again(document, standing).difference.questions;
    expect(asked.map(({ kind }) => kind)).toEqual(['reworded', 'merged']);
    expect(asked.map(({ standingTitle }) => standingTitle.slice(-25)).toSorted()).toEqual(
      [trygghet.slice(-25), ` uppleva ${studiero}`.slice(-25)].toSorted(),
    );
    const answers = new Map(asked.map(({ id }) => [id, 'yes' as const]));
    const { difference, continuations } = again(document, standing, answers);
    expect(difference).toMatchObject({ unchanged: 91, added: [], vanished: [], questions: [] });
    expect(difference.merged).toHaveLength(1);
    expect(continuations.map(({ kind }) => kind).toSorted()).toEqual(['merged', 'reworded']);
    // Once decided it is not asked again.
    const kept = { ...standing, continuations: continuations.map((one) => ({ ...one, acted: somebody })) };
    const next = again(document, kept, answers);
    expect(next.difference.merged).toHaveLength(1);
  });

  it('that came of one are asked about, and the first keeps its identity', async () => {
    const whole = 'Implementera och utbilda i SIP (samordnad individuell plan)';
    const document = withTitles(plan, (title) =>
      title === whole ? 'Utbilda i SIP (samordnad individuell plan)' : title,
    );
    const parts = {
      ...document,
      activities: [
        ...document.activities,
        ...plan.activities
          .filter(({ title }) => title === whole)
          .map((activity) => ({ ...activity, key: 'p|implementera-sip', title: 'Implementera SIP' })),
      ],
    };
    const { questions } = again(parts, standing).difference;
    expect(questions.map(({ kind }) => kind)).toEqual(['split']);
    const { difference } = again(parts, standing, new Map([[questions[0]!.id, 'yes']]));
    expect(difference.split).toMatchObject([{ title: 'Implementera SIP', from: whole }]);
  });
});

describe('what people have answered', () => {
  const document = {
    ...plan,
    activities: plan.activities.map((activity) => ({ ...activity, comment: 'Ur ett nytt dokument' })),
  };
  const key = plan.activities[5]!.key;
  const followUp = (at: string): FollowUp => ({
    key: `bokslut|${key}`,
    periodKey: 'bokslut',
    activityKey: key,
    status: plan.activities[5]!.status,
    comment: '',
    deadlineText: '',
    unchanged: true,
    answered: { ...somebody, at },
    version: '1',
  });
  const leftBy = (at: string, asOf: string | null) =>
    importAgain(
      document,
      { ...standing, followUps: [followUp(at)] },
      { verdicts: new Map(), saidOf: () => ({ byImport: true, on: null }), asOf: asOf === null ? null : day(asOf) },
    ).left.get(key);

  it.each([
    ['is newer than the document', '2022-09-07T08:00:00Z', '2022-08-31'],
    ['was given on the day the document describes', '2022-08-31T08:00:00Z', '2022-08-31'],
    ['cannot be dated against a document that names no day', '2022-01-07T08:00:00Z', null],
  ])('stays where it %s', (_, at, asOf) => {
    expect(leftBy(at, asOf)).toEqual(new Set(['comment']));
  });

  it('gives way to a document of a later day', () => {
    expect(leftBy('2022-09-07T08:00:00Z', '2022-12-31')).toEqual(new Set());
  });
});
