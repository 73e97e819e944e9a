import { expect, it } from 'vitest';
import { readLines } from './altered.ts';
import { hitRate, hitRateOf } from './hit-rate.ts';
import { heldOutAgain } from './unseen-held-out-again.ts';
import { heldOutThird } from './unseen-held-out-third.ts';
import { heldOut } from './unseen-held-out.ts';
import { madeDocument } from './unseen-made.ts';
import { readUnseen } from './unseen.ts';

it('reads every row of documents that were set aside while the rules were written', async () => {
  const { rows, cells, silent } = await hitRate([...heldOut, ...heldOutAgain, ...heldOutThird]);
  expect(silent).toEqual([]);
  expect([rows.right, cells.right]).toEqual([rows.of, cells.of]);
});

it('reads every row of documents that put forms, words and renderings together by chance', async () => {
  const documents = Array.from({ length: 150 }, (_, seed) => madeDocument(seed + 1));
  const { rows, cells, silent } = await hitRate(documents);
  expect(silent).toEqual([]);
  expect([rows.right, cells.right]).toEqual([rows.of, cells.of]);
});

it('is measured by a rate that sees what is wrong, and what is wrong without a word', async () => {
  const unseen = madeDocument(2);
  const draft = await readUnseen(unseen);
  const [row] = draft.rows;
  if (!row) throw new Error('no rows');
  const wrong = { ...draft, problems: [], rows: [{ ...row, responsible: 'Någon annan' }, ...draft.rows.slice(1)] };
  expect(hitRateOf(unseen, draft).silent).toEqual([]);
  expect(hitRateOf(unseen, wrong).silent).toHaveLength(1);
  expect(hitRateOf(unseen, { ...wrong, problems: [{ source: row.source, message: 'Osäkert' }] }).silent).toEqual([]);
  expect(hitRateOf(unseen, { ...draft, problems: [], rows: draft.rows.slice(1) }).silent).toHaveLength(1);
});

it.each([
  ['status words that nobody knows', (row: number) => `Mål\tAktivitet ${row}\tsnart ${row}\tGrön ${row}`],
  ['rows of one text alone', (row: number) => `\tAktivitet ${row}\t\t`],
  ['labels that are no form', (row: number) => `Ansvarig: Chef ${row}\n`],
])(
  'is done in the time that its rows take, also with thousands of %s',
  async (_, rowOf) => {
    const rows = Array.from({ length: 4000 }, (__, row) => rowOf(row));
    const text = ['Plan 2024', '', 'Mål\tAktivitet\tKlart\tStatus', 'Mål\tFörsta\tmaj\tKlar', ...rows].join('\n');
    const begun = performance.now();
    expect((await readLines(text)).rows.length).toBeGreaterThan(0);
    // A second or two; what grew with the square of the rows took half a minute.
    expect(performance.now() - begun).toBeLessThan(15_000);
  },
  60_000,
);
