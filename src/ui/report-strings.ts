import type { Strings } from './strings.ts';

/** The words of the plan's report button. */
const sv = {
  report: 'Rapport',
  wholePlan: 'Hela planen',
  more: 'Fler val…',
  part: 'Nämnd',
  period: 'Uppföljningstillfälle',
  periodIs: (name: string, day: string, isOpen: boolean) => `${name}, per ${day} (${isOpen ? 'öppet' : 'stängt'})`,
  counting: 'Räknesätt',
  countings: { rows: 'Varje rad räknas', activities: 'En aktivitet på flera rader räknas en gång' },
  reference: 'Diarienummer',
  officer: 'Handläggare',
  format: 'Format',
  fetch: 'Hämta rapporten',
  formats: { docx: 'Word', xlsx: 'Excel', print: 'Utskrift eller PDF' },
  fetched: 'Rapporten är hämtad',
  printed: 'Rapporten är öppnad för utskrift',
  failed: 'Rapporten gick inte att skriva',
  incomplete: 'Rapporten är inte fullständig',
  leftOut: (count: number, file: string) =>
    count === 1
      ? `1 post i listorna gick inte att läsa och saknas i ${file}.`
      : `${count} poster i listorna gick inte att läsa och saknas i ${file}.`,
};

const en: typeof sv = {
  report: 'Report',
  wholePlan: 'The whole plan',
  more: 'More choices…',
  part: 'Board',
  period: 'Period',
  periodIs: (name, day, isOpen) => `${name}, as of ${day} (${isOpen ? 'open' : 'closed'})`,
  counting: 'Counting',
  countings: { rows: 'Every row counts', activities: 'An activity on several rows counts once' },
  reference: 'Diary number',
  officer: 'Officer',
  format: 'Format',
  fetch: 'Download the report',
  formats: { docx: 'Word', xlsx: 'Excel', print: 'Print or PDF' },
  fetched: 'The report is downloaded',
  printed: 'The report is open for print',
  failed: 'The report could not be written',
  incomplete: 'The report is not complete',
  leftOut: (count, file) =>
    count === 1
      ? `1 item in the lists could not be read and is not in ${file}.`
      : `${count} items in the lists could not be read and are not in ${file}.`,
};

export const reportStrings = (strings: Strings): typeof sv => (strings.locale === 'sv-SE' ? sv : en);
