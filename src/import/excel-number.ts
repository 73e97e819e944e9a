import { general } from './excel-formats.ts';
import { dateShown, isDateFormat } from './excel-date.ts';

/** What stands in quotes or after a backslash is shown as it is; what follows "_" is only room, and "*" fills. */
const literals = /"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]/gu;

const significant = 11;

/** Excel shows eleven figures at most where no format says more. */
const plain = (value: number): string => String(Number(value.toPrecision(significant))).replace('.', ',');

/** A space that is no line's end: "23 481 701". */
const grouped = (digits: string): string => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ' ');

/** Positive; negative; zero (18.8.31). */
const sectionFor = (value: number, format: string): { readonly code: string; readonly isSigned: boolean } => {
  const sections = format.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[]|[[\\"])+/gu) ?? [format];
  const [positive = general, negative, zero] = sections;
  if (value < 0 && negative !== undefined) return { code: negative, isSigned: /[-(]/.test(negative) };
  return { code: value === 0 && zero !== undefined ? zero : positive, isSigned: value >= 0 };
};

const digits = /[#0?][#0?,. ]*/u;

/** A number as a Swedish Excel shows it by a format: "40 %", "23 481 701,00", "1 200 kr". */
const numberShown = (value: number, format: string): string => {
  const { code, isSigned } = sectionFor(value, format);
  const around: string[] = [];
  const bare = code.replaceAll(literals, (_, quoted?: string, single?: string, currency?: string) => {
    const text = quoted ?? single ?? currency ?? '';
    if (text === '') return '';
    around.push(text);
    return '\u0001';
  });
  const pattern = digits.exec(bare)?.[0];
  // Fractions, powers of ten and what has no digits are shown as the number is.
  const isOther = /E[+-]|\//.test(bare) || pattern === undefined || bare.includes(general);
  const percent = bare.includes('%');
  const trimmed = pattern?.trimEnd() ?? '';
  const thousands = /,+$/.exec(trimmed)?.[0].length ?? 0;
  const scaled = (Math.abs(value) * (percent ? 100 : 1)) / 1000 ** thousands;
  const [whole = '', decimals = ''] = trimmed.replace(/,+$/, '').split('.');
  const places = decimals.replaceAll(/[^#0?]/g, '').length;
  const needed = decimals.replaceAll(/[^0]/g, '').length;
  const fixed = scaled.toFixed(Math.min(places, 20));
  const [units = '', rest = ''] = fixed.split('.');
  const kept = rest.replace(new RegExp(`0{0,${Math.max(0, places - needed)}}$`), '');
  const padded = units.padStart(whole.replaceAll(/[^0]/g, '').length, '0');
  const number = `${/[, ]/.test(whole) ? grouped(padded) : padded}${kept === '' ? '' : `,${kept}`}`;
  const shown = isOther ? plain(Math.abs(value) * (percent ? 100 : 1)) : number;
  let at = 0;
  const text = bare
    .replace(isOther && pattern !== undefined ? /[#0?][#0?,./ E+-]*|General/u : (pattern ?? general), '\u0002')
    .replaceAll('\u0001', () => around[at++] ?? '')
    .replace('\u0002', shown)
    .replace(/\s*%/, ' %');
  const sign = value < 0 && !isSigned && !/^-?0*(?:,0*)?$/.test(shown) ? '-' : '';
  return `${sign}${text}`.trim();
};

/**
 * A number's cell as a person sees it: in Swedish figures, by the cell's format (ISO/IEC 29500-1, 18.8.31). A day with
 * its month and year is "2022-08-31" however the cell orders them; a month without its day stays a month.
 */
export const shownNumber = (value: number, format: string, is1904: boolean): string => {
  if (isDateFormat(format)) return dateShown(value, format, is1904) ?? plain(value);
  return format === general || format === '@' ? plain(value) : numberShown(value, format);
};
