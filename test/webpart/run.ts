import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWebPart } from '../../src/cli/build-web-part.ts';

// npm run test:webpart: installs and builds webparts/ where that is needed, then opens the compiled web part in a
// browser. Whatever stands after `--` goes to vitest. The last line is "N passed, N failed".

const root = fileURLToPath(new URL('../../', import.meta.url));
const results = join(root, '.build/webpart-results.json');

const run = (...argv: string[]): boolean =>
  spawnSync(process.execPath, argv, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;

const built = (): boolean => {
  try {
    buildWebPart(console.log);
    return true;
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return false;
  }
};

mkdirSync(dirname(results), { recursive: true });
rmSync(results, { force: true });
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/webpart/vitest.config.ts'];
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const passed = built() && run(...vitest, ...reporters, ...process.argv.slice(2));
run('.ci/count.mjs', results, '0', passed ? '0' : '1');
process.exitCode = passed ? 0 : 1;
