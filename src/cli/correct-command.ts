import type { Temporal } from 'temporal-polyfill';
import type { Act } from '../plan/person.ts';
import type { BoardReport } from '../plan/report.ts';
import { correctReport, decideReport, returnReport } from '../plan/reopen-report.ts';
import { type Command, readArguments, required } from './command.ts';
import { dayGiven } from './day-option.ts';
import { reportNamed, type NamedReport } from './locked-report.ts';
import { openPlan, planOptions, tell, type OpenPlan } from './open-plan.ts';
import { reportInWords, toldReport } from './report-in-words.ts';

const options = { ...planOptions, board: { type: 'string' }, period: { type: 'string' } } as const;

const usage = '--site URL --plan NAMN [--board NÄMND] [--period TILLFÄLLE]';

type Doing = (open: OpenPlan, named: NamedReport, act: Act) => Promise<BoardReport>;

/** A step with one report, by a planner; told in words. */
const step = async (
  values: Parameters<typeof openPlan>[0] & {
    readonly board?: string | undefined;
    readonly period?: string | undefined;
    readonly json?: boolean | undefined;
  },
  terminal: Parameters<Command['run']>[1],
  next: string,
  doing: Doing,
): Promise<0> => {
  const open = await openPlan(values);
  const act = await open.plannerAct();
  const report = await doing(open, reportNamed(open.content, values), act);
  const after = next === '' ? [] : [next];
  tell(terminal, values.json, toldReport(report), [...reportInWords(report, open.content), ...after]);
  return 0;
};

const reasoned = { ...options, reason: { type: 'string' } } as const;

export const correctCommand: Command = {
  usage: `${usage} --reason SKÄL [--as NAMN] [--json]`,
  about: 'Börjar rätta en låst rapport: en ny version, som märks Rättad när den låses. Till dess gäller den låsta.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, reasoned);
    const reason = required(values.reason, '--reason');
    return await step(values, terminal, 'Rätta, och lås sedan: uppfoljning lock.', ({ planner }, named, act) =>
      correctReport(planner, named, reason, act),
    );
  },
};

export const returnCommand: Command = {
  usage: `${usage} --reason SKÄL [--as NAMN] [--json]`,
  about: 'Återremiss: öppnar den här nämndens rapport igen. De andra nämndernas förblir låsta.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, reasoned);
    const reason = required(values.reason, '--reason');
    return await step(
      values,
      terminal,
      'Svara om: uppfoljning answer med --period, och lås sedan: uppfoljning lock.',
      ({ planner }, named, act) => returnReport(planner, named, reason, act),
    );
  },
};

const decidedOptions = { ...options, on: { type: 'string' }, paragraph: { type: 'string' } } as const;

export const decideCommand: Command = {
  usage: `${usage} --on DAG --paragraph "§ 112" [--as NAMN] [--json]`,
  about: 'Antecknar att nämnden har beslutat om en låst rapport: vilken dag och vilken paragraf.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, decidedOptions);
    const on: Temporal.PlainDate = dayGiven(required(values.on, '--on'), '--on');
    const paragraph = required(values.paragraph, '--paragraph');
    return await step(values, terminal, '', ({ planner }, named, act) =>
      decideReport(planner, named, { on, paragraph }, act),
    );
  },
};
