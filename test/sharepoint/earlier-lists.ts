import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SPFI } from '@pnp/sp';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/web.js';
import '@pnp/sp/views/index.js';
import type { FieldSpec, ListSpec } from '../../src/lists/field.ts';
import { fieldXml } from '../../src/sharepoint/field-xml.ts';

export type EarlierVersion = 'schema-1' | 'schema-1-and-2' | 'schema-2' | 'schema-2-and-3';

/** The lists as a commit of ours defined them, written down from it. */
const earlierLists = async (version: EarlierVersion): Promise<readonly ListSpec[]> => {
  const file = fileURLToPath(new URL(`../fixtures/earlier-lists/${version}.json`, import.meta.url));
  return (JSON.parse(await readFile(file, 'utf8')) as { lists: ListSpec[] }).lists;
};

const pathOf = (sp: SPFI, list: ListSpec) => {
  const { pathname } = new URL(sp.web.toUrl().replace(/\/_api.*/, ''));
  return sp.web.getList(`${pathname}/Lists/${list.name}`);
};

/** Makes lists as the provisioning of that time did, one thing after the other; at first who made them kept a right. */
export const makeEarlierLists = async (sp: SPFI, version: EarlierVersion): Promise<readonly ListSpec[]> => {
  const lists = await earlierLists(version);
  const self = await sp.web.currentUser();
  const ids = new Map<string, string>();
  for (const list of lists) ids.set(list.name, (await sp.web.lists.add(list.name, list.description)).Id);
  const [edit, read] = [await sp.web.roleDefinitions.getByType(5)(), await sp.web.roleDefinitions.getByType(2)()];
  const owners = await sp.web.associatedOwnerGroup();
  const readers = [await sp.web.associatedMemberGroup(), await sp.web.associatedVisitorGroup()];
  for (const list of lists) {
    const there = pathOf(sp, list);
    const change = (name: string, values: object, type = 'SP.Field') =>
      there.fields.getByInternalNameOrTitle(name).update(values, type);
    for (const field of list.fields) {
      const target = field.kind === 'lookup' ? ids.get(field.list) : undefined;
      await there.fields.createFieldAsXml({ SchemaXml: fieldXml(field, target), Options: 8 });
      if (field.indexed === true) await change(field.name, { Indexed: true });
      if (field.unique === true) await change(field.name, { EnforceUniqueValues: true });
      if (field.kind === 'lookup' && field.restrict === true)
        await change(field.name, { RelationshipDeleteBehavior: 1 }, 'SP.FieldLookup');
    }
    await there.defaultView.fields.removeAll();
    for (const field of list.view.fields) await there.defaultView.fields.add(field);
    if (list.writtenBy === 'planners') {
      await there.breakRoleInheritance(false, true);
      await there.roleAssignments.add(owners.Id, edit.Id);
      for (const group of readers) await there.roleAssignments.add(group.Id, read.Id);
      if (version === 'schema-2' || version === 'schema-2-and-3') await there.roleAssignments.remove(self.Id, edit.Id);
    }
    await change('Title', { Title: list.titleColumn, Required: false });
    await there.update({
      Title: list.title,
      Description: `${list.description} Schema ${list.schema}.`,
      EnableVersioning: true,
      MajorVersionLimit: list.versionLimit,
      EnableAttachments: false,
    });
  }
  return lists;
};

type Raw = Record<string, unknown>;

const restName = (field: FieldSpec): string =>
  ['lookup', 'person', 'people'].includes(field.kind) ? `${field.name}Id` : field.name;

export const columnsOf = (list: ListSpec): readonly string[] => ['Title', ...list.fields.map(restName)];

/** Everything that lists hold in the columns given, oldest first, with each item's id and version. */
export const holdings = async (
  sp: SPFI,
  lists: readonly ListSpec[],
): Promise<Readonly<Record<string, readonly Raw[]>>> => {
  const found: Record<string, readonly Raw[]> = {};
  for (const list of lists) {
    const items: Raw[] = await pathOf(sp, list)
      .items.select('Id', ...columnsOf(list))
      .top(5000)();
    found[list.name] = items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => isOurs(name))));
  }
  return found;
};

const isOurs = (name: string): boolean => !/^(odata\.(type|id|editLink|metadata)|ID)$/.test(name);

/** Puts items into lists that are empty, so that they get the ids they had. */
export const fill = async (
  sp: SPFI,
  lists: readonly ListSpec[],
  held: Awaited<ReturnType<typeof holdings>>,
): Promise<void> => {
  for (const list of lists) {
    for (const { Id: _, 'odata.etag': __, ...values } of held[list.name] ?? [])
      await pathOf(sp, list).items.add(values);
  }
};
