import type { Command } from './command.ts';
import { startUsage } from './start-options.ts';

export const startCommand: Command = {
  usage: startUsage,
  about: 'Startar allt på den här datorn: startsidan, webbplatsen, tjänsten och chattarna.',
  // Loaded when it runs, since the service's libraries take a second that the list of commands need not wait for.
  run: async (argv, terminal) => (await import('./start.ts')).start(argv, terminal),
};
