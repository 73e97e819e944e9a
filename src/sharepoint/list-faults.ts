import type { FieldSpec, ListName, ListSpec } from '../lists/field.ts';
import type { ListFault } from './list-fault.ts';
import type { SiteField, SiteGroups, SiteList } from './provision-state.ts';

/** A column's type as SharePoint calls it (SP.Field.TypeAsString). */
const types: Readonly<Record<FieldSpec['kind'], string>> = {
  text: 'Text',
  note: 'Note',
  number: 'Number',
  amount: 'Number',
  day: 'DateTime',
  instant: 'DateTime',
  flag: 'Boolean',
  choice: 'Choice',
  person: 'User',
  people: 'UserMulti',
  lookup: 'Lookup',
};

/** Read from the XML: a column of another type has no such property, so that it cannot be selected for all of them. */
const restricts = ({ SchemaXml }: SiteField): boolean => SchemaXml.includes('RelationshipDeleteBehavior="Restrict"');

const plainId = (id: string): string => id.replace(/[{}]/g, '').toLowerCase();

const pointsAt = ({ SchemaXml }: SiteField, listId: string): boolean => {
  const target = /\sList="([^"]*)"/.exec(SchemaXml)?.[1];
  return target === undefined || plainId(target) === plainId(listId);
};

/** The choices a column has, as somebody may have changed them. */
export const choicesOf = ({ SchemaXml }: SiteField): readonly string[] =>
  [...SchemaXml.matchAll(/<CHOICE>([^<]*)<\/CHOICE>/g)].map(([, choice = '']) =>
    choice.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );

const fieldFaults = (
  list: ListSpec,
  field: FieldSpec,
  present: SiteField | undefined,
  ids: ReadonlyMap<ListName, string>,
  outdated: boolean,
): readonly ListFault[] => {
  const about = { list, field };
  if (present === undefined) return [{ kind: 'column-missing', ...about }];
  if (present.TypeAsString !== types[field.kind])
    return [{ kind: 'column-type', ...about, detail: present.TypeAsString }];
  const target = field.kind === 'lookup' ? ids.get(field.list) : undefined;
  if (field.kind === 'lookup' && target !== undefined && !pointsAt(present, target)) {
    return [{ kind: 'column-target', ...about, detail: field.list }];
  }
  if (field.kind === 'lookup' && target === undefined) return [{ kind: 'column-dead', ...about, detail: field.list }];
  const missing = field.kind === 'choice' ? field.choices.filter((choice) => !choicesOf(present).includes(choice)) : [];
  return [
    ...(field.indexed === true && !present.Indexed ? [{ kind: 'index-missing', ...about } as const] : []),
    ...(field.unique === true && !present.EnforceUniqueValues ? [{ kind: 'unique-missing', ...about } as const] : []),
    ...(field.kind === 'lookup' && field.restrict === true && !restricts(present)
      ? [{ kind: 'relation-open', ...about } as const]
      : []),
    ...(missing.length > 0 ? [{ kind: 'choices-missing', ...about, detail: missing.join(', ') } as const] : []),
    ...(present.Required ? [{ kind: 'column-required', ...about } as const] : []),
    ...(present.ValidationFormula
      ? [{ kind: 'column-validated', ...about, detail: present.ValidationFormula } as const]
      : []),
    // A display name is ours to change only with a new schema: an administrator may have chosen another.
    ...(outdated && present.Title !== field.title
      ? [{ kind: 'column-name', ...about, detail: present.Title } as const]
      : []),
  ];
};

/**
 * A list that planners write: the site's owners edit, its members and visitors read. Other groups and people are the
 * administrator's own choice (a group of planners, a group of auditors).
 */
const rightsFaults = (list: ListSpec, site: SiteList, groups: SiteGroups): readonly ListFault[] => {
  if (list.writtenBy !== 'planners') return [];
  if (!site.hasOwnRights) return [{ kind: 'rights-inherited', list }];
  const { rights } = site;
  if (rights === 'hidden') return [{ kind: 'rights-hidden', list }];
  const known = Object.entries(groups).filter((entry): entry is [string, number] => entry[1] !== null);
  const missing = known.filter(([name, id]) => {
    const right = rights.find(({ principal }) => principal === id);
    return name === 'owners' ? right?.edits !== true : right?.reads !== true;
  });
  const wide = known.filter(
    ([name, id]) => name !== 'owners' && rights.find(({ principal }) => principal === id)?.edits === true,
  );
  const named = (some: readonly [string, number][]): string => some.map(([name]) => name).join(', ');
  return [
    ...(missing.length > 0 ? [{ kind: 'rights-missing', list, detail: named(missing) } as const] : []),
    ...(wide.length > 0 ? [{ kind: 'rights-wide', list, detail: named(wide) } as const] : []),
  ];
};

const versionFaults = (list: ListSpec, site: SiteList): readonly ListFault[] => {
  if (!site.keepsVersions) return [{ kind: 'versions-off', list }];
  const { versionLimit } = site;
  return versionLimit < list.versionLimit ? [{ kind: 'versions-few', list, detail: String(versionLimit) }] : [];
};

/** Settings of a list that keep what the product writes from being written, or from being read. */
const settingFaults = (list: ListSpec, { settings }: SiteList): readonly ListFault[] => [
  ...(settings.moderated ? [{ kind: 'list-moderated', list } as const] : []),
  ...(settings.readSecurity === 1 ? [] : [{ kind: 'items-hidden', list } as const]),
  ...(settings.writeSecurity === 1 ? [] : [{ kind: 'items-locked', list } as const]),
  ...(settings.validation === '' ? [] : [{ kind: 'list-validated', list, detail: settings.validation } as const]),
];

/**
 * A list that is gone while columns point at it was deleted, not yet to be made: another in its place would leave them
 * pointing at nothing, and what they hold lost.
 */
export const deletionsIn = (faults: readonly ListFault[]): readonly ListFault[] =>
  faults.map((fault) => {
    if (fault.kind !== 'list-missing') return fault;
    const pointing = faults.filter(({ kind, detail }) => kind === 'column-dead' && detail === fault.list.name);
    const lists = [...new Set(pointing.map(({ list }) => list.title))];
    return lists.length === 0 ? fault : { ...fault, kind: 'list-deleted', detail: lists.join(', ') };
  });

/** Whether a list was made by an earlier version of ours, or its making was cut off. */
export const isOutdated = (list: ListSpec, site: SiteList | undefined): boolean => (site?.schema ?? 0) < list.schema;

/** All that is wrong with one list; `ids` are those of our lists that are there. Nothing when it is as it should be. */
export const faultsOf = (
  list: ListSpec,
  site: SiteList | undefined,
  groups: SiteGroups,
  ids: ReadonlyMap<ListName, string>,
): readonly ListFault[] => {
  if (site === undefined) return [{ kind: 'list-missing', list }];
  const outdated = isOutdated(list, site);
  const schema = String(site.schema);
  return [
    ...list.fields.flatMap((field) =>
      fieldFaults(
        list,
        field,
        site.fields.find(({ InternalName }) => InternalName === field.name),
        ids,
        outdated,
      ),
    ),
    ...rightsFaults(list, site, groups),
    ...versionFaults(list, site),
    ...settingFaults(list, site),
    ...(outdated ? [{ kind: 'schema-older', list, detail: schema } as const] : []),
    ...(site.schema > list.schema ? [{ kind: 'schema-newer', list, detail: schema } as const] : []),
  ];
};
