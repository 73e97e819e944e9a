import { planStateWords, progressWords } from '../lists/words.ts';
import type { Plan } from '../plan/plan.ts';
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

export const planIn = (item: ListItem): Plan => ({
  key: ownKey(item),
  name: text(item, 'Title'),
  organisation: text(item, 'Organisation'),
  year: number(item, 'PlanYear'),
  form: text(item, 'DocumentForm'),
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
  StatusWords: progresses.map((progress) => `${progressWords[progress]} = ${plan.statusWords[progress]}`).join('\n'),
  RemindFrom: writtenDay(plan.remindFrom),
  PlanState: planStateWords[plan.state],
});
