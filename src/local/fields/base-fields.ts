import { innerRows } from './inner-base-fields.ts';
import { newField, type FieldRecord } from './field-record.ts';
import type { FieldType } from './field-kinds.ts';

/** Name, title, id and type of the columns every list has from the start (recorded: ListItemTests/RegularRestUpdateTest). */
export type BaseFieldRow = readonly [name: string, title: string, id: string, type: FieldType, traits?: string];

const rows: readonly BaseFieldRow[] = [
  ['ContentTypeId', 'Content Type ID', '03e45e84-1992-4d42-9116-26f756012634', 'ContentTypeId', 'hidden read'],
  ['Title', 'Title', 'fa564e0f-0c70-4ab9-b863-0177e6ddd247', 'Text', 'open'],
  ['_ModerationComments', 'Approver Comments', '34ad21eb-75bd-4544-8c73-0e08330291fe', 'Note', 'hidden read'],
  ['ComplianceAssetId', 'Compliance Asset Id', '3a6b296c-3f50-445c-a13f-9c679ea9dda3', 'Text', 'read'],
  ['ID', 'ID', '1d22ea11-1e32-424e-89ab-9fedbadb6ce1', 'Counter', 'read'],
  ['ContentType', 'Content Type', 'c042a256-787d-4a6f-8a8a-cf6ab767f12d', 'Computed', 'read'],
  ['Modified', 'Modified', '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', 'DateTime', 'read'],
  ['Created', 'Created', '8c06beca-0777-48f7-91c7-6da68bc07b69', 'DateTime', 'read'],
  ['Author', 'Created By', '1df5e554-ec7e-46a6-901d-d85a3881cb18', 'User', 'read'],
  ['Editor', 'Modified By', 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2', 'User', 'read'],
  ['owshiddenversion', 'owshiddenversion', 'd4e44a66-ee3a-4d02-88c9-4ec5ff3f4cd5', 'Integer', 'hidden read'],
  ['_UIVersion', 'UI Version', '7841bf41-43d0-4434-9f50-a673baef7631', 'Integer', 'hidden read'],
  ['_UIVersionString', 'Version', 'dce8262a-3ae9-45aa-aab4-83bd75fb738a', 'Text', 'read'],
  ['Attachments', 'Attachments', '67df98f4-9dec-48ff-a553-29bece9c5bf4', 'Attachments'],
  ['_ModerationStatus', 'Approval Status', 'fdc3b2ed-5bf2-4835-a4bc-b885f3396a61', 'ModStat', 'hidden read'],
  ['Edit', 'Edit', '503f1caa-358e-4918-9094-4a2cdc4bc034', 'Computed', 'read'],
  ['LinkTitleNoMenu', 'Title', 'bc91a437-52e7-49e1-8c4e-4698904b2b6d', 'Computed', 'read'],
  ['LinkTitle', 'Title', '82642ec8-ef9b-478f-acf9-31f7d45fbc31', 'Computed', 'read'],
  ['SelectTitle', 'Select', 'b1f7969b-ea65-42e1-8b54-b588292635f2', 'Computed', 'hidden read'],
  ['Order', 'Order', 'ca4addac-796f-4b23-b093-d2a3f65c0774', 'Number', 'hidden read'],
  ['GUID', 'GUID', 'ae069f25-3ac2-4256-b9c3-15dbc15da0e0', 'Guid', 'hidden read'],
  ['FileRef', 'URL Path', '94f89715-e097-4e8b-ba79-ea02aa8b7adb', 'Lookup', 'hidden read'],
  ['FileDirRef', 'Path', '56605df6-8fa1-47e4-a04c-5b384d59609f', 'Lookup', 'hidden read'],
  ['FSObjType', 'Item Type', '30bb605f-5bae-48fe-b4e3-1f81d9772af9', 'Lookup', 'hidden read'],
  ['FileLeafRef', 'Name', '8553196d-ec8d-4564-9861-3dbe931050c8', 'File', 'hidden'],
  ['UniqueId', 'Unique Id', '4b7403de-8d94-43e8-9f0f-137a3e298126', 'Lookup', 'hidden read'],
  ['EncodedAbsUrl', 'Encoded Absolute URL', '7177cfc7-f399-4d4d-905d-37dd51bc90bf', 'Computed', 'hidden read'],
];

/** Columns of a plain list that a library has not. */
const listOnly = new Set(['Attachments', 'LinkTitleNoMenu', 'LinkTitle']);

/** Those that only a library has (recorded: ListTests/GetListByTitleWithQueryPropertiesSync). */
const libraryRows: readonly BaseFieldRow[] = [
  ['_CopySource', 'Copy Source', '6b4e226d-3d88-4a36-808d-a129bf52bccf', 'Text', 'read'],
  ['CheckoutUser', 'Checked Out To', '3881510a-4e4a-4ee8-b102-8ee8e2d0dd4b', 'User', 'read'],
  ['_CheckinComment', 'Check In Comment', '58014f77-5463-437b-ab67-eec79532da67', 'Lookup', 'read'],
  ['File_x0020_Type', 'File Type', '39360f11-34cf-4356-9945-25c44e68dade', 'Text', 'hidden read'],
  ['File_x0020_Size', 'File Size', '8fca95c0-9b7d-456f-8dae-b41ee2728b85', 'Lookup', 'hidden read'],
  ['FileSizeDisplay', 'File Size', '78a07ba4-bda8-4357-9e0f-580d64487583', 'Computed', 'read'],
  ['DocIcon', 'Type', '081c6e4c-5c14-4f20-b23e-1a71ceb6a67c', 'Computed', 'read'],
  ['LinkFilenameNoMenu', 'Name', '9d30f126-ba48-446b-b8f9-83745f322ebe', 'Computed', 'read'],
  ['LinkFilename', 'Name', '5cc6dc79-3710-4374-b433-61cb4a686c12', 'Computed', 'read'],
  ['ItemChildCount', 'Item Child Count', 'b824e17e-a1b3-426e-aecf-f0184d900485', 'Lookup', 'read'],
  ['FolderChildCount', 'Folder Child Count', '960ff01f-2b6d-4f1b-9c3f-e19ad8927341', 'Lookup', 'read'],
];

/** The columns of a new list, before any of its own. */
export const baseFields: readonly FieldRecord[] = [...rows, ...innerRows].map((row) => baseField(row));

/** Those of a new library: a file's title may be left out, its name may not. */
const libraryFields: readonly FieldRecord[] = [
  ...baseFields
    .filter(({ name }) => !listOnly.has(name) && !libraryRows.some(([own]) => own === name))
    .map((field) => required(field)),
  ...libraryRows.map((row) => baseField(row)),
];

function baseField([name, title, id, type, traits = '']: BaseFieldRow): FieldRecord {
  const field = newField(type, name, title, id);
  const has = (trait: string) => traits.split(' ').includes(trait);
  const dateFormat = type === 'DateTime' ? { DisplayFormat: 1 } : {};
  const props = {
    ...field.props,
    Hidden: has('hidden'),
    ReadOnlyField: has('read'),
    Required: has('open'),
    ...dateFormat,
  };
  return { ...field, props };
}

function required(field: FieldRecord): FieldRecord {
  if (field.name === 'Title') return { ...field, props: { ...field.props, Required: false } };
  if (field.name !== 'FileLeafRef') return field;
  return { ...field, props: { ...field.props, Required: true, Hidden: false } };
}

/** The columns that a list of a template comes with. */
export function baseFieldsOf(template: number): readonly FieldRecord[] {
  return isLibraryTemplate(template) ? libraryFields : baseFields;
}

/** Templates of libraries: documents, pictures, pages of both kinds, assets. */
const libraryTemplates = new Set([101, 109, 119, 850, 851]);

export function isLibraryTemplate(template: number): boolean {
  return libraryTemplates.has(template);
}

const baseNames = new Set(baseFields.map((field) => field.name));
const libraryNames = new Set(libraryFields.map((field) => field.name));

/** Whether a column came with the list: such a one cannot be deleted. */
export function isBaseField({ template }: { readonly template: number }, name: string): boolean {
  return (isLibraryTemplate(template) ? libraryNames : baseNames).has(name);
}
