import { anyMonth, anyTerm, fullYear, monthNumber, termOfWord } from './calendar-words.ts';

const year = '(?:19|20)\\d\\d';
const pattern = new RegExp(
  [
    `(?<!\\d)(?<iso>${year}-\\d\\d-\\d\\d)(?!\\d)`,
    `(?<!\\p{L})(?<term>${anyTerm})(?:[\\s-]*'?(?<termYear>${year}|\\d\\d(?!\\d)))?(?!\\p{L})`,
    `(?:(?<![\\d/])(?<day>\\d\\d?)(?::?[ae])? )?(?<!\\p{L})(?<month>${anyMonth})(?!\\p{L})\\.?(?: (?<monthYear>${year}))?`,
    `(?<!\\d)(?<slashDay>\\d\\d?)/(?<slashMonth>1[0-2]|0?[1-9])(?:[ -](?<slashYear>${year}))?(?![\\d/])`,
    `(?<![\\d-])(?<year>${year})(?!\\d)`,
  ].join('|'),
  'giu',
);

/** A lone "jan" may be a name and "dec" a unit: three letters are a month only with a day or a year, but for "maj". */
const isShort = (word: string): boolean => word.length === 3 && word.toLowerCase() !== 'maj';

/**
 * The years, terms, months and days that a text names, each in one spelling, so that "ht-22" and "HT 2022", "30 aug"
 * and "30 augusti" are the same. "hösten" names a term too, but "vår" alone is also
 * "our"; "snart" names nothing.
 */
export const namedDays = (text: string): ReadonlySet<string> => {
  const named = new Set<string>();
  for (const { groups = {} } of text.normalize('NFC').matchAll(pattern)) {
    const { iso, term, termYear, day, month, monthYear, slashDay, slashMonth, slashYear } = groups;
    if (iso !== undefined) named.add(iso);
    else if (term !== undefined) {
      if (/^vår$/i.test(term) && termYear === undefined) continue;
      named.add([termOfWord(term), ...(termYear === undefined ? [] : [fullYear(termYear)])].join(' '));
    } else if (month !== undefined) {
      if (isShort(month) && day === undefined && monthYear === undefined) continue;
      named.add([day ?? '', monthNumber(month), monthYear ?? ''].join('/'));
    } else if (slashDay !== undefined) {
      named.add([slashDay, Number(slashMonth), slashYear ?? ''].join('/'));
    } else if (groups['year'] !== undefined) named.add(groups['year']);
  }
  return named;
};
