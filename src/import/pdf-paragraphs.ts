import { hadRoom, type Lines, type Writing } from './pdf-words.ts';
import type { Line } from './pdf-lines.ts';
import type { Paragraph, Run } from './table.ts';

export interface Joined {
  readonly paragraphs: readonly Paragraph[];
  /** Words put together, or kept apart, that nothing in the document tells. */
  readonly uncertain: readonly string[];
}

/** More than this between two lines' feet, of their size, is between two paragraphs. */
const farApart = 1.75;

const bullet = /^[•●▪■‣○◦▫✓]\s/u;

/** "o" is how Word's second bullet is written; a word it is not. */
const letterBullet = /^o\s+(?=\p{Lu})/u;

const lastToken = (text: string): string => /\S+$/u.exec(text)?.[0] ?? '';
const firstToken = (text: string): string => /^\S+/u.exec(text)?.[0] ?? '';
const lettersOf = (text: string): string => text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** "gymnasie- och vuxenutbildning": the hyphen stands for the end they share. */
const shared = /^(?:och|eller|samt|respektive|till|men|som|i|\/)$/iu;

interface Seam {
  readonly between: '' | ' ';
  readonly dropsHyphen: boolean;
  /** The word as it was read, where that is not certain. */
  readonly doubt: string | null;
}

const apart: Seam = { between: ' ', dropsHyphen: false, doubt: null };
const together: Seam = { between: '', dropsHyphen: false, doubt: null };

/** A line's last letters are a hyphen: the word was divided there, or has it always. */
const seamAtHyphen = (before: string, after: string, writing: Writing): Seam => {
  if (shared.test(after) || /^[\p{Lu}\p{N}]/u.test(after) || !/\p{Ll}-$/u.test(before)) {
    return shared.test(after) ? apart : together;
  }
  if (writing.breaksBare) return together;
  const stem = lettersOf(before.slice(0, -1));
  const whole = stem + lettersOf(after);
  if (writing.isWord(`${stem}-${lettersOf(after)}`)) return together;
  const isKnown = writing.isWord(whole);
  return { between: '', dropsHyphen: true, doubt: isKnown ? null : whole };
};

/** Words that no longer word ends with. */
const smallWord =
  /^(?:i|och|att|för|från|till|av|med|som|på|är|har|under|inom|vid|samt|om|kan|ska|inte|enligt|genom|utifrån|eller)$/iu;

/** Forms that no compound begins with: "verksamheternas", "utbildningen", "övergripande". */
const definite = /(?:(?:ningen|heten|tionen|elsen|skolan|erna|arna|orna)s?|[ae]nde)$/iu;

/**
 * Where a word fills its line to the letter, it may end there or go on: the words that the document has elsewhere tell,
 * and a capital letter, which no word has within it. What they leave open is a doubt.
 */
const seamByWords = (stem: string, rest: string, writing: Writing): Seam => {
  if (/\p{Ll}$/u.test(stem) && /^\p{Lu}/u.test(rest)) return apart;
  const isInside = writing.isWithinWord(stem + rest);
  const [isStem, isRest] = [writing.isWord(stem), writing.isWord(rest) || smallWord.test(rest)];
  if (isInside) return isStem && isRest ? { ...together, doubt: stem + rest } : together;
  if (isStem && isRest) return apart;
  const isEnd = rest.length > 2 && (isStem || definite.test(stem));
  const isApart = isEnd || smallWord.test(rest) || !writing.writesSpaces;
  return isApart ? { ...apart, doubt: `${stem} ${rest}` } : { ...together, doubt: stem + rest };
};

/**
 * What stands between two lines of one paragraph. A word too long for its line is broken anywhere, with no hyphen: such
 * a line is one word, full to the letter, and no space is written after it.
 */
