import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The pages of the product; each is a mode of `vite.config.ts` and is built to `.build/web/<page>/`. */
export const pages = {
  tab: {
    entry: 'src/tab/index.html',
    sources: ['src/tab', 'src/ui', 'src/plan', 'src/lists', 'src/sharepoint', 'src/report', 'src/import'],
  },
  start: { entry: 'src/local/start/index.html', sources: ['src/local/start'] },
  site: {
    entry: 'src/site-page/index.html',
    sources: ['src/site-page', 'src/ui', 'src/plan', 'src/lists', 'src/sharepoint'],
  },
} as const;

export type PageName = keyof typeof pages;

/** The folder with a built page's `index.html` and `assets/`. */
export function builtPageFolder(page: PageName): string {
  return join(root, '.build/web', page);
}

/**
 * Builds every page of which a source (or a tool's version) is newer than its build; two seconds a page. Says on
 * `report` what it builds.
 *
 * @throws Error with Vite's words when a page does not build.
 */
export async function buildPages(report: (line: string) => void): Promise<void> {
  for (const page of Object.keys(pages) as PageName[]) {
    if (!existsSync(join(root, pages[page].entry)) || (await isFresh(page))) continue;
    report(`Bygger sidan ${page} …`);
    await build(page);
  }
}

/**
 * In a process of its own: Vite sets NODE_ENV to production, which the service rightly takes at its word. Into a folder
 * of its own too, which takes the old one's place when it is whole: two may build at once, and a page may be open.
 */
async function build(page: PageName): Promise<void> {
  await mkdir(dirname(builtPageFolder(page)), { recursive: true });
  const building = await mkdtemp(`${builtPageFolder(page)}-`);
  try {
    await runVite(page, building);
    await rm(builtPageFolder(page), { recursive: true, force: true });
    await rename(building, builtPageFolder(page));
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    // Somebody else was first, with the same sources.
    if (!(await isFresh(page))) throw error;
  }
}

function runVite(page: PageName, folder: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const argv = [vite, 'build', '--mode', page, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, [...argv, '--config', join(root, 'vite.config.ts')], {
    cwd: root,
    // Tests have another one, which brings React's development build.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Sidan ${page} gick inte att bygga.\n${said.join('')}`));
    });
  });
}

async function isFresh(page: PageName): Promise<boolean> {
  const built = join(builtPageFolder(page), 'index.html');
  if (!existsSync(built)) return false;
  const builtAt = (await stat(built)).mtimeMs;
  const inputs = [...pages[page].sources, 'src/ui/left-to-right.ts', 'vite.config.ts', 'package-lock.json'].map(
    (path) => join(root, path),
  );
  const times = await Promise.all(inputs.map(newest));
  return Math.max(...times) < builtAt;
}

/** The latest change in a file or a folder tree, in milliseconds; 0 where there is none. */
async function newest(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const own = await stat(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const times = await Promise.all(
    entries.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs),
  );
  return Math.max(own.mtimeMs, ...times);
}
