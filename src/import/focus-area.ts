import type { DraftSource } from '../plan/draft-plan.ts';
import type { FocusArea } from '../plan/objektplan.ts';
import { linesOf, type FoundRow } from './objektplan-tables.ts';
import type { Report } from './report-problem.ts';
import { quote } from './place.ts';
import { cellText } from './table.ts';

const label = /^(?<label>(?:fokusområde|målområde|mål)\s*\d+)\s*[:.–-]\s*(?<title>.+)$/iu;
const goal = /^(?<id>\d+[:.]\d+)[,.:]?\s+(?<title>.+)$/u;
const numbers = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];
const told = new RegExp(`(?<number>\\d+|${numbers.join('|')}) delmål`, 'iu');

const withoutEnd = (text: string): string => text.replace(/\s*[.;,]$/u, '');

/** A row of the long-term goals. The number of delmål that the description tells is held against those it lists. */
export const readFocusArea = (
  { cells, source }: FoundRow,
  report: Report,
): FocusArea & { readonly source: DraftSource } => {
  const written = cellText(cells['title']);
  const { label: labelled = '', title = written } = label.exec(written)?.groups ?? {};
  const lines = linesOf(cells['description']);
  const goals = lines.flatMap((line) => {
    const found = goal.exec(line)?.groups;
    return found ? [{ id: found['id'] ?? '', title: withoutEnd(found['title'] ?? '') }] : [];
  });
  const description = lines.filter((line) => !goal.test(line)).join('\n');
  const word = told.exec(description)?.groups?.['number']?.toLowerCase();
  const number = word === undefined ? null : /^\d/.test(word) ? Number(word) : numbers.indexOf(word);
  if (number !== null && number !== goals.length) {
    report(source, `Texten säger ${word} delmål men räknar upp ${goals.length}: ${quote(written)}`);
  }
  return { id: cellText(cells['id']), label: labelled, title: withoutEnd(title), description, goals, source };
};
