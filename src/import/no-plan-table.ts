import { PlanError } from '../plan/plan-error.ts';
import { understoodHead, type NamedKind } from './column-words.ts';
import { tablesIn } from './unread-tables.ts';
import { cellText, spread, type TableRow } from './table.ts';

/** A head of a table that is not understood as the plan's, with what its words are likeliest to mean. */
export interface UnreadHead {
  readonly head: string;
  readonly kind: NamedKind;
}

const longestHead = 80;
const mostHeads = 100;

const isHead = (texts: readonly string[]): boolean =>
  texts.filter((text) => text !== '').length > 1 && texts.every((text) => text.length <= longestHead);

/** Each kind once, but for statuses: several are a period's each. */
const headsIn = (rows: readonly TableRow[]): readonly UnreadHead[] => {
  const found = new Map<string, NamedKind>();
  for (const table of tablesIn(rows)) {
    const taken = new Set<NamedKind>();
    const head = table.map((row) => spread(row.cells).map(cellText)).find(isHead) ?? [];
    for (const text of head) {
      if (text === '' || found.has(text)) continue;
      const meaning = understoodHead(text)?.meaning ?? 'other';
      const kind = meaning === 'level' ? 'goal' : meaning;
      found.set(text, kind !== 'status' && taken.has(kind) ? 'other' : kind);
      taken.add(kind);
    }
  }
  return [...found].slice(0, mostHeads).map(([head, kind]) => ({ head, kind }));
};

/** No table of a document is understood as the plan's; a person can say what its heads mean (`readColumnMap`). */
export class NoPlanTable extends PlanError {
  readonly heads: readonly UnreadHead[];

  constructor(message: string, fileName: string, unread: readonly TableRow[]) {
    super('invalid', message, { subject: fileName });
    this.heads = headsIn(unread);
  }
}
