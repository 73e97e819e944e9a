import { differencesInPlan } from '../plan/differences.ts';
import type { PlanContent } from '../plan/plan.ts';
import { type Command, readArguments, required, siteAddress, siteOptions } from './command.ts';
import { openSite, planNamed } from './open-site.ts';

export const differencesCommand: Command = {
  usage: '--site URL --plan NAMN [--as NAMN] [--json]',
  about: 'Visar Att stämma av: rader om samma aktivitet med olika uppgifter, ur listorna.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, { ...siteOptions, plan: { type: 'string' } });
    const site = siteAddress(values.site);
    const name = required(values.plan, '--plan');
    const { store } = openSite(site, values.as);
    const content = await store.read((await planNamed(store, name)).key);
    const differences = inPlan(content);
    if (values.json) {
      terminal.out(JSON.stringify({ plan: content.plan.name, differences }));
      return 0;
    }
    for (const { activity, sources, text } of differences) {
      terminal.out(`${activity} (${sources.join(' och ')})\n  ${text}`);
    }
    terminal.out(differences.length === 0 ? 'Inget att stämma av.' : `${differences.length} att stämma av.`);
    return 0;
  },
};

/** Each difference with what a person knows it by: the activity's title, the goals and the document's own places. */
function inPlan(content: PlanContent) {
  const activities = new Map(content.activities.map((activity) => [activity.key, activity]));
  const goals = new Map(content.goals.map((goal) => [goal.key, goal]));
  const placements = new Map(content.placements.map((placement) => [placement.key, placement]));
  return differencesInPlan(content).map(({ kind, activityKey, placements: keys, text }) => ({
    kind,
    activityKey,
    activity: activities.get(activityKey)!.title,
    goals: keys.map((key) => goals.get(placements.get(key)!.goalKey)?.title ?? ''),
    sources: keys.map((key) => placements.get(key)!.source),
    text,
  }));
}
