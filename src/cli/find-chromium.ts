import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlanError } from '../plan/plan-error.ts';

const cache = fileURLToPath(new URL('../../.cache', import.meta.url));

// The package's own file names /tmp/fonts and the like, where nothing is. Open Sans from the package comes first, so
// that pictures are alike on every machine; the machine's fonts only lend the signs that it lacks.
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(cache, 'fontconfig')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>Segoe UI</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;

/** What Playwright needs to start a browser. */
export type ChromiumLaunch = { executablePath: string; args: string[]; env: Record<string, string> };

/** Where a browser usually is, where npm has none for the platform. */
const usualPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
    String.raw`C:\Program Files\Microsoft\Edge\Application\msedge.exe`,
  ],
  linux: ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/microsoft-edge'],
};

/**
 * The browser that prints reports and that the tests drive: `CHROME_PATH` where it is set, else the one inside the npm
 * package `@sparticuz/chromium` (Linux x64 only), unpacked once under `.cache/`, else the machine's own.
 *
 * @throws PlanError `unavailable` that names `CHROME_PATH` where none can be had.
 */
export async function findChromium(): Promise<ChromiumLaunch> {
  const args = ['--no-sandbox', '--font-render-hinting=none'];
  const env = environment();
  const own = process.env['CHROME_PATH'];
  if (own !== undefined && own !== '') {
    if (existsSync(own)) return { executablePath: own, args, env };
    throw new PlanError('unavailable', 'CHROME_PATH pekar på en fil som inte finns.', { subject: own });
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const executablePath = (usualPlaces[process.platform] ?? []).find((path) => existsSync(path));
    if (executablePath !== undefined) return { executablePath, args, env };
    throw new PlanError('unavailable', 'Ingen Chrome, Chromium eller Edge hittades. Sätt CHROME_PATH till en.');
  }
  const folder = await unpacked();
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: {
      ...env,
      FONTCONFIG_PATH: join(folder, 'fonts'),
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    },
  };
}

/**
 * Unpacks beside the final folder and renames: the package takes any file that is there for a finished one, so a run
 * that was killed while unpacking, or two that start together, would leave half a browser. Keyed by version for the
 * same reason.
 */
async function unpacked(): Promise<string> {
  const folder = join(cache, `chromium-${packageVersion()}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  await mkdir(cache, { recursive: true });
  const unpacking = await mkdtemp(join(cache, 'unpacking-'));
  try {
    await unpackInto(unpacking);
    await writeFile(join(unpacking, 'fonts', 'fonts.conf'), fontConfiguration);
    await rename(unpacking, folder);
  } catch (error) {
    await rm(unpacking, { recursive: true, force: true });
    // Somebody else was first: theirs is as good as ours.
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
  return folder;
}

/** The package reads `TMPDIR` and `AWS_LAMBDA_JS_RUNTIME` (without it, no shared libraries) while it is imported. */
async function unpackInto(folder: string): Promise<void> {
  const before = { ...process.env };
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  process.env['TMPDIR'] = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const name of ['AWS_LAMBDA_JS_RUNTIME', 'TMPDIR', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH', 'HOME']) {
      const value = before[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

function packageVersion(): string {
  const require = createRequire(import.meta.url);
  const manifest = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'package.json');
  const { version } = require(manifest) as { version: string };
  return version;
}

/** With a locale that has å, ä and ö: in plain C, Chromium calls every file that has one "download". */
function environment(): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), LC_ALL: 'C.UTF-8' };
}
