import { fieldText, type FieldRecord } from '../fields/field-record.ts';
import { idOf, type ItemRow } from './item-row.ts';
import { fieldsOf, type ListRecord } from '../lists/list-record.ts';
import { refused } from '../odata/error.ts';
import type { Site } from '../site/site.ts';

/** `SPRelationshipDeleteBehavior.Restrict`. */
const restrict = 2;

export function restricts(field: FieldRecord): boolean {
  return field.type === 'Lookup' && field.props['RelationshipDeleteBehavior'] === restrict;
}

/**
 * An item that a restricting lookup points at stays (learn.microsoft.com, "FieldLookup.RelationshipDeleteBehavior").
 * Status, number and words are known from experience.
 * @throws ODataError 400.
 */
export function requireUnrelated(site: Site, list: ListRecord, row: ItemRow): void {
  const id = idOf(row.key);
  for (const other of site.lists.everywhere()) {
    for (const field of fieldsOf(other)) {
      if (!restricts(field) || site.lists.byId(fieldText(field, 'LookupList'))?.id !== list.id) continue;
      if (site.index.keysBetween(other, field, { low: id, high: id }).length === 0) continue;
      throw refused(
        400,
        -2130575212,
        `This item cannot be deleted because an item in the "${other.title}" list is related to an item in the "${list.title}" list.`,
      );
    }
  }
}
