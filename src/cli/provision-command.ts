import { provision, type ProvisionStep } from '../sharepoint/provision.ts';
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

/** What was done, and last, so that it is not overlooked, what is left for a person. */
const summary = (steps: readonly ProvisionStep[], dryRun: boolean): readonly string[] => {
  const made = steps.filter(({ done }) => done !== 'unchanged' && done !== 'by-hand');
  const left = steps.filter(({ done }) => done === 'by-hand');
  if (made.length + left.length === 0) return ['Listorna är som de ska.'];
  return [
    ...made.map(({ list, what, done }) => `${list}: ${what}, ${words[done]}`),
    `${made.length} steg ${dryRun ? 'skulle göras' : 'gjorda'}.`,
    ...(left.length === 0 ? [] : [`${left.length} fel rättas för hand:`, ...left.map(({ what }) => what)]),
  ];
};

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
    for (const line of summary(steps, values['dry-run'] === true)) terminal.out(line);
    return exitCode;
  },
};
