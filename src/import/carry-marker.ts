import { plainText } from './table.ts';

/** "Kvarstår från 2021", "(Kvarstår från Budget 2021 med plan för 2022-2024)." at the end of a text. */
const marker =
  /[\s(]*(?<![\p{L}\p{N}])(?:[Kk]varstår|[Kk]varstående|[Öö]verför(?:d|t|s)|[Kk]var)\s+(?:från|sedan)\s+(?<from>(?:\p{Lu}[^.()]*?|[^.()]*?\b(?:19|20)\d\d\b[^.()]*?))\s*[).]*\s*$/u;

export interface Carried {
  /** Without the marker. */
  readonly text: string;
  /** What it was carried over from, as written; null where there is no marker. */
  readonly from: string | null;
}

/**
 * Takes the carry marker off the end of a text. "Kvarstår" is also a status: it is a marker only with "från" and a year
 * or a document's name after it.
 */
export const takeCarryMarker = (text: string): Carried => {
  const match = marker.exec(text);
  const from = match?.groups?.['from'];
  if (!match || from === undefined) return { text: plainText(text), from: null };
  return { text: plainText(text.slice(0, match.index)), from: plainText(from) };
};

/** The year in "2021" or "verksamhetsplan 2021"; null where it names none, or several. */
export const yearCarriedFrom = (from: string): number | null => {
  const years = from.match(/\b(?:19|20)\d\d\b/g) ?? [];
  return years.length === 1 ? Number(years[0]) : null;
};
