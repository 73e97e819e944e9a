import { rewordActivity, rewordingKey } from '../plan/change-by-decision.ts';
import { activityCalled, nothingDecided, type DecidedPlan } from '../plan/decision.ts';
import { type Command, readArguments, required } from './command.ts';
import { decide, decisionOptions, decisionUsage } from './decide.ts';

export const rewordCommand: Command = {
  usage: `AKTIVITET --to LYDELSE ${decisionUsage}`,
  about: 'Ger en aktivitet en ny lydelse; den gamla står kvar i historiken, och svar, rader och ansvarig följer med.',
  async run(argv, terminal) {
    const { values, positionals } = readArguments(argv, { ...decisionOptions, to: { type: 'string' } }, ['AKTIVITET']);
    const [name, title] = [positionals[0]!, required(values.to, '--to')];
    return await decide(
      values,
      terminal,
      ({ decided }, why) =>
        isRewordedAlready(decided, name, title)
          ? nothingDecided
          : rewordActivity(decided, activityCalled(decided, name), title, why),
      'Aktiviteten har en ny lydelse.',
    );
  },
};

/** Told twice: the old wording names nothing any more, and the history says that it was this. */
const isRewordedAlready = ({ activities, continuations }: DecidedPlan, name: string, title: string): boolean =>
  activities.some(
    (activity) =>
      activity.title === title && continuations.some(({ key }) => key === rewordingKey(activity.key, name, title)),
  );
