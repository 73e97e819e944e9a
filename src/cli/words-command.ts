import { deviationWords, progressWords } from '../lists/words.ts';
import { PlanError } from '../plan/plan-error.ts';
import { deviations, progresses, type Meaning } from '../plan/status.ts';
import { meanings, withWords, wordOf } from '../plan/vocabulary.ts';
import { plainWording } from '../plan/wording.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { openPlan, planOptions, tell } from './open-plan.ts';

const meaningWords: Readonly<Record<Meaning, string>> = { ...progressWords, ...deviationWords };

const options = {
  ...planOptions,
  'not-started': { type: 'string' },
  ongoing: { type: 'string' },
  paused: { type: 'string' },
  completed: { type: 'string' },
  dropped: { type: 'string' },
  'on-plan': { type: 'string' },
  deviates: { type: 'string' },
} as const satisfies Record<Meaning, { type: 'string' }> & typeof planOptions;

export const wordsCommand: Command = {
  usage: `--site URL --plan NAMN ${meanings.map((meaning) => `[--${meaning} ORD]`).join(' ')} [--as NAMN] [--json]`,
  about: 'Visar planens ord för läge och avvikelse, eller byter dem. Det som är rapporterat behåller sina.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    const changes = Object.fromEntries(
      meanings.flatMap((meaning) => (values[meaning] === undefined ? [] : [[meaning, values[meaning]]])),
    );
    if (Object.values(changes).some((word) => plainWording(word) === '')) throw new WrongUsage('Ett ord är tomt.');
    const { content, planner, plannerAct } = await openPlan(values);
    let { plan } = content;
    if (Object.keys(changes).length > 0) {
      const act = await plannerAct();
      const standing = (await planner.all('plans', plan.key)).find(({ record }) => record.key === plan.key);
      if (standing === undefined) throw new PlanError('not-found', 'Planen finns inte.', { subject: plan.name });
      plan = (await planner.change('plans', standing, withWords(standing.record, changes), act)).record;
    }
    const told = (of: readonly Meaning[]) => Object.fromEntries(of.map((meaning) => [meaning, wordOf(meaning, plan)]));
    const former = plan.formerWords ?? [];
    tell(
      terminal,
      values.json,
      { plan: plan.name, progress: told(progresses), deviation: told(deviations), former },
      meanings.map((meaning) => {
        const before = former.filter((word) => word.meaning === meaning).map(({ word }) => `”${word}”`);
        const was = before.length === 0 ? '' : ` (förut ${before.join(', ')})`;
        return `${meaningWords[meaning]}: ${wordOf(meaning, plan)}${was}`;
      }),
    );
    return 0;
  },
};
