import { Temporal } from 'temporal-polyfill';
import { postponementCauseWords } from '../lists/words.ts';
import { printedDeadline } from '../plan/deadline.ts';
import { roleOf } from '../plan/permissions.ts';
import { movedToMonth, postponeActivity } from '../plan/postpone.ts';
import { postponementCauses, type PostponementCause } from '../plan/postponement.ts';
import { plainWording } from '../plan/wording.ts';
import { type Command, readArguments, required, WrongUsage } from './command.ts';
import { activityNamed, openPlan, planOptions, tell } from './open-plan.ts';

const options = {
  ...planOptions,
  to: { type: 'string' },
  cause: { type: 'string' },
  reason: { type: 'string' },
} as const;

/** "2022-11". @throws WrongUsage. */
function monthGiven(text: string): Temporal.PlainYearMonth {
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return Temporal.PlainYearMonth.from(text);
  throw new WrongUsage('--to ska vara en månad, som 2022-11.');
}

/** A cause by its word on screen. @throws WrongUsage that names those there are. */
function causeGiven(text: string): PostponementCause {
  const found = postponementCauses.find((cause) => plainWording(postponementCauseWords[cause]) === plainWording(text));
  if (found !== undefined) return found;
  throw new WrongUsage(`--cause ska vara en av: ${Object.values(postponementCauseWords).join(', ')}.`);
}

export const postponeCommand: Command = {
  usage: 'AKTIVITET --to ÅÅÅÅ-MM --cause ORSAK --reason TEXT --site URL --plan NAMN [--as NAMN] [--json]',
  about: 'Flyttar ett slutdatum: inom planens år genast, efter det begärs det av planeraren, som avgör det med grant.',
  async run(argv, terminal) {
    const { values, positionals } = readArguments(argv, options, ['AKTIVITET']);
    const month = monthGiven(required(values.to, '--to'));
    const cause = causeGiven(required(values.cause, '--cause'));
    const reason = required(values.reason, '--reason');
    const { store, content, viewer, act } = await openPlan(values);
    const activity = activityNamed(content, positionals[0]!);
    const later = { to: movedToMonth(month, content.plan.year), cause, reason };
    const role = roleOf(viewer, activity, content.units);
    const moved = await postponeActivity(store, activity, later, role, await act());
    const { state, to } = moved.postponement;
    const told = {
      plan: content.plan.name,
      activity: activity.key,
      title: activity.title,
      state,
      from: printedDeadline(activity.deadline),
      to: printedDeadline(to),
    };
    tell(terminal, values.json, told, [
      state === 'requested'
        ? `Begärt: ${activity.title}, ${told.to}. Planeraren avgör det.`
        : `Flyttat: ${activity.title}, från ${told.from} till ${told.to}.`,
    ]);
    return 0;
  },
};
