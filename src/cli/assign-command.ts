import { basename } from 'node:path';
import { decodeText } from '../import/decode-text.ts';
import { assignFromFile } from './assign.ts';
import { type Command, readArguments, required, siteAddress, siteOptions } from './command.ts';
import { readDelimited } from './delimited-text.ts';
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
    const bytes = await readGivenFile(file);
    const records = readDelimited(decodeText(basename(file), bytes, 'Filen är ingen text. Spara den som CSV.'));
    const { sp, store, now } = openSite(site, values.as);
    const { bad, ...done } = await assignFromFile(records, {
      content: await store.read((await planNamed(store, planName)).key),
      store,
      sp,
      at: await now(),
      progress: (count, of) => terminal.err(`Tilldelar: ${count} av ${of}`),
    });
    if (bad.length > 0) {
      for (const { line, reason } of bad) terminal.err(`${basename(file)} rad ${line}: ${reason}.`);
      terminal.err('Ingenting är ändrat.');
      if (values.json) terminal.out(JSON.stringify({ error: { kind: 'invalid', rows: bad } }));
      return 1;
    }
    if (values.json) terminal.out(JSON.stringify(done));
    else terminal.out(`Tilldelade: ${done.changed}. Var det redan: ${done.unchanged}.`);
    if (done.withoutOwner.length > 0) terminal.err(`${done.withoutOwner.length} aktiviteter saknar ansvarig.`);
    for (const title of done.conflicts) terminal.err(`Sparades av någon annan samtidigt, kör igen: ${title}`);
    return done.conflicts.length > 0 ? 1 : 0;
  },
};
