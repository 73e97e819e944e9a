import { dropActivity } from '../plan/change-by-decision.ts';
import { activityCalled } from '../plan/decision.ts';
import { type Command, readArguments } from './command.ts';
import { decide, decisionOptions, decisionUsage } from './decide.ts';

export const dropCommand: Command = {
  usage: `AKTIVITET ${decisionUsage}`,
  about: 'Låter en aktivitet utgå; den som aldrig beslutats och aldrig besvarats läggs i papperskorgen.',
  async run(argv, terminal) {
    const { values, positionals } = readArguments(argv, decisionOptions, ['AKTIVITET']);
    return await decide(
      values,
      terminal,
      ({ decided }, why) => dropActivity(decided, activityCalled(decided, positionals[0]!), why),
      'Aktiviteten utgår.',
    );
  },
};
