import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeAppPackage } from './app-package.ts';
import { type Command, readArguments } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const packageCommand: Command = {
  usage: '[--out .build/uppfoljning.zip]',
  about: 'Packar appPackage till en fil som Teams tar emot; ${{NAMN}} fylls i från miljövariabler.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, { out: { type: 'string' } });
    const file = values.out ?? join(root, '.build/uppfoljning.zip');
    const { zip, missing } = await makeAppPackage(join(root, 'appPackage'), process.env);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, zip);
    terminal.out(file);
    if (missing.length > 0) {
      terminal.err(`Teams tar inte emot paketet förrän dessa miljövariabler har värden: ${missing.join(', ')}.`);
    }
    return 0;
  },
};
