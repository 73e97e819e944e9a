import { deviationWords, planKindWords, planStateWords, progressWords } from '../lists/words.ts';
import type { Plan, PlanDocument } from '../plan/plan.ts';
import {
  deviations,
  progresses,
  type Deviation,
  type FormerWord,
  type Meaning,
  type Progress,
  type StatusWords,
} from '../plan/status.ts';
import {
  dayOrNull,
  lines,
  number,
  ownKey,
  text,
  unreadable,
  textOrNull,
  word,
  wordOrNull,
  writtenDay,
  type Columns,
  type ListItem,
} from './columns.ts';

/** "Ej påbörjad = Kvarstår", one a line. */
const givenWords = (item: ListItem): ReadonlyMap<string, string> =>
  new Map(
    lines(item, 'StatusWords').map((line) => {
      const [meaning, ...words] = line.split('=');
      return [meaning?.trim() ?? '', words.join('=').trim()];
    }),
  );

const wordsIn = (item: ListItem): StatusWords => {
  const given = givenWords(item);
  const entries = progresses.map((progress): [Progress, string] => {
    const own = given.get(progressWords[progress]);
    if (own === undefined) throw unreadable(item, 'StatusWords');
    return [progress, own];
  });
  return Object.fromEntries(entries) as StatusWords;
};

/** The deviation's, in the same column. A plan without words of its own says the lists'. */
const deviationWordsIn = (item: ListItem): Pick<Plan, 'deviationWords'> => {
  const given = givenWords(item);
  const own = deviations.map((deviation): [Deviation, string] | null => {
    const said = given.get(deviationWords[deviation]);
    return said === undefined ? null : [deviation, said];
  });
  const said = own.filter((one) => one !== null);
  if (said.length === 0) return {};
  if (said.length < deviations.length) throw unreadable(item, 'StatusWords');
  return { deviationWords: Object.fromEntries(said) as Record<Deviation, string> };
};

const meaningWords: Readonly<Record<Meaning, string>> = { ...progressWords, ...deviationWords };

/** "Förut Pågår = Pågående": a word that the plan has changed, in the same column, the oldest first. */
const formerWordsIn = (item: ListItem): Pick<Plan, 'formerWords'> => {
  const former = lines(item, 'StatusWords').flatMap((line): readonly FormerWord[] => {
    const { said, word } = /^Förut (?<said>[^=]+?) *= *(?<word>.+)$/u.exec(line.trim())?.groups ?? {};
    const meaning = [...progresses, ...deviations].find((one) => meaningWords[one] === said);
    return meaning === undefined || word === undefined ? [] : [{ meaning, word }];
  });
  return former.length === 0 ? {} : { formerWords: former };
};

const frameIn = (item: ListItem): Pick<Plan, 'kind' | 'from' | 'to' | 'predecessor'> => {
  const kind = wordOrNull(item, 'PlanKind', planKindWords);
  const from = dayOrNull(item, 'ValidFrom');
  const to = dayOrNull(item, 'ValidTo');
  const predecessor = textOrNull(item, 'Predecessor');
  return {
    ...(kind === null ? {} : { kind }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(predecessor === null ? {} : { predecessor }),
  };
};

/** A plan that came from no document has none of its columns. */
const documentIn = (item: ListItem): Pick<Plan, 'document'> => {
  const parts = textOrNull(item, 'DocumentParts');
  const document: PlanDocument = {
    title: text(item, 'DocumentTitle'),
    asOf: dayOrNull(item, 'DocumentAsOf'),
    introduction: lines(item, 'DocumentIntroduction'),
    ...(parts === null ? {} : { parts }),
  };
  const isAbsent =
    document.title === '' && document.asOf === null && document.introduction.length === 0 && parts === null;
  return isAbsent ? {} : { document };
};

export const planIn = (item: ListItem): Plan => ({
  key: ownKey(item),
  name: text(item, 'Title'),
  organisation: text(item, 'Organisation'),
  year: number(item, 'PlanYear'),
  form: text(item, 'DocumentForm'),
  ...documentIn(item),
  ...frameIn(item),
  statusWords: wordsIn(item),
  ...deviationWordsIn(item),
  ...formerWordsIn(item),
  remindFrom: dayOrNull(item, 'RemindFrom'),
  state: word(item, 'PlanState', planStateWords),
});

export const planColumns = (plan: Plan): Columns => ({
  Key: plan.key,
  Title: plan.name,
  Organisation: plan.organisation || null,
  PlanYear: plan.year,
  DocumentForm: plan.form || null,
  DocumentTitle: plan.document?.title || null,
  DocumentAsOf: writtenDay(plan.document?.asOf ?? null),
  DocumentIntroduction: plan.document?.introduction.join('\n') || null,
  DocumentParts: plan.document?.parts ?? null,
  PlanKind: plan.kind === undefined ? null : planKindWords[plan.kind],
  ValidFrom: writtenDay(plan.from ?? null),
  ValidTo: writtenDay(plan.to ?? null),
  Predecessor: plan.predecessor ?? null,
  StatusWords: [
    ...progresses.map((progress) => `${progressWords[progress]} = ${plan.statusWords[progress]}`),
    ...deviations.flatMap((deviation) => {
      const own = plan.deviationWords?.[deviation];
      return own === undefined ? [] : [`${deviationWords[deviation]} = ${own}`];
    }),
    ...(plan.formerWords ?? []).map(({ meaning, word }) => `Förut ${meaningWords[meaning]} = ${word}`),
  ].join('\n'),
  RemindFrom: writtenDay(plan.remindFrom),
  PlanState: planStateWords[plan.state],
});
