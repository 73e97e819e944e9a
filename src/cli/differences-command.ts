import { type Command, readArguments } from './command.ts';
import { planOptions, tell } from './open-plan.ts';
import { openReconciling, type Reconciling } from './open-reconciling.ts';

export const differencesCommand: Command = {
  usage: '--site URL --plan NAMN [--as NAMN] [--json]',
  about: 'Visar Att stämma av: rader om samma aktivitet med olika uppgifter, ur listorna.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, planOptions);
    const reconciling = await openReconciling(values);
    const differences = inPlan(reconciling);
    const lines = differences.map(
      ({ code, activity, sources, text }) => `[${code}] ${activity} (${sources.join(' och ')})\n  ${text}`,
    );
    tell(terminal, values.json, { plan: reconciling.content.plan.name, differences }, [
      ...lines,
      differences.length === 0 ? 'Inget att stämma av.' : `${differences.length} att stämma av.`,
    ]);
    return 0;
  },
};

/** Each difference with what a person knows it by: the activity's title, the goals and the document's own places. */
function inPlan({ content, differences }: Reconciling) {
  const activities = new Map(content.activities.map((activity) => [activity.key, activity]));
  const goals = new Map(content.goals.map((goal) => [goal.key, goal]));
  const placements = new Map(content.placements.map((placement) => [placement.key, placement]));
  return differences.map(({ code, kind, activityKey, placements: keys, values, text }) => ({
    code,
    kind,
    activityKey,
    activity: activities.get(activityKey)!.title,
    goals: keys.map((key) => goals.get(placements.get(key)!.goalKey)?.title ?? ''),
    sources: keys.map((key) => placements.get(key)!.source),
    values,
    text,
  }));
}
