import type { SPFI } from '@pnp/sp';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/views/index.js';
import type { FieldSpec, ListName, ListSpec } from '../lists/field.ts';
import { fieldXml } from './field-xml.ts';
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

/** One thing to do with one list; its operations go in order, in one request, and are safe to repeat. */
export interface Work {
  readonly list: ListSpec;
  readonly what: string;
  readonly done: 'created' | 'changed';
  readonly operations: (ground: Ground) => readonly ((sp: SPFI) => Promise<unknown>)[];
}

/** AddFieldInternalNameHint: the Name we give, not one made from the Swedish display name. */
const keepInternalName = 8;

const fieldOf = (sp: SPFI, list: ListSpec, name: string) => listOf(sp, list.name).fields.getByInternalNameOrTitle(name);

/** SP.RelationshipDeleteBehaviorType. */
const restrict = 2;

/** Read from the XML: a column of another type has no such property, so that it cannot be selected for all of them. */
const restricts = (present: SiteField | undefined): boolean =>
  present?.SchemaXml.includes('RelationshipDeleteBehavior="Restrict"') === true;

/** Index first: SharePoint refuses uniqueness, and a relationship that restricts, without it. */
const indexes =
  (list: ListSpec, field: FieldSpec, present?: SiteField) => (): readonly ((sp: SPFI) => Promise<unknown>)[] => [
    ...(field.indexed === true && present?.Indexed !== true
      ? [(sp: SPFI) => fieldOf(sp, list, field.name).update({ Indexed: true }, 'SP.Field')]
      : []),
    ...(field.unique === true && present?.EnforceUniqueValues !== true
      ? [(sp: SPFI) => fieldOf(sp, list, field.name).update({ EnforceUniqueValues: true }, 'SP.Field')]
      : []),
    ...(field.kind === 'lookup' && field.restrict === true && !restricts(present)
      ? [(sp: SPFI) => fieldOf(sp, list, field.name).update({ RelationshipDeleteBehavior: restrict }, 'SP.FieldLookup')]
      : []),
  ];

const missingChoices = (field: FieldSpec, present: SiteField): boolean =>
  field.kind === 'choice' && field.choices.some((choice) => !present.SchemaXml.includes(`<CHOICE>${choice}</CHOICE>`));

const fieldWork = (
  list: ListSpec,
  field: FieldSpec,
  site: SiteList | undefined,
  outdated: boolean,
): readonly Work[] => {
  const present = site?.fields.find((candidate) => candidate.InternalName === field.name);
  const what = `kolumn ${field.title} (${field.name})`;
  if (present === undefined) {
    const create =
      ({ listIds }: Ground) =>
      (sp: SPFI): Promise<unknown> =>
        listOf(sp, list.name).fields.createFieldAsXml({
          SchemaXml: fieldXml(field, field.kind === 'lookup' ? listIds.get(field.list) : undefined),
          Options: keepInternalName,
        });
    // The XML asks for index and uniqueness as well, but SharePoint is only known to honour the MERGE.
    return [{ list, what, done: 'created', operations: (ground) => [create(ground), ...indexes(list, field)()] }];
  }
  const changes: Work[] = [];
  const wanted = indexes(list, field, present);
  if (wanted().length > 0) changes.push({ list, what: `index på ${what}`, done: 'changed', operations: wanted });
  if (missingChoices(field, present) && field.kind === 'choice') {
    const { choices } = field;
    changes.push({
      list,
      what: `val i ${what}`,
      done: 'changed',
      operations: () => [(sp) => fieldOf(sp, list, field.name).update({ Choices: [...choices] }, 'SP.FieldChoice')],
    });
  }
  // A display name is ours to change only with a new schema: an administrator may have chosen another.
  if (outdated && present.Title !== field.title) {
    changes.push({
      list,
      what: `namn på ${what}`,
      done: 'changed',
      operations: () => [(sp) => fieldOf(sp, list, field.name).update({ Title: field.title }, 'SP.Field')],
    });
  }
  return changes;
};

const viewWork = (list: ListSpec): Work => ({
  list,
  what: 'vy',
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

/** Members read and only owners write; without the copy of the site's own rights, which would let members edit. */
const rightsWork = (list: ListSpec): Work => ({
  list,
  what: 'behörigheter: bara webbplatsens ägare ändrar',
  done: 'changed',
  operations: ({ rights }) => [
    (sp) => listOf(sp, list.name).breakRoleInheritance(false, true),
    (sp) => listOf(sp, list.name).roleAssignments.add(rights.owners, rights.edit),
    ...rights.readers.map((group) => (sp: SPFI) => listOf(sp, list.name).roleAssignments.add(group, rights.read)),
    // Who separated the rights alone gets full control of the list for ever; given first, so that it can be taken.
    (sp) => listOf(sp, list.name).roleAssignments.add(rights.self, rights.edit),
    (sp) => listOf(sp, list.name).roleAssignments.remove(rights.self, rights.edit),
  ],
});

/** Comes last: a list that bears the mark has everything before it. */
const settingsWork = (list: ListSpec): Work => ({
  list,
  what: `namn, versioner och schema ${list.schema}`,
  done: 'changed',
  operations: () => [
    (sp) => fieldOf(sp, list, 'Title').update({ Title: list.titleColumn, Required: false }, 'SP.Field'),
    (sp) =>
      listOf(sp, list.name).update({
        Title: list.title,
        Description: marked(list.description, list.schema),
        EnableVersioning: true,
        MajorVersionLimit: list.versionLimit,
        EnableAttachments: false,
      }),
  ],
});

/** What a list that exists, or is about to, still needs; nothing when it is as it should be. A newer schema is left alone. */
export const workOf = (list: ListSpec, site: SiteList | undefined): readonly Work[] => {
  const outdated = (site?.schema ?? 0) < list.schema;
  return [
    ...list.fields.flatMap((field) => fieldWork(list, field, site, outdated)),
    ...(outdated ? [viewWork(list)] : []),
    ...(list.writtenBy === 'planners' && (outdated || site?.hasOwnRights !== true) ? [rightsWork(list)] : []),
    ...(outdated ? [settingsWork(list)] : []),
  ];
};
