import type { Line } from './pdf-lines.ts';

/** Lines of one cell or one text, with the place where they would be broken at the latest. */
export interface Lines {
  readonly lines: readonly Line[];
  readonly right: number;
}

/** How a document writes its lines, and the words it has. */
export interface Writing {
  /** Where a line is broken between words, the space is written (as Word and LibreOffice do, and browsers do not). */
  readonly writesSpaces: boolean;
  /** What ends with a space goes on: no paragraph does. */
  readonly spaceGoesOn: boolean;
  /** Long words are broken without a hyphen: then a hyphen at a line's end is the word's own. */
  readonly breaksBare: boolean;
  readonly isWord: (text: string) => boolean;
  /** Whether a word begins, ends or holds it. */
  readonly isWithinWord: (text: string) => boolean;
}

const letters = /[\p{L}\p{N}-]+/gu;

/** Room for a word that is measured in another font's space. */
const slack = 0.5;

/** Whether the next line's first word had had room on this one: then the writer broke the line, not the page's width. */
export const hadRoom = (line: Line, next: Line, right: number): boolean =>
  next.firstWord + line.space <= right - line.right - slack;

/** One word, no room for another letter of it, but room for the space that is not there. */
const isBrokenWord = (line: Line, next: Line, right: number): boolean => {
  const left = right - line.right;
  const isBare = !line.endsWithSpace && !/\s/u.test(line.text) && /\p{L}$/u.test(line.text);
  return isBare && left >= line.space && left < next.firstLetter && /^\p{Ll}/u.test(next.text);
};

const most = (count: number, of: number, share: number): boolean => of > 0 && count / of >= share;

/** Read off all of a document's lines. A word is one that stands within a line, or that a written space ends. */
export const writingOf = (all: readonly Lines[]): Writing => {
  const words = new Set<string>();
  const [broken, ended] = [
    { count: 0, spaces: 0 },
    { count: 0, spaces: 0 },
  ];
  let bare = 0;
  for (const { lines, right } of all) {
    for (const [index, line] of lines.entries()) {
      const next = lines[index + 1];
      const before = lines[index - 1];
      if (next && line.text.includes(' ') && !hadRoom(line, next, right)) {
        broken.count += 1;
        broken.spaces += line.endsWithSpace ? 1 : 0;
      }
      if (next && isBrokenWord(line, next, right)) bare += 1;
      if (!next) {
        ended.count += 1;
        ended.spaces += line.endsWithSpace ? 1 : 0;
      }
      const found = line.text.toLowerCase().match(letters) ?? [];
      // What stands first or last in a cell may be the rest of a word from the page before, or its beginning.
      const isRest = before ? !before.endsWithSpace : /^\p{Ll}/u.test(line.text);
      const isBeginning = !line.endsWithSpace && (next !== undefined || !line.text.includes(' '));
      const from = isRest ? 1 : 0;
      const to = isBeginning ? -1 : found.length;
      for (const word of found.slice(from, to)) words.add(word);
    }
  }
  const text = `\n${[...words].join('\n')}\n`;
  return {
    writesSpaces: most(broken.spaces, broken.count, 0.5),
    spaceGoesOn: most(broken.spaces, broken.count, 0.5) && !most(ended.spaces, ended.count, 0.2),
    breaksBare: bare > 0,
    isWord: (word) => words.has(word.toLowerCase()),
    isWithinWord: (part) => text.includes(part.toLowerCase()),
  };
};
