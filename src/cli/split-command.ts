import { splitActivity } from '../plan/change-by-decision.ts';
import { activityCalled } from '../plan/decision.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { decide, decisionOptions, decisionUsage } from './decide.ts';

export const splitCommand: Command = {
  usage: `AKTIVITET --into LYDELSE --into LYDELSE … ${decisionUsage}`,
  about: 'Delar en aktivitet i flera, som får dess rader, ansvarig och slutdatum; svaren står kvar där de gavs.',
  async run(argv, terminal) {
    const options = { ...decisionOptions, into: { type: 'string', multiple: true } } as const;
    const { values, positionals } = readArguments(argv, options, ['AKTIVITET']);
    const parts = values.into ?? [];
    if (parts.length < 2) throw new WrongUsage('--into ska anges minst två gånger.');
    return await decide(
      values,
      terminal,
      ({ decided }, why) => splitActivity(decided, activityCalled(decided, positionals[0]!), parts, why),
      `Aktiviteten är delad i ${parts.length}.`,
    );
  },
};
