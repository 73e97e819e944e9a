import { judgedDifference } from '../plan/differences.ts';
import { ruleThatItHolds, settleDifference, type Settlement } from '../plan/give-ruling.ts';
import { PlanError } from '../plan/plan-error.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { planOptions, tell } from './open-plan.ts';
import { openReconciling } from './open-reconciling.ts';

const options = {
  ...planOptions,
  period: { type: 'string' },
  holds: { type: 'boolean' },
  pick: { type: 'string' },
  two: { type: 'boolean' },
} as const;

export const ruleCommand: Command = {
  usage: 'KOD --site URL --plan NAMN (--holds | --pick 1|2 | --two) [--period TILLFÄLLE] [--as NAMN] [--json]',
  about: 'Avgör en fråga eller en skillnad: den stämmer, den ena raden gäller, eller det är två åtaganden.',
  async run(argv, terminal) {
    const { values, positionals } = readArguments(argv, options, ['KOD']);
    const decision = decisionOf(values);
    const code = positionals[0]!;
    const { content, planner, differences, questions, plannerAct } = await openReconciling(values);
    const acted = await plannerAct();
    const planKey = content.plan.key;
    const difference = differences.find((each) => each.code === code);
    const judged = difference ? judgedDifference(difference) : questions.find((each) => each.code === code);
    if (judged === undefined) {
      const why = 'Ingen fråga eller skillnad har den koden nu. Se uppfoljning questions och uppfoljning differences.';
      throw new PlanError('not-found', why, { subject: code });
    }
    const rulings = await (async () => {
      if (decision === 'holds') return [await ruleThatItHolds(planner, planKey, judged, acted)];
      if (!difference) throw new WrongUsage('En fråga till ansvarig kan bara sägas stämma: --holds.');
      const settlement: Settlement =
        decision === 'two'
          ? { kind: 'two-commitments' }
          : { kind: 'pick', placementKey: difference.placements[decision === '1' ? 0 : 1] };
      return await settleDifference(planner, planKey, difference, settlement, acted);
    })();
    const told = rulings.map(({ key, rule, subjects, kind, picked }) => ({ key, rule, subjects, kind, picked }));
    tell(terminal, values.json, { plan: content.plan.name, code, rulings: told }, [done[decision]]);
    return 0;
  },
};

type Decision = 'holds' | 'two' | '1' | '2';

const done: Readonly<Record<Decision, string>> = {
  holds: 'Stämmer. Frågan kommer tillbaka om uppgifterna ändras.',
  two: 'Två åtaganden från och med nu. Det frågas inte igen.',
  '1': 'Den första raden gäller, och alla rader följer den.',
  '2': 'Den andra raden gäller, och alla rader följer den.',
};

/** @throws WrongUsage unless exactly one is said. */
function decisionOf({ holds, pick, two }: { holds?: boolean; pick?: string; two?: boolean }): Decision {
  const said = [holds ? 'holds' : [], two ? 'two' : [], pick ?? []].flat();
  const [decision] = said;
  if (said.length !== 1) throw new WrongUsage('Säg ett av --holds, --pick och --two.');
  if (decision === 'holds' || decision === 'two' || decision === '1' || decision === '2') return decision;
  throw new WrongUsage('--pick ska vara 1 eller 2: den första eller den andra av raderna.');
}
