import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { draftProgramme, printProgramme } from '../../src/import/draft-programme.ts';
import { readMemoBoards } from '../../src/import/memo-boards.ts';
import { runningTexts } from '../../src/import/paragraphs.ts';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { readText } from '../../src/import/read-text.ts';
import type { Block } from '../../src/import/table.ts';
import { fixture } from './truth.ts';

/** Read by eye from the document. */
interface Truth {
  readonly title: string;
  readonly dnr: string;
  readonly date: string;
  readonly decisions: readonly (readonly [string, string, number])[];
  readonly directives: readonly string[];
  readonly representation: readonly string[];
  readonly milestones: readonly object[];
}

const truth = JSON.parse(new TextDecoder().decode(fixture('003-truth.json'))) as Truth;
const text = new TextDecoder().decode(fixture('003-program-fullfoljd-utbildning.txt'));

const read = async (written: string) => {
  const any = await readAnyDocument('memo.txt', strToU8(written));
  if (any.kind !== 'programme') throw new Error(`read as ${any.kind}`);
  return printProgramme(any.draft);
};

describe('document 003, a programme’s memo that lost its å, ä and ö', () => {
  it('has its decisions, directives and representation, as read', async () => {
    const { programme } = await read(text);
    const { decisions, milestones: _, ...others } = programme;
    expect(decisions.map(({ number, text: words, source }) => [number, words, source.line])).toEqual(truth.decisions);
    expect(others).toEqual({
      title: truth.title,
      dnr: truth.dnr,
      date: truth.date,
      directives: truth.directives,
      representation: truth.representation,
    });
  });

  it('has six milestones; each report, promised three times, is one, with all its places', async () => {
    expect((await read(text)).programme.milestones).toEqual(truth.milestones);
  });

  it('says what it read otherwise than it stands, and which years it inferred', async () => {
    const { problems } = await read(text);
    const at = (line: number) =>
      problems
        .filter(({ source }) => source.line === line)
        .map(({ message }) => message)
        .join();
    expect(at(142)).toBe('Dagen ”S april” är läst som 5 april.');
    for (const day of [
      '27 januari är läst som 2022-01-27',
      'S april är läst som 2022-04-05',
      '23 november är läst som 2022-11-23',
    ]) {
      expect(at(137)).toContain(day);
    }
    expect(at(1)).toContain('Å, ä och ö har gått förlorade');
    expect(at(33)).toBe('Arbetsmarknadsnämnden avslutar sin medverkan.');
  });

  it('knows each board by its whole name in every spelling', async () => {
    const { boards } = await read(text);
    expect(boards.map(({ name, leaves }) => [name, leaves !== null])).toEqual([
      ['Bildningsnämnden', false],
      ['Barn- och ungdomsnämnden', false],
      ['Arbetsmarknadsnämnden', true],
      ['Social- och omsorgsnämnden', false],
      ['Kultur- och fritidsnämnden', false],
    ]);
    expect(boards[1]?.spellings).toEqual([
      'barn- och ungdomsnidmnden',
      'barn- och ungdomsndmnden',
      'barn- och ungdomsndgmnden',
    ]);
  });

  it('throws no line away', async () => {
    const kept = (await read(text)).texts
      .map((one) => one.text)
      .join('\n')
      .replaceAll(/\s/g, '');
    const lines = text
      .split('\n')
      .map((line) => line.replaceAll(/\s/g, ''))
      .filter((line) => line !== '');
    expect(lines.filter((line) => !kept.includes(line))).toEqual([]);
  });
});

describe('the nine spellings of nämnden are one word', () => {
  it.each(['namnden', 'namndens', 'ndgmnden', 'ndmnden', 'ndmndens', 'nidmnden', 'nimnden', 'nimndens', 'nimnderna'])(
    '%s',
    (word) => {
      expect(text).toContain(word);
      const boards = readMemoBoards(runningTexts(readText(`Förslaget sänds till bildnings${word} i juni.`)));
      expect(boards.map(({ name }) => name)).toEqual(['Bildningsnämnden']);
    },
  );
});

const clean = `Kommunledningskontoret 2024-02-12 Dnr KS 2024/17

Program för trygg stadsdel

Förslag till kommunstyrelsens beslut

1. Direktiv för programmet fastställs.

2. En delrapport lämnas till nämnden i oktober 2024.

Ärende

I mars 2024 hölls ett möte. I april Företagen fick svara.

Direktiv för programplan

Genom programmet ska kontoret:

• Öka tryggheten på torget.

• Minska skadegörelsen.

Representation i programmet:

• Två ledamöter ur nämnden.

Följande datum är fastlagda i planeringen:

5 mars 2024

Kick-off för styrgruppen.

12 september: För arbetslagen.

15 januari

För arbetslagen.

Ekonomiska konsekvenser

Ryms i budget.
`;

describe('a memo that nobody here has seen', () => {
  it('from text with its letters in place', async () => {
    const { programme, problems } = await read(clean);
    expect(programme.dnr).toBe('KS 2024/17');
    expect(programme.title).toBe('Program för trygg stadsdel');
    expect(programme.decisions.map(({ number }) => number)).toEqual(['1', '2']);
    expect(programme.directives).toEqual(['Öka tryggheten på torget.', 'Minska skadegörelsen.']);
    expect(
      programme.milestones.map(({ date, kind, isYearInferred, audience }) => [date, kind, isYearInferred, audience]),
    ).toEqual([
      ['2024-03-05', 'start', false, ''],
      ['2024-09-12', 'meeting', true, 'arbetslagen'],
      ['2024-10-31', 'report', false, 'nämnderna'],
      ['2025-01-15', 'meeting', true, 'arbetslagen'],
    ]);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('Årtal saknas')]);
  });

  it('from Word, where a paragraph is one text and a list’s marks are none', async () => {
    const blocks = readText(clean.replaceAll(/^(?:•|\d\.) /gmu, '')).map((block): Block => ({ ...block, source: {} }));
    const { programme } = printProgramme(draftProgramme('memo.docx', blocks));
    expect(programme.decisions.map(({ number, text: words }) => [number, words])).toEqual([
      ['1', 'Direktiv för programmet fastställs.'],
      ['2', 'En delrapport lämnas till nämnden i oktober 2024.'],
    ]);
    expect(programme.directives).toHaveLength(2);
    expect(programme.representation).toEqual(['Två ledamöter ur nämnden.']);
    expect(programme.milestones).toHaveLength(4);
  });

  it('with paragraphs that no person wrote is read in bounded time, and says what was left unread', async () => {
    const long = 'En rapport för nämnd mellan 1 '.repeat(2900 / 30);
    const started = performance.now();
    const { programme, problems } = await read(`${clean}\n${`${long}\n\n`.repeat(200)}${long.repeat(500)}\n`);
    expect(programme.milestones).toHaveLength(4);
    expect(problems.map(({ message }) => message).join()).toContain('Stycket är för långt');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('without a day of its own leaves dates without a year unread, and says so', async () => {
    const { programme, problems } = await read(clean.replace('2024-02-12', '').replace('5 mars 2024', '5 mars'));
    expect(programme.milestones.map(({ date }) => date)).toEqual(['2024-10-31']);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(/har ingen dag[\s\S]*”5 mars” kan inte läsas/);
  });
});
