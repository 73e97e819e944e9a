import { addField, changeField, deleteField } from './field-changes.ts';
import { addSiteColumn, changeSiteColumn, deleteSiteColumn, siteColumnsOf } from './site-columns.ts';
import { fieldEntity, siteFieldEntity } from './field-entity.ts';
import { fieldNamed, fieldsOf, type ListRecord } from '../lists/list-record.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { FieldRecord } from './field-record.ts';

/** What has columns: a list, or a web whose columns lists can take. */
export interface FieldHost {
  /** Those that its collection shows. */
  readonly own: readonly FieldRecord[];
  /** Those that can be asked for by id, name or title: a web's parents' too. */
  readonly all: readonly FieldRecord[];
  /** For refusals: where a column was looked for. */
  readonly where: string;
  entity(field: FieldRecord): Entity;
  isTaken(name: string): boolean;
  /** `options` are the bits of `AddFieldOptions`. */
  add(field: FieldRecord, options: number): void;
  change(before: FieldRecord, after: FieldRecord): void;
  remove(field: FieldRecord): void;
  /** @throws ODataError 403 for who may not manage the columns. */
  requireManage(): void;
}

export function listHost({ site, who }: Exchange, list: ListRecord): FieldHost {
  return {
    own: fieldsOf(list),
    all: fieldsOf(list),
    where: `/${list.folder}`,
    entity: (field) => fieldEntity(site.lists.byNumber(list.number) ?? list, field),
    isTaken: (name) => fieldNamed(list, name) !== undefined,
    add: (field, options) => void addField(site, list, field, options),
    change: (before, after) => changeField(site, list, before, after),
    remove: (field) => deleteField(site, list, field),
    requireManage: () => requirePermission(site, who, permission.manageLists, { list }),
  };
}

export function webHost({ site, who }: Exchange): FieldHost {
  const { own, all } = siteColumnsOf(site, site.web);
  return {
    own,
    all,
    where: site.path,
    entity: (field) => siteFieldEntity(site.web, field),
    isTaken: (name) => all.some((field) => field.name === name),
    add: (field) => addSiteColumn(site, field),
    change: (before, after) => changeSiteColumn(site, before, after),
    remove: (field) => deleteSiteColumn(site, field),
    requireManage: () => requirePermission(site, who, permission.manageWeb),
  };
}
