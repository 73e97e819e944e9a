import { randomUUID } from 'node:crypto';
import { baseFieldsOf, isLibraryTemplate } from '../fields/base-fields.ts';
import { encodeName, type FieldRecord } from '../fields/field-record.ts';
import type { ContentTypeRecord } from '../content-types/content-type-record.ts';
import type { ViewRecord } from './view-record.ts';

/** A list, as it is kept. */
export interface ListRecord {
  readonly number: number;
  /** The address of its web, from the server's root: `/sites/utbildning`. */
  readonly webPath: string;
  readonly id: string;
  /** The last part of its address; made of its first title and never changed. */
  readonly folder: string;
  readonly folderId: string;
  readonly title: string;
  readonly template: number;
  readonly created: string;
  readonly createdBy: number;
  /** The id of its entry in the recycle bin, if it lies there. */
  readonly recycled?: string;
  /** Whether it has role assignments of its own. */
  readonly ownRoles: boolean;
  /** Counts changes to the list itself: its ETag. */
  readonly revision: number;
  /** REST properties that a client may set besides the title. */
  readonly props: Readonly<Record<string, unknown>>;
  /** Columns of its own, and changed copies of those every list has. */
  readonly fields: readonly FieldRecord[];
  readonly views: readonly ViewRecord[];
  /** Left out while they are the two that its template comes with. */
  readonly contentTypes?: readonly ContentTypeRecord[];
  readonly nextId: number;
  readonly itemCount: number;
  readonly itemModified: string;
  readonly itemDeleted: string;
}

/** What a list of template 100 has when it is made (recorded: ListTests). */
export const listProps: Readonly<Record<string, unknown>> = {
  AllowContentTypes: true,
  ContentTypesEnabled: false,
  CrawlNonDefaultViews: false,
  DefaultContentApprovalWorkflowId: '00000000-0000-0000-0000-000000000000',
  DefaultItemOpenUseListSetting: false,
  Description: '',
  Direction: 'none',
  DisableCommenting: false,
  DisableGridEditing: false,
  DraftVersionVisibility: 0,
  EnableAttachments: true,
  EnableFolderCreation: false,
  EnableMinorVersions: false,
  EnableModeration: false,
  EnableRequestSignOff: true,
  EnableVersioning: true,
  ExemptFromBlockDownloadOfNonViewableFiles: false,
  ForceCheckout: false,
  Hidden: false,
  ImageUrl: '/_layouts/15/images/itgen.png?rev=47',
  IrmEnabled: false,
  IrmExpire: false,
  IrmReject: false,
  IsApplicationList: false,
  ListExperienceOptions: 0,
  MajorVersionLimit: 50,
  MajorWithMinorVersionsLimit: 0,
  MultipleDataList: false,
  NoCrawl: false,
  OnQuickLaunch: false,
  ParserDisabled: false,
  ReadSecurity: 1,
  ValidationFormula: null,
  ValidationMessage: null,
  WriteSecurity: 1,
};

/** What a new list has by its template: a library keeps more versions, has folders and no attachments (recorded). */
export function listPropsOf(template: number): Readonly<Record<string, unknown>> {
  if (!isLibraryTemplate(template)) return listProps;
  return {
    ...listProps,
    EnableAttachments: false,
    EnableFolderCreation: true,
    ImageUrl: '/_layouts/15/images/itdl.png?rev=47',
    MajorVersionLimit: 500,
  };
}

/** A list that has no number yet: the store gives it one. */
export function newList(
  webPath: string,
  title: string,
  folder: string,
  template: number,
  now: string,
  createdBy: number,
): Omit<ListRecord, 'number'> {
  const ids = { webPath, id: randomUUID(), folderId: randomUUID() };
  const counters = { nextId: 1, itemCount: 0, itemModified: now, itemDeleted: now };
  const own = { ownRoles: false, revision: 1, props: listPropsOf(template), fields: [], views: [] };
  return { ...ids, folder, title, template, created: now, createdBy, ...own, ...counters };
}

/** Whether the list holds files. */
export function isLibrary(list: ListRecord): boolean {
  return isLibraryTemplate(list.template);
}

/** A part of an address made of a title: characters that SharePoint takes out of addresses are left out. */
export function folderFrom(title: string): string {
  return title.replace(/["#%&*:<>?/\\{|}~.]/g, '').trim();
}

/** Every column of a list: those it came with, as changed, then its own. */
export function fieldsOf(list: ListRecord): readonly FieldRecord[] {
  const known = allFields.get(list.fields);
  if (known) return known;
  const own = new Map(list.fields.map((field) => [field.name, field]));
  const base = baseFieldsOf(list.template).map((field) => own.get(field.name) ?? field);
  const names = new Set(base.map((field) => field.name));
  const all = [...base, ...list.fields.filter((field) => !names.has(field.name))];
  allFields.set(list.fields, all);
  return all;
}

const allFields = new WeakMap<readonly FieldRecord[], readonly FieldRecord[]>();

export function fieldNamed(list: ListRecord, name: string): FieldRecord | undefined {
  return fieldsOf(list).find((field) => field.name === name);
}

/** `Lists/Activities`; a library's folder lies directly under the site. */
export function listPath(list: ListRecord): string {
  return isLibrary(list) ? list.folder : `Lists/${list.folder}`;
}

/** The list's address from the server's root: `/sites/utbildning/Lists/Activities`. */
export function serverPath(list: ListRecord): string {
  return `${list.webPath}/${listPath(list)}`;
}

/** The list's part of `SP.Data.…`: its folder's name, escaped, with `List` after it (recorded). */
export function entityTypeName(list: ListRecord): string {
  const escaped = encodeName(list.folder, /[^A-Za-z0-9]/g);
  const capital = escaped.charAt(0).toUpperCase() + escaped.slice(1);
  return isLibrary(list) ? capital : `${capital}List`;
}

/** The type of the list's items. */
export function itemType(list: ListRecord): string {
  return `SP.Data.${entityTypeName(list)}Item`;
}
