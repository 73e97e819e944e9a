import { postponementCauseWords } from '../lists/words.ts';
import { decideRequest, requestsIn, type Request } from '../plan/decide-postponement.ts';
import { printedDeadline } from '../plan/deadline.ts';
import { roleOf } from '../plan/permissions.ts';
import { PlanError } from '../plan/plan-error.ts';
import { standingPostponements } from '../plan/postponement.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { activityNamed, openPlan, planOptions, tell } from './open-plan.ts';

const options = { ...planOptions, refuse: { type: 'boolean' }, reason: { type: 'string' } } as const;

const toldOf = ({ activity, postponement: { from, to, cause, reason, acted } }: Request) => ({
  activity: activity.key,
  title: activity.title,
  from: from === null ? null : printedDeadline(from),
  to: printedDeadline(to),
  cause,
  reason,
  by: acted.by.upn,
  at: acted.at,
});

const inWords = (request: Request): string => {
  const { title, from, to, cause, reason, by } = toldOf(request);
  const why = [cause === null ? '' : postponementCauseWords[cause], reason].filter((part) => part !== '').join('. ');
  return `${title}\n  ${from ?? 'Uppgift saknas'} → ${to}. ${why} (${by})`;
};

export const grantCommand: Command = {
  usage: '[AKTIVITET [--refuse] [--reason TEXT]] --site URL --plan NAMN [--as NAMN] [--json]',
  about: 'Visar vilka senare slutdatum som begärts, och beviljar eller avslår en begäran.',
  async run(argv, terminal) {
    const [first = '-'] = argv;
    const isOne = !first.startsWith('-');
    const { values, positionals } = readArguments(argv, options, isOne ? ['AKTIVITET'] : []);
    if (!isOne && (values.refuse || values.reason !== undefined)) throw new WrongUsage('AKTIVITET saknas.');
    const { store, content, viewer, plannerAct } = await openPlan(values);
    const requests = requestsIn(content);
    if (!isOne) {
      const lines = requests.map(inWords);
      const count = lines.length === 0 ? 'Inget är begärt.' : `${lines.length} att avgöra.`;
      tell(terminal, values.json, { plan: content.plan.name, requests: requests.map(toldOf) }, [...lines, count]);
      return 0;
    }
    const activity = activityNamed(content, positionals[0]!);
    const request = requests.find((one) => one.activity.key === activity.key);
    if (request === undefined) {
      const { granted, refused } = standingPostponements(
        content.postponements.filter(({ activityKey }) => activityKey === activity.key),
      );
      const last = refused === null ? granted : refused;
      const was = last?.decision === undefined ? '' : ` Den förra är ${last === refused ? 'avslagen' : 'beviljad'}.`;
      throw new PlanError('not-found', `Inget senare slutdatum är begärt.${was}`, { subject: activity.title });
    }
    const decision = { grants: values.refuse !== true, reason: values.reason ?? '' };
    const role = roleOf(viewer, activity, content.units);
    const decided = await decideRequest(store, request, decision, role, await plannerAct());
    const deadline = printedDeadline(decided.activity.deadline);
    tell(
      terminal,
      values.json,
      {
        plan: content.plan.name,
        activity: activity.key,
        title: activity.title,
        decided: decided.postponement.state,
        deadline,
        reason: decided.postponement.decision?.reason ?? '',
      },
      [
        decision.grants
          ? `Beviljat: ${activity.title}, ${deadline}.`
          : `Avslaget: ${activity.title} står kvar på ${deadline}.`,
      ],
    );
    return 0;
  },
};
