import { candidatesOf, namesIn, readerOf, type Candidates, type Names, type Reader } from './item-query.ts';
import { evaluateFilter } from '../odata/evaluate.ts';
import { permission } from '../people/permissions.ts';
import { may } from '../people/securable.ts';
import type { ItemRow } from './item-row.ts';
import type { Filter } from '../odata/filter.ts';

/** How many rows are read from the store at a time while something is asked of each. */
const chunk = 500;
const mostAtOnce = 5001;

/** Which of a list's items are asked for: those that can be, and what is asked of each of them. */
export interface Search {
  readonly candidates: Candidates;
  readonly matches: (row: ItemRow) => boolean;
}

/** The search for what a filter leaves, among what the person may read. */
export function searchFor(names: Names, filter: Filter | undefined, isIn?: (row: ItemRow) => boolean): Search {
  const candidates = candidatesOf(names, filter);
  const matches = matcherOf(names, candidates);
  return { candidates, matches: isIn ? (row) => isIn(row) && matches(row) : matches };
}

function matcherOf(names: Names, { rest }: Candidates): Search['matches'] {
  const { site, who } = names.exchange;
  const mayRead = (row: ItemRow) =>
    row.ownRoles === 0 || may(site, who, permission.viewListItems, { list: names.list, row });
  if (rest.length === 0) return mayRead;
  const zone = site.regions.current.zone.name;
  const readers = new Map<string, Reader>(rest.flatMap(namesIn).map((name) => [name, readerOf(names, name)]));
  return (row) => mayRead(row) && rest.every((term) => evaluateFilter(term, (name) => readers.get(name)!(row), zone));
}

/** The first items that match, in order of id. */
export function scan({ exchange }: Names, { candidates, matches }: Search, wanted: number): ItemRow[] {
  const { items } = exchange.site;
  const found: ItemRow[] = [];
  const keys = candidates.keys?.filter((key) => key > candidates.after && key <= candidates.last);
  let { after } = candidates;
  for (let position = 0; found.length < wanted; position += chunk) {
    const size = candidates.rest.length > 0 ? chunk : Math.min(wanted, mostAtOnce);
    const rows = keys
      ? items.byKeys(keys.slice(position, position + chunk))
      : items.between(after, candidates.last, size);
    for (const row of rows) {
      if (found.length < wanted && matches(row)) found.push(row);
    }
    if (keys ? position + chunk >= keys.length : rows.length < size) break;
    after = rows.at(-1)?.key ?? after;
  }
  return found;
}

/** Newest first concerns the end of a list only, as long as nothing but the right to read is asked of each item. */
export function nearEnd({ exchange }: Names, search: Search, wanted: number): Search {
  const { candidates, matches } = search;
  if (candidates.keys || candidates.rest.length > 0) return search;
  let { last } = candidates;
  for (let left = wanted; left > 0;) {
    const rows = exchange.site.items.newest(candidates.after, last, wanted);
    if (rows.length < wanted) return search;
    left -= rows.filter(matches).length;
    last = rows.at(-1)!.key - 1;
  }
  return { ...search, candidates: { ...candidates, after: last } };
}
