import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import type { Bench, Figures, OwnRun } from './bench-definition.ts';
import { inWords, measured, table, verdicts, type Measured } from './verdict.ts';

// `npm run bench -- word excel import open store [--rounds N] [--json]`: ours beside its peers, in turn, each run in a process of
// its own. Exit 0 only when every goal holds.

const benches: Readonly<Record<string, string>> = {
  word: 'word-bench',
  excel: 'excel-bench',
  import: 'import-bench',
  open: 'open-bench',
  store: 'store-bench',
};

const here = fileURLToPath(new URL('./', import.meta.url));
const root = join(here, '../..');
const built = join(root, '.build/bench/built/test/bench');
const run = promisify(execFile);

/** The peers are this folder's own dependencies, so that the product's installation knows nothing of them. */
async function installPeers(say: (line: string) => void): Promise<void> {
  if (existsSync(join(here, 'node_modules/.package-lock.json'))) return;
  say('Installing the peers (npm ci in test/bench) …');
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here });
}

/** Peers come as JavaScript, and so does ours where it is used: in the tab, and in a page. */
async function build(): Promise<void> {
  await run(join(root, 'node_modules/.bin/tsc'), ['-p', join(here, 'tsconfig.json')], { cwd: root });
}

async function inChild(module: string, candidate: string, folder: string, out?: string): Promise<Figures> {
  const args = [join(built, 'in-child.js'), `./${module}.js`, candidate, folder, ...(out === undefined ? [] : [out])];
  const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 1 << 20 });
  return JSON.parse(stdout) as Figures;
}

const sizesOf = ({ candidates }: Bench): readonly number[] =>
  [...new Set(Object.values(candidates).flatMap(({ rows }) => rows))].toSorted((a, b) => a - b);

/** Every candidate of a size once, its rows compared with the first one's. @throws Error that names who differs. */
async function prove(bench: Bench, module: string, rows: number, folder: string): Promise<readonly string[]> {
  const names = Object.keys(bench.candidates).filter((name) => bench.candidates[name]?.rows.includes(rows));
  let expected: readonly string[] | undefined;
  for (const name of names) {
    const out = join(folder, `made-by-${name}`);
    await inChild(module, name, folder, out);
    const found = await bench.rowsIn(await readFile(out));
    expected ??= found;
    const at = expected.findIndex((row, index) => row !== found[index]);
    if (at >= 0 || found.length !== expected.length || found.length < rows) {
      throw new Error(`${name} made other rows (${found.length}): row ${at}: ${found[at]} instead of ${expected[at]}`);
    }
  }
  return names;
}

async function runBench(name: string, rounds: number, say: (line: string) => void) {
  const module = benches[name]!;
  const { bench, run: ownRun } = (await import(`./${module}.ts`)) as { bench: Bench; run?: OwnRun };
  if (ownRun !== undefined) return ownRun(rounds, say);
  say(`${name}: ${bench.what}`);
  if (bench.outOfReach !== undefined) say(`  not measured: ${bench.outOfReach}`);
  const all: Measured[] = [];
  for (const rows of sizesOf(bench)) {
    const folder = join(root, '.build/bench', name, String(rows));
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await bench.prepare(rows, folder);
    const names = await prove(bench, module, rows, folder);
    const figures = new Map<string, Figures[]>(names.map((candidate) => [candidate, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const candidate of names) {
        figures.get(candidate)?.push(await (bench.measure?.(candidate, folder) ?? inChild(module, candidate, folder)));
      }
    }
    for (const [candidate, of] of figures) all.push(measured(candidate, rows, of));
  }
  const goals = verdicts(bench, all);
  for (const line of [...table(all), ...goals.map(inWords)]) say(line);
  return { bench: name, measured: all, goals };
}

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string' }, json: { type: 'boolean' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds ?? 5);
const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`npm run bench -- ${Object.keys(benches).join(' ')} [--rounds N] [--json]\n`);
  process.exit(2);
}
const say = (line: string): void => {
  (values.json ? process.stderr : process.stdout).write(`${line}\n`);
};
process.chdir(root);
const chosen = positionals.length > 0 ? positionals : Object.keys(benches);
// What the tab is opened beside is made from the product's own packages.
if (chosen.some((name) => name !== 'open' && name !== 'store')) {
  await installPeers(say);
  await build();
}
const results = [];
for (const name of chosen) {
  results.push(await runBench(name, rounds, say));
}
if (values.json) process.stdout.write(`${JSON.stringify({ node: process.version, rounds, results })}\n`);
process.exitCode = results.every(({ goals }) => goals.every(({ holds }) => holds)) ? 0 : 1;
