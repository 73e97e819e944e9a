import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// npm run test:webpart: installs and builds webparts/ where that is needed, then opens the compiled web part in a
// browser. Whatever stands after `--` goes to vitest. The last line is "N passed, N failed".

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'webparts');
const results = join(root, '.build/webpart-results.json');

/** Runs a command in a folder; the Node that runs this comes first, since SPFx wants Node 22. */
const run = (cwd: string, command: string, argv: readonly string[], stdio: 'inherit' | 'pipe' = 'inherit'): boolean => {
  const { PATH = '', ...env } = process.env;
  // What the npm that runs us has set is about the package at the root.
  for (const name of Object.keys(env)) if (/^npm_(config_(local_)?prefix|package_)/.test(name)) delete env[name];
  const shown = spawnSync(command, argv, {
    cwd,
    stdio: ['ignore', stdio, stdio],
    encoding: 'utf8',
    env: { ...env, PATH: `${dirname(process.execPath)}:${PATH}`, npm_config_audit: 'false', npm_config_fund: 'false' },
  });
  if (shown.error !== undefined) throw shown.error;
  // SPFx's build says two hundred lines when all is well.
  if (shown.status !== 0 && stdio === 'pipe') console.log(`${shown.stdout}${shown.stderr}`);
  return shown.status === 0;
};

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** `npm ci` when the lockfile is another than the one that was installed; some four minutes on a cold machine. */
const install = (): boolean => {
  const installed = join(folder, 'node_modules/.installed-lockfile');
  const wanted = hashOf(join(folder, 'package-lock.json'));
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return true;
  console.log('Installing webparts/ …');
  if (!run(folder, 'npm', ['ci', '--ignore-scripts'])) return false;
  writeFileSync(installed, wanted);
  return true;
};

/** The latest change of a source, in milliseconds. */
const newest = (path: string): number =>
  statSync(path).isDirectory()
    ? Math.max(...readdirSync(path, { withFileTypes: true }).map((entry) => newest(join(path, entry.name))))
    : statSync(path).mtimeMs;

/** Builds when a source is newer than the package; a minute. */
const build = (): boolean => {
  const built = join(folder, 'sharepoint/solution/uppfoljning.sppkg');
  const sources = ['src', 'config', 'tsconfig.json', 'package-lock.json'].map((name) => join(folder, name));
  const shared = ['plan', 'lists', 'sharepoint', 'ui'].map((layer) => join(root, 'src', layer));
  const changed = Math.max(...[...sources, ...shared].map(newest));
  if (existsSync(built) && statSync(built).mtimeMs > changed) return true;
  console.log('Building webparts/ …');
  return run(folder, 'npm', ['run', 'build'], 'pipe');
};

const failed = (what: string): void => {
  console.log(`${what} failed`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
};

if (!install()) failed('npm ci in webparts/');
else if (!build()) failed('The build of webparts/');
else {
  mkdirSync(dirname(results), { recursive: true });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const argv = ['run', '--config', join(root, 'test/webpart/vitest.config.ts')];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const passed = run(root, process.execPath, [vitest, ...argv, ...reporters, ...process.argv.slice(2)]);
  run(root, process.execPath, [join(root, '.ci/count.mjs'), results, '0', passed ? '0' : '1']);
  process.exitCode = passed ? 0 : 1;
}
