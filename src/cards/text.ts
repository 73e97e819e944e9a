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

/** Text blocks read Markdown: what people wrote makes no links, and keeps its line to itself. */
export const asWritten = (written: string): string => written.replace(/\s+/g, ' ').replaceAll('](', ']\u2060(').trim();

/** As written, cut at a word where it is longer than this. */
export const shortened = (written: string, length: number): string => {
  const whole = asWritten(written);
  if (whole.length <= length) return whole;
  const cut = whole.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))} …`;
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
