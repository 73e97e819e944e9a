import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { PlanError } from '../../src/plan/plan-error.ts';

/** Reads the file it is given, in a process of its own, and says what came of it: a line of JSON. */
const file = process.argv[2] ?? '';
const bytes = readFileSync(file);
const begun = performance.now();
const said = await readAnyDocument(basename(file), bytes).then(
  (read) => (read.kind === 'plan' ? `${read.draft.rows.length} rader` : read.kind),
  (error: unknown) => {
    if (error instanceof PlanError) return error.message;
    throw error;
  },
);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ said, megabytes, milliseconds: Math.round(performance.now() - begun) }));
