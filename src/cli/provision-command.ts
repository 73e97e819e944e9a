import { provision } from '../sharepoint/provision.ts';
import { type Command, readArguments, siteAddress, siteOptions } from './command.ts';
import { openSite } from './open-site.ts';

const words = {
  created: 'skapad',
  changed: 'ändrad',
  unchanged: 'som den ska',
  'would-create': 'skulle skapas',
  'would-change': 'skulle ändras',
  'by-hand': 'rättas för hand',
} as const;

export const provisionCommand: Command = {
  usage: '--site URL [--dry-run] [--as NAMN] [--json]',
  about: 'Skapar eller uppgraderar listorna på webbplatsen; --dry-run ändrar inget.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, { ...siteOptions, 'dry-run': { type: 'boolean' } });
    const { sp, signedIn } = openSite(siteAddress(values.site), values.as);
    // What is forbidden after this is for want of ownership.
    await signedIn();
    const steps = await provision(sp, { dryRun: values['dry-run'] === true });
    const exitCode = steps.some(({ done }) => done === 'by-hand') ? 1 : 0;
    if (values.json) {
      terminal.out(JSON.stringify({ steps }));
      return exitCode;
    }
    const toDo = steps.filter(({ done }) => done !== 'unchanged');
    for (const { list, what, done } of toDo) terminal.out(`${list}: ${what}, ${words[done]}`);
    terminal.out(toDo.length === 0 ? 'Listorna är som de ska.' : `${toDo.length} av ${steps.length} steg.`);
    return exitCode;
  },
};
