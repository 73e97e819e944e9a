import { readFileSync } from 'node:fs';
import type { StandingPlan } from '../../src/plan/search-again.ts';
import { importAgain, type ImportAgain } from '../../src/plan/import-again.ts';
import { activityKeyOf } from '../../src/plan/same-activity.ts';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { Verdict } from '../../src/plan/find-again.ts';
import type { Act } from '../../src/plan/person.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';

const folder = new URL('../fixtures/documents/', import.meta.url);

export const somebody: Act = {
  by: {
    id: 24,
    login: 'i:0#.f|membership|utvecklare@kommun.example',
    name: 'Utvecklare',
    upn: 'utvecklare@kommun.example',
  },
  at: '2022-09-07T08:00:00Z',
  via: 'tab',
};

/** A document of the fixtures as a plan, each line first put through `edit`. */
export const planOf = async (name: string, edit: (text: string) => string = (text) => text): Promise<NewPlan> => {
  const text = edit(readFileSync(new URL(name, folder), 'utf8'));
  return planFromDraft(await readDocument(name, Buffer.from(text)), { planKey: 'p', name: 'P' });
};

export const linkoping = '000-linkoping-uppfoljning-2022.txt';

/** A plan as it stands on the site when it has just been imported. */
export const standingAs = (plan: NewPlan, rest: Partial<StandingPlan> = {}): StandingPlan => ({
  ...plan,
  followUps: [],
  continuations: [],
  ...rest,
});

/** Imported again where nobody has answered since the import. */
export const again = (
  document: NewPlan,
  standing: StandingPlan,
  verdicts: ReadonlyMap<string, Verdict> = new Map(),
): ImportAgain =>
  importAgain(document, standing, { verdicts, saidOf: () => ({ byImport: true, on: null }), asOf: null });

/** The same document with other wordings of its activities; every key follows from the wording, as an import makes it. */
export const withTitles = (plan: NewPlan, titleOf: (title: string, index: number) => string): NewPlan => {
  const titles = plan.activities.map(({ title }, index) => titleOf(title, index));
  const keys = new Map(
    plan.activities.map(({ key, title, parts }, index) => {
      const now = titles[index]!;
      return [key, now === title ? key : `${plan.plan.key}|${activityKeyOf({ title: now, parts })}`];
    }),
  );
  const keyOf = (key: string): string => keys.get(key) ?? key;
  const under = (key: string, activityKey: string): string => keyOf(activityKey) + key.slice(activityKey.length);
  return {
    ...plan,
    activities: plan.activities.map((activity, index) => ({
      ...activity,
      key: keyOf(activity.key),
      title: titles[index]!,
    })),
    placements: plan.placements.map((row) => ({
      ...row,
      key: under(row.key, row.activityKey),
      activityKey: keyOf(row.activityKey),
      own: keyOf(row.activityKey) === row.activityKey ? row.own : { ...row.own, title: null },
    })),
    postponements: plan.postponements.map((one) => ({
      ...one,
      key: under(one.key, one.activityKey),
      activityKey: keyOf(one.activityKey),
    })),
  };
};

const nouns: readonly (readonly [RegExp, string])[] = [
  [/^Följa? upp och utveckla /, 'Uppföljning och utveckling av '],
  [/^Följa? upp /, 'Uppföljning av '],
  [/^Utveckla /, 'Utveckling av '],
  [/^Genomföra /, 'Genomförande av '],
  [/^Upphandla och implementera /, 'Upphandling och implementering av '],
  [/^Implementera /, 'Implementering av '],
  [/^Införa /, 'Införande av '],
  [/^Utvärdera /, 'Utvärdering av '],
  [/^Upprätta /, 'Upprättande av '],
  [/^Göra en översyn av /, 'Se över '],
  [/^Se över /, 'Översyn av '],
  [/^Ta fram /, 'Framtagande av '],
  [/^Säkerställa /, 'Säkerställande av '],
  [/^Samverka /, 'Samverkan '],
];

const lowered = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/** How a municipality words the same commitment again, one kind of change each; a title it does not fit comes back. */
export const rewordings: Readonly<Record<string, (title: string) => string>> = {
  'a verb made a noun, or a noun a verb': (title) => {
    const [found] = nouns.filter(([verb]) => verb.test(title));
    return found === undefined ? title : title.replace(found[0], found[1]);
  },
  'continued from last year': (title) => `Fortsätta att ${lowered(title)}`,
  'a few words more': (title) => `${title.replace(/\.$/, '')} under året i samråd med rektorerna`,
  'its last word left out': (title) => {
    const words = title.replace(/\.$/, '').split(' ');
    return words.length < 6 ? title : words.slice(0, -1).join(' ');
  },
  'a letter lost': (title) => title.replace(/\p{L}{9,}/u, (word) => word.slice(0, 5) + word.slice(6)),
  'other punctuation': (title) => `${title.replaceAll(',', ' –').replace(/\.$/, '')}!`,
};
