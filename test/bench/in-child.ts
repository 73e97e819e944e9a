import { writeFile } from 'node:fs/promises';
import type { Bench } from './bench-definition.ts';

// `in-child.ts MODULE CANDIDATE FOLDER [OUT]`: one run in a process of its own; its figures as JSON on standard output.
const [module = '', candidate = '', folder = '', out] = process.argv.slice(2);
const { bench } = (await import(module)) as { bench: Bench };
const found = bench.candidates[candidate];
if (found === undefined) throw new Error(`no candidate ${candidate}`);
const work = await found.load(folder);

const [before, start] = [process.cpuUsage(), performance.now()];
const made = await work();
const [used, end] = [process.cpuUsage(before), performance.now()];

const figures = {
  cpu: (used.user + used.system) / 1e6,
  wall: end - start,
  rss: process.resourceUsage().maxRSS / 1024,
};
if (out !== undefined) await writeFile(out, made());
process.stdout.write(JSON.stringify(figures));
