import { describe, expect, test } from 'vitest';
import { readDelimited } from '../../src/cli/delimited-text.ts';

const cells = (text: string) => readDelimited(text).map((record) => record.cells);

describe('a file of separated values', () => {
  test.each([
    ['semicolon, as a Swedish Excel saves it', 'a;b;c\nMål, delat;2;3'],
    ['tab, as it is pasted', 'a\tb\tc\nMål, delat\t2\t3'],
    ['comma, as the rest of the world saves it', 'a,b,c\n"Mål, delat",2,3'],
  ])('is separated by %s', (_, text) => {
    expect(cells(text)).toEqual([
      ['a', 'b', 'c'],
      ['Mål, delat', '2', '3'],
    ]);
  });

  test('keeps quotes, separators and line ends inside quotes', () => {
    expect(cells('a;b\r\n"programmet ""Aktiv; hela\r\nlivet""";x\r\n')).toEqual([
      ['a', 'b'],
      ['programmet "Aktiv; hela\nlivet"'.replace('\n', '\r\n'), 'x'],
    ]);
  });

  test('knows on which line each record begins, also after a quoted line end and blank lines', () => {
    const lines = readDelimited('a;b\n"one\ntwo";x\n\n;\nlast;y').map(({ line }) => line);
    expect(lines).toEqual([1, 2, 6]);
  });

  test('is not split by a quote in the middle of a word', () => {
    expect(cells('a;b\n5" skärm;x')).toEqual([
      ['a', 'b'],
      ['5" skärm', 'x'],
    ]);
  });
});
