import type { DraftRow } from '../plan/draft-plan.ts';
import type { ReadStatus } from '../plan/read-status.ts';
import type { Status } from '../plan/status.ts';
import type { MetRow, MoreCell } from './draft-rows.ts';
import { quote } from './place.ts';
import type { Report } from './report-problem.ts';
import { cellText, writtenText } from './table.ts';

type More = Partial<Pick<DraftRow, 'status' | 'periodStatuses' | 'responsible' | 'priority' | 'otherColumns'>>;

const under = (more: readonly MoreCell[], beginning: 'period ' | 'other '): readonly (readonly [string, MoreCell])[] =>
  more.filter(({ held }) => held.startsWith(beginning)).map((found) => [found.held.slice(beginning.length), found]);

/** A period without a word is one that nobody has answered: it is kept, and the last that says something is the row's. */
const readPeriods = (met: MetRow, read: (text: string) => ReadStatus, report: Report): More => {
  const periods = under(met.more, 'period ').map(([name, { cell }]) => {
    const { status, understood } = read(cellText(cell));
    if (!understood) report(met.source, `Statusen för ${name} är ett okänt ord: ${quote(status.text)}`);
    return [name, status] as const;
  });
  if (periods.length === 0) return {};
  const said = periods.findLast(([, { text }]) => text !== '');
  const status: Status = said?.[1] ?? { text: '', progress: null, deviation: null };
  if (!said) report(met.source, 'Raden har ingen status för någon period.');
  return { status, periodStatuses: Object.fromEntries(periods) };
};

const nothing: More = {};

/** What a row says in the columns that document 000 has not. */
export const readMore = (met: MetRow, read: (text: string) => ReadStatus, report: Report): More => {
  if (met.more.length === 0) return nothing;
  const responsible = met.more.find(({ held }) => held === 'responsible');
  const priority = met.more.find(({ held }) => held === 'priority');
  const others = under(met.more, 'other ').map(([head, { cell }]) => [head, writtenText(cell)] as const);
  return {
    ...readPeriods(met, read, report),
    ...(responsible ? { responsible: cellText(responsible.cell) } : {}),
    ...(priority ? { priority: cellText(priority.cell) } : {}),
    ...(others.length > 0 ? { otherColumns: Object.fromEntries(others) } : {}),
  };
};

const yearHead = /^(?:år|period|planår|verksamhetsår|budgetår|year)$/iu;
const onlyYear = /^(?:19|20)\d\d$/;

/** The year that a row says in a column of its own; null where there is none. */
export const rowYear = (met: MetRow): number | null => {
  const years = under(met.more, 'other ').filter(
    ([head, { cell }]) => yearHead.test(head) && onlyYear.test(cellText(cell)),
  );
  const [first] = years;
  return first ? Number(cellText(first[1].cell)) : null;
};

/** The years that the rows say in a column of their own, each once. */
export const yearsIn = (rows: readonly MetRow[]): readonly number[] => [
  ...new Set(rows.map(rowYear).filter((year) => year !== null)),
];
