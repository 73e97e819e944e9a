import { Temporal } from 'temporal-polyfill';
import { swedishDaysOff } from '../bot/holidays.ts';
import { answeredIn } from '../plan/follow-up.ts';
import { closePeriod } from '../plan/close-period.ts';
import { openForAnswers } from '../plan/open-period.ts';
import type { Period } from '../plan/period.ts';
import { describedDay, newPeriod, requirePeriod, usualPeriods } from '../plan/period-rules.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlanContent } from '../plan/plan.ts';
import { requireNoneLocked } from '../plan/require-unlocked.ts';
import { isFinished } from '../plan/status.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { askedHere } from './asked-here.ts';
import { type Command, readArguments, requireAll, required, type Terminal, WrongUsage } from './command.ts';
import { dayGiven } from './day-option.ts';
import { openPlan, periodGiven, planOptions, tell, type OpenPlan } from './open-plan.ts';

const options = {
  ...planOptions,
  year: { type: 'string' },
  per: { type: 'string' },
  opens: { type: 'string' },
  due: { type: 'string' },
  on: { type: 'string' },
  again: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readArguments<typeof options>>['values'];
type Option = keyof Values;

interface Work {
  readonly open: OpenPlan;
  readonly name: string;
  readonly values: Values;
  readonly terminal: Terminal;
}

interface Verb {
  /** Whether it is about one period, which is named. */
  readonly named: boolean;
  /** Options of its own, besides those of every plan. */
  readonly own: readonly Option[];
  /** Before anybody is signed in. @throws WrongUsage. */
  readonly check?: (values: Values) => void;
  readonly run: (work: Work) => Promise<void>;
}

const stateWords: Readonly<Record<Period['state'], string>> = { planned: 'planerat', open: 'öppet', closed: 'stängt' };

const toldOf = (period: Period) => ({
  key: period.key,
  name: period.name,
  state: period.state,
  perDatum: period.perDatum.toString(),
  opensOn: period.opensOn.toString(),
  answersDueOn: period.answersDueOn.toString(),
  reviewedOn: period.reviewedOn?.toString() ?? null,
  comparesWith: period.comparesWith ?? [],
});

const inWords = (period: Period, { plan }: PlanContent): string =>
  `${period.name} (${stateWords[period.state]}): ${describedDay(period, plan.year)}, ` +
  `öppnar ${period.opensOn.toString()}, svar senast ${period.answersDueOn.toString()}` +
  (period.reviewedOn === undefined ? '.' : `, granskat ${period.reviewedOn.toString()}.`);

const list = async ({ open, values, terminal }: Work): Promise<void> => {
  const { content } = open;
  const asked = await askedHere(open);
  const toAnswer = content.activities.filter(({ key, status }) => asked.has(key) && !isFinished(status));
  const periods = content.periods.toSorted((a, b) => Temporal.PlainDate.compare(a.perDatum, b.perDatum));
  const told = periods.map((period) => {
    const answered = answeredIn(content.followUps, [period.key]);
    const unanswered = toAnswer.filter(({ key }) => !answered.has(key)).length;
    return {
      ...toldOf(period),
      answered: answered.size,
      activities: content.activities.length,
      ...(period.state === 'open' ? { unanswered } : {}),
    };
  });
  const lines = periods.map(
    (period, index) =>
      `${inWords(period, content)} ${told[index]?.answered ?? 0} av ${content.activities.length} besvarade` +
      (period.state === 'open' ? `, ${told[index]?.unanswered ?? 0} obesvarade.` : '.'),
  );
  tell(
    terminal,
    values.json,
    { plan: content.plan.name, periods: told },
    lines.length === 0 ? ['Planen har inga uppföljningstillfällen. Gör de vanliga med: period usual.'] : lines,
  );
};

/** Tells what became of one, or of several. */
const done = ({ open: { content }, values, terminal }: Work, periods: readonly Period[], more: object = {}): void =>
  tell(
    terminal,
    values.json,
    { plan: content.plan.name, periods: periods.map(toldOf), ...more },
    periods.map((period) => inWords(period, content)),
  );

/** A year's delår 1, delår 2 and bokslut; those whose names there are already are left as they are. */
const usual = async (work: Work): Promise<void> => {
  const { open, values } = work;
  const { plan, periods } = open.content;
  const year = values.year === undefined ? plan.year : Number(values.year);
  const made = usualPeriods(plan, year, swedishDaysOff());
  const missing = made.filter(({ key }) => !periods.some((period) => period.key === key));
  for (const period of missing) requirePeriod(period, plan, periods);
  await open.planner.add('periods', missing, await open.plannerAct());
  done(
    work,
    made.map(({ key, ...period }) => periods.find((standing) => standing.key === key) ?? { key, ...period }),
    { made: missing.map(({ key }) => key) },
  );
};

const add = async (work: Work): Promise<void> => {
  const { open, name, values } = work;
  const { plan, periods } = open.content;
  const stated = {
    name,
    perDatum: dayGiven(values.per, '--per'),
    opensOn: dayGiven(values.opens, '--opens'),
    answersDueOn: dayGiven(values.due, '--due'),
  };
  const period = newPeriod(plan.key, stated);
  // The same said again is the same period: the store leaves it.
  requirePeriod(
    stated,
    plan,
    periods.filter(({ key }) => key !== period.key),
  );
  const [made] = await open.planner.add('periods', [period], await open.plannerAct());
  done(work, made === undefined ? [] : [made.record]);
};

/** The one that is named, changed as `next` says, in the record. */
const changed = async (work: Work, next: (period: Period) => Period): Promise<void> => {
  const { open, name } = work;
  const { plan, periods } = open.content;
  const { key } = periodGiven(open.content, name);
  const standing = (await open.planner.all('periods', plan.key)).find(({ record }) => record.key === key);
  if (standing === undefined) throw new PlanError('not-found', 'Uppföljningstillfället finns inte.', { subject: name });
  const period = next(standing.record);
  requirePeriod(
    period,
    plan,
    periods.filter((other) => other.key !== key),
  );
  const { record } = await open.planner.change('periods', standing, period, await open.plannerAct());
  done(work, [record]);
};

/** Other days for one that is not closed: an answer that came on another day is not changed by it. */
const change = (work: Work): Promise<void> =>
  changed(work, (period) => {
    const { per, opens, due } = work.values;
    if (period.state === 'closed') throw new PlanError('invalid', 'Det är stängt.', { subject: period.name });
    return {
      ...period,
      ...(per === undefined ? {} : { perDatum: dayGiven(per, '--per') }),
      ...(opens === undefined ? {} : { opensOn: dayGiven(opens, '--opens') }),
      ...(due === undefined ? {} : { answersDueOn: dayGiven(due, '--due') }),
    };
  });

const review = async (work: Work): Promise<void> => {
  const { at } = await work.open.act();
  const on = work.values.on === undefined ? dayOf(at) : dayGiven(work.values.on, '--on');
  await changed(work, (period) => {
    if (period.state === 'planned') throw new PlanError('invalid', 'Det är inte öppnat.', { subject: period.name });
    return { ...period, reviewedOn: on };
  });
};

const open = async (work: Work): Promise<void> => {
  const { content, planner, plannerAct } = work.open;
  const period = periodGiven(content, work.name);
  const again = { again: work.values.again === true };
  if (again.again) await requireNoneLocked(planner, period);
  const { key } = period;
  done(work, [await openForAnswers(planner, content.plan.key, key, await plannerAct(), again)]);
};

const close = async (work: Work): Promise<void> => {
  const { content, planner, plannerAct } = work.open;
  const { key } = periodGiven(content, work.name);
  const progress = (count: number, of: number): void => work.terminal.err(`Sparar läget: ${count} av ${of}`);
  const closed = await closePeriod(planner, content.plan.key, key, await plannerAct(), progress);
  done(work, [closed.period], { made: closed.made, unanswered: closed.unanswered });
  if (closed.unanswered.length > 0) work.terminal.err(`Obesvarade: ${closed.unanswered.length}.`);
};

const verbs: Readonly<Record<string, Verb>> = {
  list: { named: false, own: [], run: list },
  usual: {
    named: false,
    own: ['year'],
    check: ({ year }) => {
      if (year !== undefined && !/^(?:19|20)\d\d$/.test(year))
        throw new WrongUsage('--year ska vara ett år, som 2022.');
    },
    run: usual,
  },
  add: {
    named: true,
    own: ['per', 'opens', 'due'],
    check: ({ per, opens, due }) => requireAll({ '--per': per, '--opens': opens, '--due': due }),
    run: add,
  },
  change: { named: true, own: ['per', 'opens', 'due'], run: change },
  open: { named: true, own: ['again'], run: open },
  review: { named: true, own: ['on'], run: review },
  close: { named: true, own: [], run: close },
};

export const periodCommand: Command = {
  usage:
    '[list | usual [--year ÅR] | add NAMN --per DAG --opens DAG --due DAG | change NAMN [--per DAG] [--opens DAG] ' +
    '[--due DAG] | open NAMN [--again] | review NAMN [--on DAG] | close NAMN] --site URL --plan NAMN [--as NAMN] [--json]',
  about: 'Visar, gör, öppnar, granskar och stänger uppföljningstillfällen.',
  async run(argv, terminal) {
    const [first = '-'] = argv;
    const isSaid = !first.startsWith('-');
    const said = isSaid ? first : 'list';
    const verb = Object.hasOwn(verbs, said) ? verbs[said] : undefined;
    if (verb === undefined)
      throw new WrongUsage(`"${said}" är inget som period gör: ${Object.keys(verbs).join(', ')}.`);
    const { values, positionals } = readArguments(isSaid ? argv.slice(1) : argv, options, verb.named ? ['NAMN'] : []);
    const strange = (['year', 'per', 'opens', 'due', 'on', 'again'] as const).find(
      (option) => values[option] !== undefined && !verb.own.includes(option),
    );
    if (strange !== undefined) throw new WrongUsage(`--${strange} är inget val för period ${said}.`);
    verb.check?.(values);
    const name = verb.named ? required(positionals[0], 'NAMN') : '';
    await verb.run({ open: await openPlan(values), name, values, terminal });
    return 0;
  },
};
