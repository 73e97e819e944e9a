import { basename } from 'node:path';
import { assign } from './assign.ts';
import { type Command, readArguments, required, siteAddress, siteOptions } from './command.ts';
import { decodeText, readDelimited } from './delimited-text.ts';
import { readGivenFile } from './given-file.ts';
import { openSite, planNamed } from './open-site.ts';

export const assignCommand: Command = {
  usage: 'FIL.csv --site URL --plan NAMN [--as NAMN] [--json]',
  about: 'Ger aktiviteterna ansvariga, enheter och enheternas chefer från en fil.',
  async run(argv, terminal) {
    const { values, positionals } = readArguments(argv, { ...siteOptions, plan: { type: 'string' } }, ['FIL.csv']);
    const site = siteAddress(values.site);
    const planName = required(values.plan, '--plan');
    const file = positionals[0]!;
    const records = readDelimited(decodeText(await readGivenFile(file)));
    const { sp, store } = openSite(site, values.as);
    const content = await store.read((await planNamed(store, planName)).key);
    const outcome = await assign(records, content, store, sp, (line) => terminal.err(line));
    if (outcome.bad.length > 0) {
      for (const { line, reason } of outcome.bad) terminal.err(`${basename(file)} rad ${line}: ${reason}.`);
      terminal.err('Ingenting är ändrat.');
      if (values.json) terminal.out(JSON.stringify({ error: { kind: 'invalid', rows: outcome.bad } }));
      return 1;
    }
    const { changed, unchanged, withoutOwner } = outcome;
    if (values.json) terminal.out(JSON.stringify({ changed, unchanged, withoutOwner }));
    else terminal.out(`${changed} aktiviteter har fått ansvarig, ${unchanged} hade den redan.`);
    if (withoutOwner.length > 0) terminal.err(`${withoutOwner.length} aktiviteter saknar ansvarig.`);
    return 0;
  },
};
