import {
  answerActivity,
  answerForThen,
  answerUnchanged,
  asReportedIn,
  type Answer,
  type Answered,
} from '../plan/answer.ts';
import { isOwnedBy, type Activity } from '../plan/activity.ts';
import { writeBoardText } from '../plan/board-text.ts';
import { laterOpened } from '../plan/close-period.ts';
import { openPeriod, type Period } from '../plan/period.ts';
import { describedDay } from '../plan/period-rules.ts';
import { progressesFor, refusalOf, roleOf, type Refusal } from '../plan/permissions.ts';
import { PlanError } from '../plan/plan-error.ts';
import { isReopened, versionsOf } from '../plan/report-versions.ts';
import { repeatedWords } from '../plan/repeated-comment.ts';
import type { Status } from '../plan/status.ts';
import { deviationWordsOf, readStatusIn } from '../plan/vocabulary.ts';
import { wordedStatus } from '../plan/worded-status.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { activityNamed, openPlan, periodGiven, planOptions, tell, type OpenPlan } from './open-plan.ts';

const options = {
  ...planOptions,
  period: { type: 'string' },
  status: { type: 'string' },
  comment: { type: 'string' },
  evidence: { type: 'string' },
  unchanged: { type: 'boolean' },
  'board-text': { type: 'string' },
} as const;

type Values = ReturnType<typeof readArguments<typeof options>>['values'];

const refusalWords: Readonly<Record<Refusal, string>> = {
  'not-yours': 'Den ansvariga, enhetens chef och planeraren svarar för aktiviteten.',
  'planner-only': 'Det gör planeraren.',
  finished: 'Aktiviteten är avslutad.',
  'no-open-period': 'Uppföljningstillfället är inte öppet.',
  'status-unstated': 'Aktiviteten har inget läge än. Svara med --status.',
  'comment-missing': 'Läget eller slutdatumet behöver en kommentar. Svara med --comment.',
};

/** What is said besides the text for the board; null: nothing. @throws WrongUsage for what does not go together. */
function saidOf({ status, comment, evidence, unchanged, 'board-text': boardText }: Values) {
  const says = status !== undefined || comment !== undefined || evidence !== undefined;
  if (unchanged && says)
    throw new WrongUsage('--unchanged är ett svar för sig: utan --status, --comment och --evidence.');
  if (unchanged || says) return unchanged ? ('unchanged' as const) : ('answer' as const);
  if (boardText === undefined) {
    throw new WrongUsage('Säg vad som svaras: --status, --comment, --evidence, --unchanged eller --board-text.');
  }
  return null;
}

/** A status in the plan's words, or as documents write it: of the axis that it does not name, what stands is kept. */
function statusGiven(text: string, { content: { plan } }: OpenPlan, standing: Status): Status {
  const { status, understood } = readStatusIn(text, plan);
  if (!understood || (status.progress === null && status.deviation === null)) {
    const words = [...Object.values(plan.statusWords), ...Object.values(deviationWordsOf(plan))].join(', ');
    throw new PlanError('invalid', `Läget går inte att läsa. Planens ord är: ${words}.`, { subject: text });
  }
  if (status.progress !== null) return status;
  return { text: '', progress: standing.progress, deviation: status.deviation };
}

const refuse = (refusal: Refusal | null, { title }: Activity): void => {
  if (refusal !== null) throw new PlanError('forbidden', refusalWords[refusal], { subject: title });
};

/** What whoever runs it may say of the activity. @throws PlanError `forbidden`. */
function requirePermitted(open: OpenPlan, activity: Activity, period: Period | null, answer: Answer | null): void {
  const { viewer, content } = open;
  if (content.plan.state === 'closed') throw new PlanError('forbidden', 'Planen är avslutad.');
  const role = roleOf(viewer, activity, content.units);
  refuse(refusalOf(answer === null ? 'answer-unchanged' : 'answer', role, activity, period), activity);
  const chosen = answer?.status.progress ?? null;
  const isNew = chosen !== null && chosen !== activity.status.progress;
  if (isNew && !progressesFor(role).includes(chosen)) refuse('planner-only', activity);
}

