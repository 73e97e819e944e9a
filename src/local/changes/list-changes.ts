import { changeType, type ChangedKind, type ChangeLog } from './change-log.ts';
import type { ListRecord } from '../lists/list-record.ts';

/** Logs a list's change, and which of its columns and views were added, changed or taken away. */
export function logListChange(changes: ChangeLog, before: ListRecord, after: ListRecord): void {
  changes.write({ kind: 'List', type: changeType.update, listId: after.id });
  logParts(changes, 'Field', after.id, before.fields, after.fields);
  logParts(changes, 'View', after.id, before.views, after.views);
}

interface Part {
  readonly id: string;
}

function logParts(
  changes: ChangeLog,
  kind: ChangedKind,
  listId: string,
  before: readonly Part[],
  after: readonly Part[],
): void {
  if (before === after) return;
  const former = new Map(before.map((part) => [part.id, part]));
  for (const part of after) {
    const known = former.get(part.id);
    former.delete(part.id);
    if (known === part) continue;
    changes.write({ kind, type: known ? changeType.update : changeType.add, listId, objectId: part.id });
  }
  for (const id of former.keys()) changes.write({ kind, type: changeType.delete, listId, objectId: id });
}
