import { randomUUID } from 'node:crypto';
import { fieldKinds, isRelation, type FieldType } from './field-kinds.ts';
import { badArgument, unknownProperty } from '../odata/error.ts';

/** A column, as it is kept: its REST properties, and the parts of its XML that REST has no property for. */
export interface FieldRecord {
  readonly id: string;
  readonly name: string;
  readonly type: FieldType;
  readonly props: Readonly<Record<string, unknown>>;
  readonly xml: Readonly<Record<string, string>>;
}

/** The properties that every column has and a client may set, with their first values. */
const commonProps: Readonly<Record<string, unknown>> = {
  ClientSideComponentId: '00000000-0000-0000-0000-000000000000',
  ClientSideComponentProperties: null,
  ClientValidationFormula: null,
  ClientValidationMessage: null,
  CustomFormatter: null,
  DefaultFormula: null,
  DefaultValue: null,
  Description: '',
  Direction: 'none',
  EnforceUniqueValues: false,
  Group: 'Custom Columns',
  Hidden: false,
  Indexed: false,
  JSLink: 'clienttemplates.js',
  ReadOnlyField: false,
  Required: false,
  StaticName: '',
  Title: '',
  ValidationFormula: null,
  ValidationMessage: null,
};

/** Properties that clients send and that say nothing of the column itself. */
const ignoredProps = new Set([
  '__metadata',
  'odata.type',
  'FieldTypeKind',
  'TypeAsString',
  'SchemaXml',
  'InternalName',
  'Id',
]);

/** A new column with its type's first values. */
export function newField(type: FieldType, name: string, title: string, id: string = randomUUID()): FieldRecord {
  const props = { ...commonProps, ...fieldKinds[type].props, Title: title, StaticName: name };
  return { id, name, type, props, xml: {} };
}

/**
 * The column with properties set by a client.
 * @throws ODataError 400 for a property that a column of this type has not.
 */
export function withProps(field: FieldRecord, given: Readonly<Record<string, unknown>>): FieldRecord {
  const props = { ...field.props };
  for (const [name, value] of Object.entries(given)) {
    if (ignoredProps.has(name)) continue;
    if (!Object.hasOwn(props, name)) throw unknownProperty(name, fieldKinds[field.type].type);
    props[name] = unwrap(value);
  }
  return { ...field, props };
}

/** Verbose JSON wraps a list as `{results: […]}`. */
function unwrap(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'results' in value ? value.results : value;
}

/** A text property; empty when it is null. */
export function fieldText(field: FieldRecord, name: string): string {
  const value = field.props[name];
  return typeof value === 'string' ? value : '';
}

export function fieldFlag(field: FieldRecord, name: string): boolean {
  return field.props[name] === true;
}

export function fieldTitle(field: FieldRecord): string {
  return fieldText(field, 'Title');
}

/** Whether the column holds a calendar day: `DisplayFormat` 0 is DateOnly. */
export function isDateOnly(field: FieldRecord): boolean {
  return field.type === 'DateTime' && field.props['DisplayFormat'] === 0;
}

/** The column's name in the entity; one that begins with an underscore or a digit gets `OData_` before it. */
export function entityPropertyName(field: FieldRecord): string {
  return /^[_\d]/.test(field.name) ? `OData_${field.name}` : field.name;
}

/** The column's key in an item's JSON: a person's or lookup's id has `Id` after the name. */
export function itemKey(field: FieldRecord): string {
  return isRelation(field.type) ? `${entityPropertyName(field)}Id` : entityPropertyName(field);
}

/**
 * The internal name that SharePoint makes of a title: what is no letter, digit or underscore of ASCII as `_xHHHH_`, 32
 * characters at most, a number after it if it is taken.
 */
export function internalNameFrom(title: string, isTaken: (name: string) => boolean): string {
  const encoded = encodeName(title).slice(0, 32);
  if (encoded === '') throw badArgument('The field title is empty.');
  let name = encoded;
  for (let number = 0; isTaken(name); number++) name = `${encoded.slice(0, 32 - String(number).length)}${number}`;
  return name;
}

/** Characters of a class, at first all but ASCII's letters, digits and underscore, as `_xHHHH_`. */
export function encodeName(text: string, escaped = /[^A-Za-z0-9_]/g): string {
  return text.replace(escaped, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`);
}
