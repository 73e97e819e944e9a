import { fieldKinds } from './field-kinds.ts';
import { fieldFlag, fieldTitle, itemKey, type FieldRecord } from './field-record.ts';
import { isBaseField } from './base-fields.ts';
import { itemColumns } from '../items/item-columns.ts';
import { fieldNamed, fieldsOf, type ListRecord } from '../lists/list-record.ts';
import { badArgument, refused } from '../odata/error.ts';
import { requireFormula } from '../formulas/calculated.ts';
import { restricts } from '../items/relationships.ts';
import { contentTypesOf, defaultContentTypeId } from '../content-types/list-content-types.ts';
import type { ContentTypeRecord } from '../content-types/content-type-record.ts';
import type { Site } from '../site/site.ts';

/** The bits of `AddFieldOptions` that say which content types take the column, and whether the default view shows it. */
const addOptions = { toNoContentType: 2, toAllContentTypes: 4, toDefaultView: 16 } as const;

/** The most indexed columns a list may have. */
const mostIndexes = 20;

/** Adds a column, as the bits of `AddFieldOptions` say; returns the list with it. */
export function addField(site: Site, list: ListRecord, given: FieldRecord, options: number): ListRecord {
  const field = lookingAt(list, given);
  requireLookupTarget(site, field);
  requireFormula(field, fieldsOf(list));
  const inDefaultView = (options & addOptions.toDefaultView) !== 0;
  const views = list.views.map((view) =>
    inDefaultView && view.isDefault ? { ...view, fields: [...view.fields, field.name] } : view,
  );
  return site.store.write(() => {
    const contentTypes = withLink(list, field, options);
    const changed = { ...list, fields: [...list.fields, field], views, contentTypes, revision: list.revision + 1 };
    site.lists.save(changed);
    site.items.reshape(changed);
    reindex(site, changed, undefined, field);
    return changed;
  });
}

/**
 * Changes a column.
 * @throws ODataError when it cannot be indexed, the list has its 20 indexes, or values that are to be unique are not.
 */
export function changeField(site: Site, list: ListRecord, before: FieldRecord, after: FieldRecord): void {
  requireFormula(after, fieldsOf(list));
  const isReckonedAnew =
    before.props['Formula'] !== after.props['Formula'] || before.props['OutputType'] !== after.props['OutputType'];
  site.store.write(() => {
    const isKept = list.fields.some((field) => field.name === before.name);
    const fields = isKept
      ? list.fields.map((field) => (field.name === before.name ? after : field))
      : [...list.fields, after];
    const changed = { ...list, fields, revision: list.revision + 1 };
    site.lists.save(changed);
    if (isReckonedAnew) site.items.reshape(changed);
    reindex(site, changed, before, after);
  });
}

export function deleteField(site: Site, list: ListRecord, field: FieldRecord): void {
  if (isBaseField(list, field.name))
    throw refused(400, -2147467259, `The field '${fieldTitle(field)}' cannot be deleted.`);
  site.store.write(() => {
    const fields = list.fields.filter((one) => one.name !== field.name);
    const contentTypes = contentTypesOf(list).map((one) => ({
      ...one,
      links: one.links.filter((link) => link.id !== field.id),
    }));
    const views = list.views.map((view) => ({ ...view, fields: view.fields.filter((name) => name !== field.name) }));
    const changed = { ...list, fields, views, contentTypes, revision: list.revision + 1 };
    site.lists.save(changed);
    site.index.drop(list, field);
    site.items.reshape(changed);
  });
}

/** `List="Self"` in a schema is the list itself. */
function lookingAt(list: ListRecord, field: FieldRecord): FieldRecord {
  if (field.props['LookupList'] !== 'Self') return field;
  return { ...field, props: { ...field.props, LookupList: `{${list.id}}` } };
}

/** The list's content types with the column in the default one, in all or in none. */
function withLink(list: ListRecord, field: FieldRecord, options: number): readonly ContentTypeRecord[] {
  const all = contentTypesOf(list);
  if ((options & addOptions.toNoContentType) !== 0) return all;
  const usual = defaultContentTypeId(list);
  const link = { id: field.id, name: field.name, hidden: false, required: fieldFlag(field, 'Required') };
  return all.map((one) =>
    one.id === usual || (options & addOptions.toAllContentTypes) !== 0 ? { ...one, links: [...one.links, link] } : one,
  );
}

function reindex(site: Site, list: ListRecord, before: FieldRecord | undefined, after: FieldRecord): void {
  const wasIndexed = before !== undefined && fieldFlag(before, 'Indexed');
  const isIndexed = fieldFlag(after, 'Indexed');
  if (isIndexed && !wasIndexed) {
    requireIndexable(after);
    if (itemColumns(list).indexed.length > mostIndexes) {
      throw refused(400, -2147467259, `The list cannot have more than ${mostIndexes} indexed columns.`);
    }
    site.index.fill(list, after, site.items.valuesIn(list));
  }
  if (wasIndexed && !isIndexed) site.index.drop(list, after);
  if (!isIndexed && restricts(after)) {
    throw refused(
      400,
      -2147467259,
      `The column '${fieldTitle(after)}' must be indexed before it can enforce a relationship.`,
    );
  }
  if (!fieldFlag(after, 'EnforceUniqueValues')) return;
  if (!isIndexed)
    throw refused(
      400,
      -2147467259,
      `The column '${fieldTitle(after)}' must be indexed before it can enforce unique values.`,
    );
  if (site.index.hasDuplicates(list, after)) {
    throw refused(
      400,
      -2147467259,
      `The column '${fieldTitle(after)}' contains duplicate values and cannot enforce unique values.`,
    );
  }
}

function requireIndexable(field: FieldRecord): void {
  if (fieldKinds[field.type].indexable && itemKey(field) !== 'ID') return;
  throw refused(400, -2147467259, `The column '${fieldTitle(field)}' of type ${field.type} cannot be indexed.`);
}

/** A lookup needs the list and the column that it shows. */
export function requireLookupTarget(site: Site, field: FieldRecord): void {
  if (!field.type.startsWith('Lookup')) return;
  const target = site.lists.byId(String(field.props['LookupList']));
  if (!target) throw badArgument('The lookup list does not exist.');
  // What a dependent lookup shows is not asked for: clients make such columns for any name (PnPjs's suite does).
  const isDependent = field.props['IsDependentLookup'] === true;
  if (!isDependent && !fieldNamed(target, String(field.props['LookupField'])))
    throw badArgument('The lookup field does not exist in the lookup list.');
}
