import { planStateWords, progressWords } from '../lists/words.ts';
import type { Plan, PlanDocument } from '../plan/plan.ts';
import { progresses, type Progress, type StatusWords } from '../plan/status.ts';
import {
  dayOrNull,
  lines,
  number,
  ownKey,
  text,
  unreadable,
  word,
  writtenDay,
  type Columns,
  type ListItem,
} from './columns.ts';

/** "Ej påbörjad = Kvarstår", one a line. */
const wordsIn = (item: ListItem): StatusWords => {
  const given = new Map(
    lines(item, 'StatusWords').map((line) => {
      const [meaning, ...words] = line.split('=');
      return [meaning?.trim() ?? '', words.join('=').trim()];
    }),
  );
  const entries = progresses.map((progress): [Progress, string] => {
    const own = given.get(progressWords[progress]);
    if (own === undefined) throw unreadable(item, 'StatusWords');
    return [progress, own];
  });
  return Object.fromEntries(entries) as StatusWords;
};

/** A plan that came from no document has none of its columns. */
const documentIn = (item: ListItem): Pick<Plan, 'document'> => {
  const document: PlanDocument = {
    title: text(item, 'DocumentTitle'),
    asOf: dayOrNull(item, 'DocumentAsOf'),
    introduction: lines(item, 'DocumentIntroduction'),
  };
  const isAbsent = document.title === '' && document.asOf === null && document.introduction.length === 0;
  return isAbsent ? {} : { document };
};

export const planIn = (item: ListItem): Plan => ({
  key: ownKey(item),
  name: text(item, 'Title'),
  organisation: text(item, 'Organisation'),
  year: number(item, 'PlanYear'),
  form: text(item, 'DocumentForm'),
  ...documentIn(item),
  statusWords: wordsIn(item),
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
  StatusWords: progresses.map((progress) => `${progressWords[progress]} = ${plan.statusWords[progress]}`).join('\n'),
  RemindFrom: writtenDay(plan.remindFrom),
  PlanState: planStateWords[plan.state],
});
