import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeAppPackage } from './app-package.ts';
import { buildWebPart, webPartPackage } from './build-web-part.ts';
import { type Command, readArguments } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const packageCommand: Command = {
  usage: '[--out .build/uppfoljning.zip] [--teams-only]',
  about:
    'Packar appPackage till en fil som Teams tar emot, där ${{NAMN}} fylls i från miljövariabler, och webbdelen bredvid ' +
    'till en som SharePoints appkatalog tar emot.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, { out: { type: 'string' }, 'teams-only': { type: 'boolean' } });
    const file = values.out ?? join(root, '.build/uppfoljning.zip');
    const { zip, missing } = await makeAppPackage(join(root, 'appPackage'), process.env);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, zip);
    terminal.out(file);
    if (missing.length > 0) {
      terminal.err(`Teams tar inte emot paketet förrän dessa miljövariabler har värden: ${missing.join(', ')}.`);
    }
    if (values['teams-only'] === true) return 0;
    buildWebPart((line) => terminal.err(line));
    const webPart = join(dirname(file), 'uppfoljning.sppkg');
    await copyFile(webPartPackage, webPart);
    terminal.out(webPart);
    return 0;
  },
};
