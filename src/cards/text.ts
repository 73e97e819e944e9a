import type { ITextBlock } from '@microsoft/teams.cards';
import type { Temporal } from 'temporal-polyfill';
import type { Status } from '../plan/status.ts';
import type { CardWords } from './words.ts';

type Look = Partial<
  Pick<ITextBlock, 'size' | 'weight' | 'isSubtle' | 'spacing' | 'maxLines' | 'color' | 'style' | 'separator'>
>;

/** A text block. Always wrapped: a card is read on a phone as well. */
export const text = (words: string, look: Look = {}): ITextBlock => ({
  type: 'TextBlock',
  text: words,
  wrap: true,
  ...look,
});

const onOneLine = (written: string): string => written.replace(/\s+/g, ' ').trim();

/** What begins a list, a heading or a quotation. */
const atStart = /^[-+*#>](?=[ #>])/;
/** What may begin emphasis, struck text or code, and a backslash that would hide the sign after it. */
const marks = /[*_~`](?=\S)|\\(?=[!-/:-@[-`{-~])/g;
/** What may begin a link, a tag or a character's name: a word joiner, which has no width, keeps it from being one. */
const joined = /\](?=\()|<(?=[\w/!?])|&(?=#?\w+;)/g;

/**
 * For a text block, which reads Markdown (learn.microsoft.com, "Format cards in Teams"): what people wrote has its own
 * signs, makes no links, and keeps its line to itself. A sign that cannot begin anything ("december*") stands as it is,
 * since older clients show the backslash.
 */
export const asWritten = (written: string): string =>
  onOneLine(written).replace(marks, '\\$&').replace(atStart, '\\$&').replace(joined, '$&\u2060');

/** As written, cut at a word where it is longer than this. */
export const shortened = (written: string, length: number): string => {
  const whole = onOneLine(written);
  if (whole.length <= length) return asWritten(whole);
  const cut = whole.slice(0, length);
  return `${asWritten(cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)))} …`;
};

/** The screen's word for it, "Pågår" or "Pågår, avviker". The plan's own words are the report's. */
export const statusText = (status: Status, words: CardWords): string => {
  const progress = status.progress === null ? null : words.progress[status.progress];
  if (status.deviation !== 'deviates') return progress ?? words.unstated;
  return progress === null ? words.deviates : `${progress}, ${words.deviates.toLowerCase()}`;
};

/** "31 december"; with its year where that is not the one we are in. */
export const dayText = (day: Temporal.PlainDate, today: Temporal.PlainDate, words: CardWords): string =>
  day.toLocaleString(words.locale, {
    day: 'numeric',
    month: 'long',
    ...(day.year === today.year ? {} : { year: 'numeric' }),
  });

/** "fredag 16 december". */
export const weekdayText = (day: Temporal.PlainDate, words: CardWords): string =>
  day.toLocaleString(words.locale, { weekday: 'long', day: 'numeric', month: 'long' });
