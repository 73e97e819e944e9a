import type { Act } from '../plan/person.ts';
import { type Command, readArguments, required, WrongUsage } from './command.ts';
import { activityNamed, named, openPlan, planOptions, tell, type OpenPlan } from './open-plan.ts';

const options = {
  ...planOptions,
  document: { type: 'string' },
  goal: { type: 'string' },
  activity: { type: 'string' },
  of: { type: 'string' },
  untie: { type: 'boolean' },
} as const;

interface Tie {
  /** What it is tied to, by its number or how its name begins. */
  readonly to: string;
  readonly activityKey: string;
  readonly untie: boolean;
}

interface Tied {
  readonly name: string;
  readonly activityKeys: readonly string[];
}

/** Once each; null where it is so already. */
const tiedAnew = (keys: readonly string[], { activityKey, untie }: Tie): readonly string[] | null => {
  if (keys.includes(activityKey) !== untie) return null;
  return untie ? keys.filter((key) => key !== activityKey) : [...keys, activityKey];
};

/** The one of this number, else of this name. @throws PlanError `not-found`. */
const chosenOf = <T extends { readonly key: string; readonly title: string; readonly number: string }>(
  all: readonly T[],
  given: string,
  what: string,
): string => all.find(({ number }) => number === given.trim())?.key ?? named(all, given, what).key;

async function tieDocument({ planner, content }: OpenPlan, tie: Tie, act: Act): Promise<Tied> {
  const standing = await planner.all('governingDocuments', content.plan.key);
  const choices = standing.map(({ record }) => ({ key: record.key, title: record.name, number: record.id }));
  const key = chosenOf(choices, tie.to, 'inget sådant styrande dokument');
  const before = standing.find(({ record }) => record.key === key)!;
  const activityKeys = tiedAnew(before.record.activityKeys, tie);
  if (activityKeys === null) return before.record;
  return (await planner.change('governingDocuments', before, { ...before.record, activityKeys }, act)).record;
}

async function tieGoal({ planner, content }: OpenPlan, tie: Tie, act: Act): Promise<Tied> {
  const standing = await planner.all('goals', content.plan.key);
  const choices = standing.map(({ record }) => ({ key: record.key, title: record.title, number: record.label }));
  const key = chosenOf(choices, tie.to, 'inget sådant mål');
  const before = standing.find(({ record }) => record.key === key)!;
  const { activityKeys: keys = [], title } = before.record;
  const activityKeys = tiedAnew(keys, tie);
  if (activityKeys === null) return { name: title, activityKeys: keys };
  const { record } = await planner.change('goals', before, { ...before.record, activityKeys }, act);
  return { name: title, activityKeys: record.activityKeys ?? [] };
}

export const tieCommand: Command = {
  usage:
    '--site URL --plan OBJEKTPLAN (--document NR|NAMN | --goal NR|MÅL) --activity AKTIVITET [--of PLAN] [--untie] ' +
    '[--as NAMN] [--json]',
  about:
    'Knyter en aktivitet till ett styrande dokument eller ett långsiktigt mål: det som leder till den. --untie löser.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    if ((values.document === undefined) === (values.goal === undefined)) {
      throw new WrongUsage('Säg antingen --document eller --goal.');
    }
    const to = values.document ?? required(values.goal, '--goal');
    const activity = required(values.activity, '--activity');
    const open = await openPlan(values);
    const act = await open.plannerAct();
    const other = values.of === undefined ? open : await openPlan({ ...values, plan: values.of });
    const { key: activityKey, title } = activityNamed(other.content, activity);
    const tie = { to, activityKey, untie: values.untie === true };
    const { name, activityKeys } = await (values.document === undefined ? tieGoal : tieDocument)(open, tie, act);
    tell(terminal, values.json, { to: name, activityKeys }, [
      `${name}: ${title} ${tie.untie ? 'är löst' : 'är knuten'}; ${activityKeys.length} i allt.`,
    ]);
    return 0;
  },
};
