import { PlanError } from '../plan/plan-error.ts';
import { type Command, readArguments, required } from './command.ts';
import { activityNamed, named, openPlan, planOptions, tell } from './open-plan.ts';

const options = {
  ...planOptions,
  document: { type: 'string' },
  activity: { type: 'string' },
  of: { type: 'string' },
  untie: { type: 'boolean' },
} as const;

export const tieCommand: Command = {
  usage:
    '--site URL --plan OBJEKTPLAN --document NR|NAMN --activity AKTIVITET [--of PLAN] [--untie] [--as NAMN] [--json]',
  about:
    'Knyter en aktivitet till ett styrande dokument i objektplanen: det som dokumentet leder till. --untie löser den.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    const [document, activity] = [required(values.document, '--document'), required(values.activity, '--activity')];
    const open = await openPlan(values);
    const act = await open.plannerAct();
    const other = values.of === undefined ? open : await openPlan({ ...values, plan: values.of });
    const { key, title } = activityNamed(other.content, activity);
    const standing = await open.planner.all('governingDocuments', open.content.plan.key);
    if (standing.length === 0) {
      throw new PlanError('not-found', 'Planen har inga styrande dokument.', { subject: open.content.plan.name });
    }
    const byId = standing.find(({ record }) => record.id === document.trim());
    const choices = standing.map(({ record }) => ({ key: record.key, title: record.name }));
    const chosen = byId?.record.key ?? named(choices, document, 'inget sådant styrande dokument').key;
    const before = standing.find(({ record }) => record.key === chosen)!;
    const others = before.record.activityKeys.filter((one) => one !== key);
    const activityKeys = values.untie === true ? others : [...others, key];
    const isSame =
      activityKeys.length === before.record.activityKeys.length && before.record.activityKeys.includes(key);
    const { record } =
      isSame && values.untie !== true
        ? before
        : await open.planner.change('governingDocuments', before, { ...before.record, activityKeys }, act);
    tell(terminal, values.json, { document: record.name, activityKeys: record.activityKeys }, [
      `${record.name}: ${title} ${values.untie === true ? 'är löst' : 'är knuten'}; ${record.activityKeys.length} i allt.`,
    ]);
    return 0;
  },
};
