import type { Command } from './command.ts';
import { startUsage } from './start-options.ts';
import { start } from './start.ts';

export const startCommand: Command = {
  usage: startUsage,
  about: 'Startar allt på den här datorn: startsidan, webbplatsen, tjänsten och chattarna.',
  run: start,
};
