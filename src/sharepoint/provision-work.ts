import type { SPFI } from '@pnp/sp';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/views/index.js';
import type { FieldSpec, ListName, ListSpec } from '../lists/field.ts';
import { fieldXml } from './field-xml.ts';
import { isMended, type ListFault } from './list-fault.ts';
import { choicesOf, isOutdated } from './list-faults.ts';
import { listOf } from './list-of.ts';
import { marked, type SiteField, type SiteList } from './provision-state.ts';

/** What the rights of a planners' list are made from: ids of the site's groups and of its levels of permission. */
export interface Rights {
  readonly owners: number;
  /** Members and visitors, where the site has such groups. */
  readonly readers: readonly number[];
  /** Whoever provisions: SharePoint gives them a right of their own to what they separate. */
  readonly self: number;
  readonly edit: number;
  readonly read: number;
}

/** What is known once every list exists. */
export interface Ground {
  readonly listIds: ReadonlyMap<ListName, string>;
  readonly rights: Rights;
}

type Operation = (sp: SPFI) => Promise<unknown>;

/** One thing to do with one list; its operations go in order, in one request, and are safe to repeat. */
export interface Work {
  readonly list: ListSpec;
  readonly what: string;
  readonly done: 'created' | 'changed';
  readonly operations: (ground: Ground) => readonly Operation[];
}

/** AddFieldInternalNameHint: the Name we give, not one made from the Swedish display name. */
const keepInternalName = 8;

/** SP.RelationshipDeleteBehaviorType. */
const restrict = 2;

const update =
  (list: ListSpec, name: string, values: object, type = 'SP.Field'): Operation =>
  (sp) =>
    listOf(sp, list.name).fields.getByInternalNameOrTitle(name).update(values, type);

/** Index first: SharePoint refuses uniqueness, and a relationship that restricts, without it. */
const index = (list: ListSpec, field: FieldSpec): Operation => update(list, field.name, { Indexed: true });
const unique = (list: ListSpec, field: FieldSpec): Operation => update(list, field.name, { EnforceUniqueValues: true });
const hold = (list: ListSpec, field: FieldSpec): Operation =>
  update(list, field.name, { RelationshipDeleteBehavior: restrict }, 'SP.FieldLookup');

const created = (list: ListSpec, field: FieldSpec): Work => ({
  list,
  what: `kolumn ${field.title} (${field.name})`,
  done: 'created',
  operations: ({ listIds }) => [
    (sp) =>
      listOf(sp, list.name).fields.createFieldAsXml({
        SchemaXml: fieldXml(field, field.kind === 'lookup' ? listIds.get(field.list) : undefined),
        Options: keepInternalName,
      }),
    // The XML asks for index and uniqueness as well, but SharePoint is only known to honour the MERGE.
    ...(field.indexed === true ? [index(list, field)] : []),
    ...(field.unique === true ? [unique(list, field)] : []),
    ...(field.kind === 'lookup' && field.restrict === true ? [hold(list, field)] : []),
  ],
});

/** Ours in our order, and after them those that somebody added. */
const allChoices = (field: FieldSpec, present: SiteField | undefined): readonly string[] => {
  const ours = field.kind === 'choice' ? field.choices : [];
  return [...ours, ...(present === undefined ? [] : choicesOf(present)).filter((choice) => !ours.includes(choice))];
};

const viewWork = (list: ListSpec): Work => ({
  list,
  what: `vy med ${list.view.fields.length} kolumner, ordnad efter ${list.view.orderBy}`,
  done: 'changed',
  operations: () => [
    (sp) =>
      listOf(sp, list.name).defaultView.update({
        ViewQuery: `<OrderBy><FieldRef Name="${list.view.orderBy}" /></OrderBy>`,
        RowLimit: 100,
      }),
    (sp) => listOf(sp, list.name).defaultView.fields.removeAll(),
    ...list.view.fields.map((field) => (sp: SPFI) => listOf(sp, list.name).defaultView.fields.add(field)),
  ],
});

/**
 * Members read and only owners write; without the copy of the site's own rights, which would let members edit. A list
 * that has rights of its own keeps those that an administrator has given to others.
 */
