import { type Command, readArguments, required, siteAddress, siteOptions } from './command.ts';
import { openReconciling } from './open-reconciling.ts';

export const questionsCommand: Command = {
  usage: '--site URL --plan NAMN [--period TILLFÄLLE] [--as NAMN] [--json]',
  about: 'Visar Att stämma av: frågor till ansvariga, där läge, slutdatum och kommentar säger olika saker.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, { ...siteOptions, plan: { type: 'string' }, period: { type: 'string' } });
    const site = siteAddress(values.site);
    const { content, questions, period } = await openReconciling(site, required(values.plan, '--plan'), values);
    const activities = new Map(content.activities.map((activity) => [activity.key, activity]));
    const sources = new Map(content.placements.map(({ key, source }) => [key, source]));
    const asked = questions.map(({ code, rule, activityKey, placements, words, sv, en }) => ({
      code,
      rule,
      activityKey,
      activity: activities.get(activityKey)!.title,
      owner: activities.get(activityKey)!.owner?.name ?? null,
      sources: placements.flatMap((key) => sources.get(key) || []),
      words,
      sv,
      en,
    }));
    if (values.json) {
      terminal.out(JSON.stringify({ plan: content.plan.name, period: period?.name ?? null, questions: asked }));
      return 0;
    }
    for (const { code, activity, owner, sources: places, sv } of asked) {
      const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
      terminal.out(`[${code}] ${activity}${where}\n  ${owner ?? 'Utan ansvarig'}: ${sv}`);
    }
    terminal.out(
      asked.length === 0
        ? 'Inga frågor.'
        : `${asked.length} ${asked.length === 1 ? 'fråga' : 'frågor'} till ansvariga.`,
    );
    return 0;
  },
};