const seamOf = (line: Line, next: Line, soFar: string, right: number, writing: Writing): Seam => {
  const before = lastToken(soFar);
  const after = firstToken(next.text);
  if (line.text.endsWith('-') && !line.endsWithSpace) return seamAtHyphen(before, after, writing);
  if (line.endsWithSpace) return apart;
  const isOneWord = !/\s/u.test(line.text.replace(bullet, ''));
  const left = right - line.right;
  if (!isOneWord || next.firstLetter <= left) {
    // Room for a letter but not a space: the word had gone on with it.
    return isOneWord && writing.writesSpaces && left > line.space * 1.2 ? together : apart;
  }
  if (writing.writesSpaces && left >= line.space) return together;
  return seamByWords(lettersOf(before), lettersOf(after), writing);
};

/** Points. Less than this is no indentation; lines whose middles are as near as this are centred. */
const [indented, sameMiddle] = [4, 2];

/** A line that begins further in or out than the one above, but for a bullet's own lines and what is centred. */
const isIndentedElse = (line: Line, next: Line): boolean => {
  const isCentred = Math.abs(line.x + line.right - next.x - next.right) < sameMiddle * 2;
  if (isCentred || bullet.test(line.text) || letterBullet.test(line.text)) return false;
  return Math.abs(next.x - line.x) > indented;
};

const beginsParagraph = (line: Line, next: Line, right: number, writing: Writing): boolean => {
  if (bullet.test(next.text) || letterBullet.test(next.text)) return true;
  if (next.y > line.y && next.y - line.y > farApart * Math.max(line.size, next.size)) return true;
  if (writing.spaceGoesOn && line.endsWithSpace) return false;
  if (isIndentedElse(line, next)) return true;
  return hadRoom(line, next, right);
};

const trimmedEnd = (runs: readonly Run[]): Run[] => {
  const kept = [...runs];
  for (let last = kept.at(-1); last && last.text.trimEnd() !== last.text; last = kept.at(-1)) {
    kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
    if (kept.at(-1)?.text !== '') break;
    kept.pop();
  }
  return kept;
};

const withoutHyphen = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, index) => (index === runs.length - 1 ? { ...run, text: run.text.replace(/-$/u, '') } : run));

const startOf = ({ runs }: Line): readonly Run[] => {
  const [first, ...more] = runs;
  if (!first) return [];
  const text = first.text.trimStart();
  return [{ ...first, text: text.replace(letterBullet, '○ ') }, ...more];
};

/** Lines as the paragraphs they are of. */
export const paragraphsOfLines = ({ lines, right }: Lines, writing: Writing): Joined => {
  const paragraphs: Run[][] = [];
  const begins: Line[] = [];
  const uncertain: string[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const open = paragraphs.at(-1);
    if (!before || !open || beginsParagraph(before, line, right, writing)) {
      paragraphs.push([...startOf(line)]);
      begins.push(line);
      continue;
    }
    const ended = trimmedEnd(open);
    const soFar = ended.map(({ text }) => text).join('');
    const { between, dropsHyphen, doubt } = seamOf(before, line, soFar, right, writing);
    if (doubt !== null) uncertain.push(doubt);
    const [first, ...more] = startOf(line);
    const kept = dropsHyphen ? withoutHyphen(ended) : ended;
    const last = kept.at(-1);
    const isOneLook = first !== undefined && last?.italic === first.italic;
    const joint = { text: `${last?.text ?? ''}${between}${first?.text ?? ''}`, italic: last?.italic ?? false };
    const joined = isOneLook
      ? [...kept.slice(0, -1), joint, ...more]
      : [...kept, ...(first ? [{ ...first, text: between + first.text }] : []), ...more];
    paragraphs[paragraphs.length - 1] = joined;
  }
  const outer = begins[0]?.x ?? 0;
  const level = (index: number): number | null => {
    const line = begins[index];
    // A browser draws its bullets as shapes: what is left of a list is that it stands further in than what it is of.
    return line && !bullet.test(line.text) && line.x - outer > indented ? 0 : null;
  };
  return {
    paragraphs: paragraphs.map((runs, index) => ({ runs: trimmedEnd(runs), level: level(index) })),
    uncertain,
  };
};
