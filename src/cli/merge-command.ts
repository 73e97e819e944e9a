import { mergeActivities } from '../plan/change-by-decision.ts';
import { activityCalled, type DecidedPlan } from '../plan/decision.ts';
import { plainWording } from '../plan/wording.ts';
import { type Command, readArguments, required } from './command.ts';
import { decide, decisionOptions, decisionUsage } from './decide.ts';

export const mergeCommand: Command = {
  usage: `AKTIVITET [--with AKTIVITET …] --into AKTIVITET|LYDELSE ${decisionUsage}`,
  about: 'Låter aktiviteter uppgå i en annan, eller i en ny; raderna följer med och svaren står kvar där de gavs.',
  async run(argv, terminal) {
    const options = { ...decisionOptions, into: { type: 'string' }, with: { type: 'string', multiple: true } } as const;
    const { values, positionals } = readArguments(argv, options, ['AKTIVITET']);
    const into = required(values.into, '--into');
    const names = [positionals[0]!, ...(values.with ?? [])];
    return await decide(
      values,
      terminal,
      ({ decided }, why) => {
        const from = names.map((name) => activityCalled(decided, name));
        return mergeActivities(decided, from, standingOrNew(decided, into), why);
      },
      `${names.length === 1 ? 'Aktiviteten uppgår' : 'Aktiviteterna uppgår'} i "${into}".`,
    );
  },
};

/** Whole wordings only: a beginning of one is a new activity's. */
const standingOrNew = ({ activities }: DecidedPlan, name: string) =>
  activities.find(
    ({ key, title, status }) =>
      key === name || (plainWording(title) === plainWording(name) && status.progress !== 'dropped'),
  ) ?? name;
