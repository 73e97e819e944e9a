import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'webparts');

/** What SharePoint's app catalogue takes. */
export const webPartPackage = join(folder, 'sharepoint/solution/uppfoljning.sppkg');

/**
 * Installs and builds webparts/, each only where something has changed since: a cold install is a gigabyte and some
 * four minutes, a build one. Says on `report` what it does.
 *
 * @throws Error with npm's or SPFx's words when either fails.
 */
export function buildWebPart(report: (line: string) => void): void {
  const installed = join(folder, 'node_modules/.installed-lockfile');
  const lockfile = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lockfile) {
    report('Installerar webparts/ …');
    runNpm('ci', '--ignore-scripts');
    writeFileSync(installed, lockfile);
  }
  if (existsSync(webPartPackage) && statSync(webPartPackage).mtimeMs > newestSource()) return;
  report('Bygger webparts/ …');
  runNpm('run', 'build');
}

function newestSource(): number {
  const own = ['src', 'config', 'tsconfig.json', 'package-lock.json'].map((name) => join(folder, name));
  const shared = ['plan', 'lists', 'sharepoint', 'ui'].map((layer) => join(root, 'src', layer));
  return Math.max(...[...own, ...shared].map(newest));
}

/** The latest change in a file or a folder tree, in milliseconds. */
function newest(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** npm in webparts/, with the Node that runs us first on the path, since SPFx wants Node 22. */
function runNpm(...argv: string[]): void {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', npm_config_audit: 'false' };
  // What the npm that runs us has set is about the package at the root.
  for (const name of Object.keys(env))
    if (/^npm_(config_local_prefix|config_prefix|package_)/.test(name)) delete env[name];
  env['PATH'] = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;
  // Development dependencies are what builds it, whatever NODE_ENV says.
  const all = argv[0] === 'ci' ? [...argv, '--include=dev'] : argv;
  const done = spawnSync('npm', all, { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 28, shell: isWindows });
  if (done.error !== undefined) throw done.error;
  if (done.status !== 0)
    throw new Error(`npm ${argv.join(' ')} i webparts/ misslyckades.\n${done.stdout}${done.stderr}`);
}

/** There npm is a script, which only a shell starts. */
const isWindows = process.platform === 'win32';
