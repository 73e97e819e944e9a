import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { PlanContent } from '../../src/plan/plan.ts';
import { examine } from '../../src/sharepoint/provision.ts';
import { run } from '../support/run-command.ts';
import { seeded, type Chance } from './seeded.ts';
import { openSite, type TestSite } from './site.ts';

const seed = Number(process.env['SEED'] ?? 7);
const rounds = Number(process.env['ROUNDS'] ?? 4);

const file = (path: string): string => fileURLToPath(new URL(`../../src/cli/${path}`, import.meta.url));
const plan = 'Verksamhetsplan 2022';

/** What an administrator runs on an empty site, each in a process of its own. */
const commands = (site: string): readonly (readonly string[])[] => [
  ['provision', '--site', site],
  ['import', file('example/uppfoljning-2022.docx'), '--site', site, '--plan', plan],
  ['assign', file('example/assignments-2022.csv'), '--site', site, '--plan', plan],
];

/** Runs a command in a process of its own, which `kill` kills at once and for good; its exit code, null when killed. */
const runToBeKilled = (argv: readonly string[], kill: (now: () => void) => void): Promise<number | null> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [file('entry.mjs'), ...argv], { stdio: 'ignore' });
    child.once('close', resolve);
    kill(() => child.kill('SIGKILL'));
  });

/** Everything a plan has, but for the moments at which it was written: those differ from run to run. */
const contentOf = async (site: TestSite): Promise<unknown> => {
  const store = site.storeAs('controller');
  const [only, ...others] = await store.plans();
  expect(others).toEqual([]);
  const content: PlanContent = await store.read(only!.key);
  const text = JSON.stringify(content, (name, value: unknown) => {
    if (name === 'at') return 'a moment';
    // The item's own id is another each time; how often it was written is not.
    return name === 'version' ? /(\d+)"$/.exec(String(value))?.[1] : value;
  });
  return JSON.parse(text);
};

/** Kills some of the commands, a few milliseconds after the site has answered some requests, and lets each end. */
const fillKilling = async (site: TestSite, chance: Chance): Promise<number> => {
  let killed = 0;
  for (const argv of commands(site.url)) {
    const times = chance.below(3);
    for (let time = 0; time < times; time += 1) {
      const [requests, milliseconds] = [1 + chance.below(argv[0] === 'provision' ? 8 : 12), chance.below(25)];
      const code = await runToBeKilled(argv, (now) =>
        site.afterRequests(requests, () => setTimeout(now, milliseconds)),
      );
      site.afterRequests(Number.POSITIVE_INFINITY, () => undefined);
      if (code === null) killed += 1;
      else expect({ argv, code }).toEqual({ argv, code: 0 });
    }
    expect(await run(...argv)).toMatchObject({ code: 0 });
  }
  return killed;
};

it(`ends in the same lists however often it is killed (${rounds} rounds, seed ${seed})`, async () => {
  const undisturbed = await openSite({ provisioned: false });
  for (const argv of commands(undisturbed.url)) expect(await run(...argv)).toMatchObject({ code: 0 });
  const expected = await contentOf(undisturbed);
  await undisturbed.close();

  const chance = seeded(seed);
  let killed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const site = await openSite({ provisioned: false });
    try {
      killed += await fillKilling(site, chance);
      expect(await contentOf(site), `round ${round}`).toEqual(expected);
      expect(await examine(site.as('controller')), `round ${round}`).toEqual([]);
    } finally {
      await site.close();
    }
  }
  console.log(`killed ${killed} times in ${rounds} rounds`);
  expect(killed).toBeGreaterThanOrEqual(rounds);
}, 600_000);
