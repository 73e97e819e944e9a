import type { SPFI } from '@pnp/sp';
import { listNamed } from '../lists/all-lists.ts';
import type { FieldSpec, ListName } from '../lists/field.ts';
import { progressWords } from '../lists/words.ts';
import type { ImportAgain } from '../plan/import-again.ts';
import type { Act } from '../plan/person.ts';
import { actedColumns } from './acted-columns.ts';
import { batchLimit } from './batch.ts';
import { restName, text, type Columns, type ListItem } from './columns.ts';
import { documentColumns } from './document-columns.ts';
import { mergeAll, type ItemWrite } from './merge-all.ts';
import { refusedParts } from './refused-parts.ts';
import { differingColumns } from './same-columns.ts';

/** An item that stands, and what a document says of it. */
export interface Standing {
  readonly key: string;
  readonly item: ListItem;
  readonly columns: Columns;
}

const acting = ['ActedBy', 'ActedAt', 'ActedVia', 'ActedFor'];

/**
 * What a document read again never changes: what a plan is called and how it speaks, and what planners add to its boards
 * and postponements. `CompletedOn` no document says; it goes only where the activity is no longer completed.
 */
const neverWritten: Readonly<Partial<Record<ListName, readonly string[]>>> = {
  Plans: ['Title', 'Organisation', 'DocumentForm', 'StatusWords', 'RemindFrom', 'PlanState'],
  Boards: ['Title', 'Spellings', 'ChannelId'],
  Activities: acting,
  Postponements: ['Cause', 'Reason', 'PostponementState', ...acting],
};

/** By activity: columns that keep what stands. */
export const leftColumns = (left: ImportAgain['left']): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map([...left].map(([key, fields]) => [key, new Set([...fields].flatMap((field) => documentColumns[field]))]));

const isStillCompleted = (item: ListItem, columns: Columns, left: ReadonlySet<string>): boolean =>
  left.has('Progress') || columns['Progress'] === progressWords.completed || text(item, 'CompletedOn') === '';

/** The columns of an item that are written over, by their names in the list. */
export const writtenOver = ({ item, columns }: Standing, left: ReadonlySet<string>): readonly string[] =>
  differingColumns(item, columns).filter(
    (column) =>
      !(neverWritten[item.list] ?? []).includes(column) &&
      !left.has(column) &&
      !(column === 'CompletedOn' && isStillCompleted(item, columns, left)),
  );

const title: FieldSpec = { name: 'Title', title: '', kind: 'text' };

/** As REST spells them. */
const namesInRest = (list: ListName, names: readonly string[]): readonly string[] =>
  [title, ...listNamed(list).fields].filter(({ name }) => names.includes(name)).map(restName);

const hasActed = (list: ListName): boolean => listNamed(list).fields.some(({ name }) => name === 'ActedBy');

/**
 * Writes what differs over what stands, 100 items a request, each guarded by the version it was read with. Gives the keys
 * that were written; what somebody else changed at the same moment is left. Run again, it writes nothing.
 * @throws PlanError naming what SharePoint will not take.
 */
export const writeOver = async (
  sp: SPFI,
  list: ListName,
  standing: readonly Standing[],
  leftOf: (key: string) => ReadonlySet<string>,
  act: Act,
): Promise<ReadonlySet<string>> => {
  const writes = standing.flatMap((one): (ItemWrite & { readonly key: string })[] => {
    const said = namesInRest(list, writtenOver(one, leftOf(one.key)));
    if (said.length === 0) return [];
    const values = Object.fromEntries(said.map((name) => [name, one.columns[name] ?? null]));
    return [
      { key: one.key, item: one.item, columns: { ...values, ...(hasActed(list) ? actedColumns(act) : {}) }, said },
    ];
  });
  const written = new Set<string>();
  for (let start = 0; start < writes.length; start += batchLimit) {
    const part = writes.slice(start, start + batchLimit);
    const outcomes = await mergeAll(sp, list, part);
    const refused = outcomes.flatMap((outcome, index) =>
      outcome.is === 'refused' ? [{ subject: `${list}/${part[index]!.key}`, reason: outcome.reason }] : [],
    );
    if (refused.length > 0) throw refusedParts(refused, part.length);
    for (const [index, { is }] of outcomes.entries()) if (is === 'written') written.add(part[index]!.key);
  }
  return written;
};