/** A closed period is as an open one for a board whose report the board has returned, or that is being corrected. */
async function asReopened({ planner, content }: OpenPlan, period: Period, { boards }: Activity): Promise<Period> {
  if (period.state !== 'closed') return period;
  const reports = (await planner.all('reports', content.plan.key)).map(({ record }) => record);
  const isOpen = [null, ...boards].some((boardKey) =>
    isReopened(versionsOf(reports, { periodKey: period.key, boardKey })),
  );
  return isOpen ? { ...period, state: 'open' } : period;
}

/** Answers in the period that is named, else in the open one; where none is, the activity is changed and nothing reported. */
async function give(open: OpenPlan, today: Activity, said: 'unchanged' | 'answer', values: Values): Promise<Answered> {
  const { store, content, viewer } = open;
  const named = values.period === undefined ? openPeriod(content.periods) : periodGiven(content, values.period);
  const period = named && (await asReopened(open, named, today));
  const isPast = named?.state === 'closed' && laterOpened(named, content.periods) !== null;
  const activity = named !== null && isPast ? asReportedIn(today, named, content) : today;
  const onBehalfOf = activity.owner !== null && !isOwnedBy(activity, viewer.person) ? activity.owner : undefined;
  if (said === 'unchanged') {
    const asked = await asReopened(open, periodGiven(content, values.period), activity);
    requirePermitted(open, activity, asked, null);
    if (isPast) return await answerForThen(store, activity, activity, asked, await open.act(onBehalfOf));
    return await answerUnchanged(store, activity, asked, await open.act(onBehalfOf), content);
  }
  const answer: Answer = {
    status: values.status === undefined ? activity.status : statusGiven(values.status, open, activity.status),
    comment: (values.comment ?? activity.comment).trim(),
    ...(values.evidence === undefined ? {} : { evidence: values.evidence }),
  };
  requirePermitted(open, activity, period, answer);
  if (period !== null && period.state !== 'open') refuse('no-open-period', activity);
  if (period === null && values.evidence !== undefined) refuse('no-open-period', activity);
  const act = await open.act(onBehalfOf);
  if (period !== null && isPast) return await answerForThen(store, activity, answer, period, act);
  return await answerActivity(store, activity, answer, period, act, content);
}

export const answerCommand: Command = {
  usage:
    'AKTIVITET --site URL --plan NAMN (--unchanged | [--status ORD] [--comment TEXT] [--evidence URL]) ' +
    '[--board-text TEXT] [--period TILLFÄLLE] [--as NAMN] [--json]',
  about: 'Svarar för en aktivitet, och skriver planerarens text till nämnden bredvid svaret.',
  async run(argv, terminal) {
    const { values, positionals } = readArguments(argv, options, ['AKTIVITET']);
    const said = saidOf(values);
    const open = await openPlan(values);
    const { content } = open;
    const boardText = values['board-text'];
    const activity = activityNamed(content, positionals[0]!);
    // Refused before anything is written.
    const boardAct = boardText === undefined ? null : await open.plannerAct();
    const answered = said === null ? null : await give(open, activity, said, values);
    const beside =
      boardText === undefined || boardAct === null
        ? null
        : await writeBoardText(open.planner, periodGiven(content, values.period), activity.key, boardText, boardAct);
    const now = answered?.activity ?? activity;
    const followUp = answered?.followUp ?? beside?.record ?? null;
    const period = content.periods.find(({ key }) => key === followUp?.periodKey);
    const status = wordedStatus(now.status, content.plan);
    const from = followUp === null ? '' : repeatedWords(followUp, content.periods);
    const told = {
      plan: content.plan.name,
      activity: activity.key,
      title: activity.title,
      status,
      comment: now.comment,
      period: period && { key: period.key, name: period.name, describes: describedDay(period, content.plan.year) },
      unchanged: followUp?.unchanged ?? null,
      commentFrom: followUp?.commentFrom ?? null,
      evidence: followUp?.evidence || null,
      boardText: beside?.record.boardText || null,
    };
    const where = period === undefined ? 'Inget uppföljningstillfälle är öppet: inget är rapporterat.' : null;
    const line = period && `${period.name}, ${describedDay(period, content.plan.year)}`;
    tell(terminal, values.json, told, [
      `${activity.title}: ${status}${followUp?.unchanged ? ', oförändrat' : ''}.`,
      where ?? `  ${line}${from === '' ? '' : `, kommentaren ${from}`}.`,
      ...(beside === null ? [] : [`  Text till nämnden: ${told.boardText === null ? 'ingen' : `”${told.boardText}”`}`]),
    ]);
    return 0;
  },
};
