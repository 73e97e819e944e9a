import { paragraphText, plainText, type Paragraph, type Run } from './table.ts';

/** "Kvarstår från 2021", "(Kvarstår från Budget 2021 med plan för 2022-2024)." at the end of a text. */
const marker =
  /[\s(]*(?<![\p{L}\p{N}])(?<word>[Kk]varstår|[Kk]varstående|[Öö]verför(?:d|t|s)|[Kk]var)\s+(?:från|sedan)\s+(?<from>(?:\p{Lu}[^.()]*?|[^.()]*?\b(?:19|20)\d\d\b[^.()]*?))\s*[).]*\s*$/u;

export interface Carried {
  /** Without the marker. */
  readonly text: string;
  /** What it was carried over from, as written; null where there is no marker. */
  readonly from: string | null;
}

/**
 * Takes the carry marker off the end of a text. "Kvarstår" is also a status: it is a marker only with "från" and a year
 * or a document's name after it. In the middle of a sentence ("Följa upp det som kvarstår från 2021") it is none.
 */
export const takeCarryMarker = (text: string): Carried => {
  const match = marker.exec(text);
  const from = match?.groups?.['from'];
  if (!match || from === undefined) return { text: plainText(text), from: null };
  const before = plainText(text.slice(0, match.index));
  const isWithin = /^\p{Ll}/u.test(match.groups?.['word'] ?? '') && /[\p{L}\p{N}]$/u.test(before);
  if (isWithin && !/^\s*\(/.test(match[0])) return { text: plainText(text), from: null };
  return { text: before, from: plainText(from) };
};

const isClosing = ({ text }: Run): boolean => /^[\s).]*$/.test(text);

/** The marker where it is set apart: in italics after what is upright, as document 000 and our report print it. */
const markerRun = ({ runs }: Paragraph): Carried | null => {
  const last = runs.findLastIndex((run) => !isClosing(run));
  const upright = runs.findLastIndex((run, index) => index <= last && !run.italic && run.text.trim() !== '');
  if (last <= upright) return null;
  const { text, from } = takeCarryMarker(
    runs
      .slice(upright + 1)
      .map((run) => run.text)
      .join(''),
  );
  if (text !== '' || from === null) return null;
  const before = runs.slice(0, upright + 1).map((run) => run.text);
  return { text: plainText(before.join('').replace(/\s*\(\s*$/, '')).trim(), from };
};

export const hasMarkerRun = (paragraphs: readonly Paragraph[]): boolean =>
  paragraphs.some((paragraph) => markerRun(paragraph) !== null);

/** Of a paragraph. Where its document sets the markers apart, what is not set apart is none, whatever it says. */
export const takeMarkerOf = (paragraph: Paragraph, isSetApart: boolean): Carried => {
  const run = markerRun(paragraph);
  if (run) return run;
  const text = paragraphText(paragraph);
  return isSetApart ? { text, from: null } : takeCarryMarker(text);
};

/** The year in "2021" or "verksamhetsplan 2021"; null where it names none, or several. */
export const yearCarriedFrom = (from: string): number | null => {
  const years = from.match(/\b(?:19|20)\d\d\b/g) ?? [];
  return years.length === 1 ? Number(years[0]) : null;
};
