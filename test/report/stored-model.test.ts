import { describe, expect, it } from 'vitest';
import { lastDay } from '../../src/plan/deadline.ts';
import { excelReport } from '../../src/report/excel-report.ts';
import type { ReportModel } from '../../src/report/report-model.ts';
import { fromJson, toJson } from '../../src/report/stored-model.ts';
import { wordReport } from '../../src/report/word-report.ts';
import { draftOf000, modelOf } from './plans.ts';

/** Mulberry32: the same seed, the same texts. */
const random = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const signs = [
  'å',
  'Ö',
  '"',
  '\\',
  '\n',
  '\t',
  '\u2028',
  '\u0000',
  '<',
  '&',
  '$day',
  '$',
  '🎓',
  '\ud83c',
  '\u00a0',
  'e\u0301',
  '{',
  '2022-02-30',
];

/** The model with every text in it lengthened by signs that a file format could trip over. */
const altered = <Value>(value: Value, next: () => number): Value => {
  const alter = (of: unknown): unknown => {
    if (typeof of === 'string') return of + (signs[Math.floor(next() * signs.length * 2)] ?? '');
    if (Array.isArray(of)) return of.map(alter);
    if (typeof of !== 'object' || of === null || Object.getPrototypeOf(of) !== Object.prototype) return of;
    return Object.fromEntries(Object.entries(of).map(([name, inside]) => [name, alter(inside)]));
  };
  return alter(value) as Value;
};

const printed = async (model: ReportModel) => [await wordReport(model), await excelReport(model)];

describe('a report stored as data', () => {
  it('prints the same bytes as it did when it was stored, whichever texts it holds', async () => {
    const model = modelOf(await draftOf000(), { board: 'BiN', officer: 'Controller', reference: 'BIN 2022-000' });
    for (let seed = 1; seed <= 8; seed += 1) {
      const { sections, title, introduction, subtitle } = altered(model, random(seed));
      const before = { ...model, sections, title, introduction, subtitle };
      expect(await printed(fromJson(toJson(before)))).toEqual(await printed(before));
    }
    expect(await printed(fromJson(toJson(model)))).toEqual(await printed(model));
  });

  it('has days that are days, and says the same text again', async () => {
    const model = modelOf(await draftOf000());
    const again = fromJson(toJson(model));
    expect(toJson(again)).toBe(toJson(model));
    const days = ({ sections }: ReportModel) =>
      sections.flatMap(({ blocks }) =>
        blocks.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map(({ deadline }) => lastDay(deadline)))),
      );
    expect(days(again).map(String)).toEqual(days(model).map(String));
    expect(again.date.equals(model.date)).toBe(true);
  });

  it('keeps a name that looks like its own sign for a day', async () => {
    const model = modelOf(await draftOf000());
    const odd = { ...model, odd: { $day: 'ingen dag', $: 1, $$x: { $day: '2022-01-01' } } };
    expect(fromJson(toJson(odd))).toMatchObject({ odd: odd.odd });
  });

  it.each([
    ['no JSON', '{', 'Filen är inte hel.'],
    ['another file', '{"rows": []}', 'Filen är ingen sparad rapport.'],
    ['not an object', 'null', 'Filen är ingen sparad rapport.'],
    ['nothing in it', '{"schema":"uppfoljning/report-model","version":1,"model":{}}', 'Filen är ingen sparad rapport.'],
    [
      'a day that is none',
      '{"schema":"uppfoljning/report-model","version":1,"model":{"date":{"$day":"2022-02-30x"}}}',
      'En dag i rapporten går inte att läsa.',
    ],
    [
      'a later version',
      '{"schema":"uppfoljning/report-model","version":99,"model":{}}',
      'Rapporten är sparad av en senare version av programmet (99). Uppgradera först.',
    ],
  ])('is refused in words where it is %s', (_, text, message) => {
    expect(() => fromJson(text)).toThrow(expect.objectContaining({ kind: 'invalid', message }));
  });
});
