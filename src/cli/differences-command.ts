import { type Command, readArguments, required, siteAddress, siteOptions } from './command.ts';
import { openReconciling, type Reconciling } from './open-reconciling.ts';

export const differencesCommand: Command = {
  usage: '--site URL --plan NAMN [--as NAMN] [--json]',
  about: 'Visar Att stämma av: rader om samma aktivitet med olika uppgifter, ur listorna.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, { ...siteOptions, plan: { type: 'string' } });
    const site = siteAddress(values.site);
    const reconciling = await openReconciling(site, required(values.plan, '--plan'), { as: values.as });
    const differences = inPlan(reconciling);
    if (values.json) {
      terminal.out(JSON.stringify({ plan: reconciling.content.plan.name, differences }));
      return 0;
    }
    for (const { code, activity, sources, text } of differences) {
      terminal.out(`[${code}] ${activity} (${sources.join(' och ')})\n  ${text}`);
    }
    terminal.out(differences.length === 0 ? 'Inget att stämma av.' : `${differences.length} att stämma av.`);
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
