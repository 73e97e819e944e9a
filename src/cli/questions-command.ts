import { type Command, readArguments } from './command.ts';
import { planOptions, tell } from './open-plan.ts';
import { openReconciling } from './open-reconciling.ts';

export const questionsCommand: Command = {
  usage: '--site URL --plan NAMN [--period TILLFÄLLE] [--as NAMN] [--json]',
  about: 'Visar Att stämma av: frågor till ansvariga, där läge, slutdatum och kommentar säger olika saker.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, { ...planOptions, period: { type: 'string' } });
    const { content, questions, period } = await openReconciling(values);
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
    const lines = asked.map(({ code, activity, owner, sources: places, sv }) => {
      const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
      return `[${code}] ${activity}${where}\n  ${owner ?? 'Utan ansvarig'}: ${sv}`;
    });
    const count = asked.length === 1 ? 'En fråga till ansvarig.' : `${asked.length} frågor till ansvariga.`;
    tell(terminal, values.json, { plan: content.plan.name, period: period?.name ?? null, questions: asked }, [
      ...lines,
      asked.length === 0 ? 'Inga frågor.' : count,
    ]);
    return 0;
  },
};
