import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Question } from '../../src/plan/find-again.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import { run } from '../support/run-command.ts';
import { seeded } from './seeded.ts';
import { openSite, type TestSite } from './site.ts';

const entry = fileURLToPath(new URL('../../src/cli/entry.mjs', import.meta.url));
const fixture = fileURLToPath(new URL('../fixtures/documents/000-linkoping-uppfoljning-2022.txt', import.meta.url));
const owners = fileURLToPath(new URL('../../src/cli/example/assignments-2022.csv', import.meta.url));
const plan = ['--plan', 'Verksamhetsplan 2022'];
const seed = Number(process.env['SEED'] ?? 11);
const rounds = Number(process.env['ROUNDS'] ?? 1);

/** Reworded, merged, split, moved, added, taken out, and another comment, all in one document. */
const second = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.includes('ökad studiero i skolan') && !line.includes('Förbättra beställarkompetens'))
    .flatMap((line) =>
      line.includes('Implementera och utbilda i SIP')
        ? [
            line.replace('Implementera och utbilda i SIP', 'Utbilda i SIP'),
            line.replace(/Implementera och utbilda i SIP \([^)]*\)/, 'Implementera SIP'),
          ]
        : [line],
    )
    .join('\n')
    .replace('en ökad trygghet i skolan', 'en ökad trygghet och studiero i skolan')
    .replace('Göra en översyn av riktlinjer gällande', 'Se över riktlinjerna gällande')
    .replace('Maximalt lärande', 'Största möjliga lärande')
    .replace('Planering inför hösttermin pågår', 'Planeringen är klar');

let folder = '';
let [file, accept] = ['', ''];
const importing = (site: TestSite) => ['import', file, '--site', site.url, ...plan, '--accept', accept];

const imported = async (): Promise<TestSite> => {
  const site = await openSite();
  await run('import', fixture, '--site', site.url, ...plan);
  await run('assign', owners, '--site', site.url, ...plan);
  return site;
};

/** Everything a plan has with its history, but for when and how often it was written. */
const contentOf = async (site: TestSite): Promise<unknown> => {
  const store = site.storeAs('controller');
  const [only] = await store.plans();
  const content = await store.read(only!.key);
  const history = await openPlannerStore(site.as('controller')).all('continuations', only!.key);
  const byKey = <T extends { readonly key: string }>(items: readonly T[]): readonly T[] =>
    items.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const text = JSON.stringify(
    {
      ...content,
      activities: byKey(content.activities),
      placements: byKey(content.placements),
      goals: byKey(content.goals),
      history: byKey(history.map(({ record }) => record)),
    },
    (name, value: unknown) => (name === 'at' || name === 'version' ? null : value),
  );
  return JSON.parse(text);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uppfoljning-killed-again-'));
  [file, accept] = [join(folder, 'second.txt'), join(folder, 'svar.csv')];
  await writeFile(file, second(await readFile(fixture, 'utf8')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it(`a document imported again ends in the same lists however often that is killed (${rounds} rounds, seed ${seed})`, async () => {
  const undisturbed = await imported();
  const asked = await run('import', file, '--site', undisturbed.url, ...plan, '--dry-run', '--json');
  const { questions } = (JSON.parse(asked.out) as { difference: { questions: Question[] } }).difference;
  expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(['reworded', 'merged', 'split']));
  await writeFile(accept, ['fråga;svar', ...questions.map(({ id }) => `${id};ja`)].join('\n'));
  expect(await run(...importing(undisturbed))).toMatchObject({ code: 0 });
  const expected = await contentOf(undisturbed);
  expect(await run(...importing(undisturbed))).toMatchObject({ code: 0 });
  expect(await contentOf(undisturbed)).toEqual(expected);
  await undisturbed.close();

  const chance = seeded(seed);
  let killed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const site = await imported();
    try {
      for (const requests of [14, 9, 7]) {
        const code = await new Promise<number | null>((resolve) => {
          const child = spawn(process.execPath, [entry, ...importing(site)], { stdio: 'ignore' });
          child.once('close', resolve);
          site.afterRequests(requests + chance.below(6), () =>
            setTimeout(() => child.kill('SIGKILL'), chance.below(15)),
          );
        });
        site.afterRequests(Number.POSITIVE_INFINITY, () => undefined);
        if (code === null) killed += 1;
      }
      expect(await run(...importing(site))).toMatchObject({ code: 0 });
      expect(await contentOf(site), `round ${round}`).toEqual(expected);
    } finally {
      await site.close();
    }
  }
  expect(killed).toBeGreaterThanOrEqual(rounds);
}, 300_000);