const rightsWork = (list: ListSpec, site: SiteList | undefined): Work => ({
  list,
  what: 'behörigheter: bara webbplatsens ägare ändrar',
  done: 'changed',
  operations: ({ rights }) => {
    const there = (sp: SPFI) => listOf(sp, list.name);
    const standing = site?.rights === 'hidden' ? [] : (site?.rights ?? []);
    const wide = rights.readers.filter((group) =>
      standing.some(({ principal, edits }) => principal === group && edits),
    );
    return [
      ...(site?.hasOwnRights === true ? [] : [(sp: SPFI) => there(sp).breakRoleInheritance(false, true)]),
      (sp) => there(sp).roleAssignments.add(rights.owners, rights.edit),
      ...wide.map((group) => (sp: SPFI) => there(sp).roleAssignments.getById(group).delete()),
      ...rights.readers.map((group) => (sp: SPFI) => there(sp).roleAssignments.add(group, rights.read)),
      // Who separated the rights alone gets full control of the list for ever; given first, so that it can be taken.
      (sp) => there(sp).roleAssignments.add(rights.self, rights.edit),
      (sp) => there(sp).roleAssignments.remove(rights.self, rights.edit),
    ];
  },
});

const versionWork = (list: ListSpec): Work => ({
  list,
  what: `versioner: ${list.versionLimit} av varje post`,
  done: 'changed',
  operations: () => [
    (sp) => listOf(sp, list.name).update({ EnableVersioning: true, MajorVersionLimit: list.versionLimit }),
  ],
});

/** Comes last: a list that bears the mark has everything before it. */
const settingsWork = (list: ListSpec): Work => ({
  list,
  what: `namnet ${list.title}, ${list.isLibrary === true ? '' : 'inga bilagor, '}schema ${list.schema}`,
  done: 'changed',
  operations: () => [
    update(list, 'Title', { Title: list.titleColumn, Required: false }),
    (sp) =>
      listOf(sp, list.name).update({
        Title: list.title,
        Description: marked(list.description, list.schema),
        ...(list.isLibrary === true ? {} : { EnableAttachments: false }),
      }),
  ],
});

/** What mends one fault of a list that exists. */
const mending = (fault: ListFault, site: SiteList | undefined): readonly Work[] => {
  const { kind, list, field } = fault;
  if (!isMended(fault) || kind === 'schema-older' || kind === 'schema-newer' || kind === 'list-missing') return [];
  if (kind.startsWith('rights-')) return [rightsWork(list, site)];
  if (kind.startsWith('versions-')) return [versionWork(list)];
  if (field === undefined) return [];
  const present = site?.fields.find(({ InternalName }) => InternalName === field.name);
  const column = `kolumn ${field.title} (${field.name})`;
  const change = (what: string, operation: Operation): readonly Work[] => [
    { list, what: `${what} ${column}`, done: 'changed', operations: () => [operation] },
  ];
  switch (kind) {
    case 'column-missing':
      return [created(list, field)];
    case 'index-missing':
      return change('index på', index(list, field));
    case 'unique-missing':
      return change('unika värden i', unique(list, field));
    case 'relation-open':
      return change('skydd mot att det tas bort som pekas ut av', hold(list, field));
    case 'choices-missing':
      return change('val i', update(list, field.name, { Choices: [...allChoices(field, present)] }, 'SP.FieldChoice'));
    case 'column-name':
      return change('namn på', update(list, field.name, { Title: field.title }));
    default:
      return [];
  }
};

/** What a list that exists, or is about to, still needs; nothing when it is as it should be. A newer schema is left alone. */
export const workOf = (list: ListSpec, site: SiteList | undefined, faults: readonly ListFault[]): readonly Work[] => {
  const outdated = isOutdated(list, site);
  const works =
    site === undefined
      ? [...list.fields.map((field) => created(list, field)), versionWork(list)]
      : faults.flatMap((fault) => mending(fault, site));
  const isOfRights = ({ what }: Work): boolean => what.startsWith('behörigheter');
  const rights = list.writtenBy === 'planners' && (outdated || works.some(isOfRights)) ? [rightsWork(list, site)] : [];
  return [
    ...works.filter((work) => !isOfRights(work)),
    ...(outdated ? [viewWork(list)] : []),
    ...rights,
    ...(outdated ? [settingsWork(list)] : []),
  ];
};
