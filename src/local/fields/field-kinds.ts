/** SharePoint's name for a column's type, as in `TypeAsString`. */
export type FieldType =
  | 'Text'
  | 'Note'
  | 'Number'
  | 'Integer'
  | 'Currency'
  | 'DateTime'
  | 'Choice'
  | 'MultiChoice'
  | 'Boolean'
  | 'User'
  | 'UserMulti'
  | 'Lookup'
  | 'LookupMulti'
  | 'URL'
  | 'Calculated'
  | 'Counter'
  | 'Computed'
  | 'Guid'
  | 'Attachments'
  | 'ModStat'
  | 'ContentTypeId'
  | 'File'
  | 'Location'
  | 'Thumbnail';

/** What SharePoint says of every column of a type. */
export interface FieldKind {
  /** `FieldTypeKind`. */
  readonly kind: number;
  /** The class in `odata.type`. */
  readonly type: string;
  readonly display: string;
  readonly short: string;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly indexable: boolean;
  /** The type that a refusal of a wrong value names. */
  readonly edm: string;
  /** The properties that only this type has, with their first values, in the order recorded. */
  readonly props: Readonly<Record<string, unknown>>;
}

const numberProps = {
  CommaSeparator: true,
  CustomUnitName: null,
  CustomUnitOnRight: false,
  DisplayFormat: -1,
  MaximumValue: 1.7976931348623157e308,
  MinimumValue: -1.7976931348623157e308,
  ShowAsPercentage: false,
  Unit: null,
};
const relationProps = {
  AllowMultipleValues: false,
  DependentLookupInternalNames: [],
  IsDependentLookup: false,
  IsRelationship: true,
  LookupField: 'Title',
  LookupList: '',
  LookupWebId: '',
  PrimaryFieldId: null,
  RelationshipDeleteBehavior: 0,
  UnlimitedLengthInDocumentLibrary: false,
};
const personProps = {
  ...relationProps,
  IsRelationship: false,
  LookupField: '',
  AllowDisplay: true,
  Presence: true,
  SelectionGroup: 0,
  SelectionMode: 1,
  UserDisplayOptions: null,
};
const noteProps = {
  AllowHyperlink: false,
  AppendOnly: false,
  IsLongHyperlink: false,
  NumberOfLines: 6,
  RestrictedMode: true,
  RichText: false,
  UnlimitedLengthInDocumentLibrary: false,
  WikiLinking: false,
};
const choiceProps = { FillInChoice: false, Mappings: null, Choices: [] };
const dateProps = {
  DateTimeCalendarType: 0,
  DateFormat: null,
  DisplayFormat: 1,
  FriendlyDisplayFormat: 0,
  TimeFormat: null,
};
const calculatedProps = {
  ReadOnlyField: true,
  CurrencyLocaleId: 1053,
  DateFormat: 0,
  DisplayFormat: -1,
  Formula: '',
  OutputType: 2,
  ShowAsPercentage: false,
};

type Capabilities = 'filter sort index' | 'filter sort' | 'filter' | 'none';

function kind(
  number: number,
  type: string,
  display: string,
  short: string,
  can: Capabilities,
  edm: string,
  props: object = {},
): FieldKind {
  const able = can.split(' ');
  const [filterable, sortable, indexable] = ['filter', 'sort', 'index'].map((one) => able.includes(one)) as [
    boolean,
    boolean,
    boolean,
  ];
  return {
    kind: number,
    type: `SP.${type}`,
    display,
    short,
    filterable,
    sortable,
    indexable,
    edm,
    props: props as Record<string, unknown>,
  };
}

/** Every type of column, as the recordings under ListFieldTests and ListItemTests show them. */
export const fieldKinds: Readonly<Record<FieldType, FieldKind>> = {
  Text: kind(2, 'FieldText', 'Single line of text', 'Single line of text', 'filter sort index', 'Edm.String', {
    MaxLength: 255,
  }),
  Note: kind(
    3,
    'FieldMultiLineText',
    'Multiple lines of text',
    'Multiple lines of text',
    'none',
    'Edm.String',
    noteProps,
  ),
  Number: kind(9, 'FieldNumber', 'Number', 'Number (1, 1.0, 100)', 'filter sort index', 'Edm.Double', numberProps),
  Integer: kind(1, 'FieldNumber', 'Integer', 'Integer', 'filter sort index', 'Edm.Int32', numberProps),
  Currency: kind(10, 'FieldCurrency', 'Currency', 'Currency ($, ¥, €)', 'filter sort index', 'Edm.Double', {
    ...numberProps,
    CurrencyLocaleId: 1053,
  }),
  DateTime: kind(4, 'FieldDateTime', 'Date and Time', 'Date and Time', 'filter sort index', 'Edm.DateTime', dateProps),
  Choice: kind(6, 'FieldChoice', 'Choice', 'Choice (menu to choose from)', 'filter sort index', 'Edm.String', {
    ...choiceProps,
    EditFormat: 0,
  }),
  MultiChoice: kind(
    15,
    'FieldMultiChoice',
    'Choice',
    'Choice (menu to choose from)',
    'filter',
    'Collection(Edm.String)',
    choiceProps,
  ),
  Boolean: kind(8, 'Field', 'Yes/No', 'Yes/No (check box)', 'filter sort index', 'Edm.Boolean'),
  User: kind(20, 'FieldUser', 'Person or Group', 'Person or Group', 'filter sort index', 'Edm.Int32', personProps),
  UserMulti: kind(20, 'FieldUser', 'Person or Group', 'Person or Group', 'filter', 'Collection(Edm.Int32)', {
    ...personProps,
    AllowMultipleValues: true,
  }),
  Lookup: kind(
    7,
    'FieldLookup',
    'Lookup',
    'Lookup (information already on this site)',
    'filter sort index',
    'Edm.Int32',
    relationProps,
  ),
  LookupMulti: kind(
    7,
    'FieldLookup',
    'Lookup',
    'Lookup (information already on this site)',
    'none',
    'Collection(Edm.Int32)',
    { ...relationProps, AllowMultipleValues: true },
  ),
  URL: kind(11, 'FieldUrl', 'Hyperlink or Picture', 'Hyperlink or Picture', 'none', 'SP.FieldUrlValue', {
    DisplayFormat: 0,
  }),
  Calculated: kind(
    17,
    'FieldCalculated',
    'Calculated',
    'Calculated (calculation based on other columns)',
    'filter sort',
    'Edm.String',
    calculatedProps,
  ),
  Counter: kind(5, 'Field', 'Counter', 'Counter', 'filter sort', 'Edm.Int32'),
  Computed: kind(12, 'FieldComputed', 'Computed', 'Computed', 'none', 'Edm.String', { EnableLookup: false }),
  Guid: kind(14, 'FieldGuid', 'Guid', 'Guid', 'filter sort', 'Edm.Guid'),
  Attachments: kind(19, 'Field', 'Attachments', 'Attachments', 'filter', 'Edm.Boolean'),
  ModStat: kind(23, 'FieldChoice', 'Approval Status', 'Approval Status', 'filter sort', 'Edm.Int32', {
    ...choiceProps,
    EditFormat: 0,
  }),
  ContentTypeId: kind(25, 'Field', 'Content Type Id', 'Content Type Id', 'filter sort', 'SP.ContentTypeId'),
  Location: kind(33, 'FieldLocation', 'Location', 'Location', 'none', 'Edm.String'),
  Thumbnail: kind(34, 'FieldMultiLineText', 'Image', 'Image', 'none', 'Edm.String'),
  File: kind(18, 'Field', 'File', 'File', 'filter sort', 'Edm.String'),
};

const byNumber = new Map<number, FieldType>(
  (
    [
      'Integer',
      'Text',
      'Note',
      'DateTime',
      'Choice',
      'Lookup',
      'Boolean',
      'Number',
      'Currency',
      'URL',
      'MultiChoice',
      'Calculated',
      'User',
      'Guid',
      'Location',
      'Thumbnail',
    ] as const
  ).map((type) => [fieldKinds[type].kind, type]),
);

/** The type that a client may add by its `FieldTypeKind`. */
export function fieldTypeOf(fieldTypeKind: number): FieldType | undefined {
  return byNumber.get(fieldTypeKind);
}

/** Whether the column points at people or items: its value is an id, its property the name with `Id`. */
export function isRelation(type: FieldType): boolean {
  return type === 'User' || type === 'UserMulti' || type === 'Lookup' || type === 'LookupMulti';
}

/** Whether the column holds several values. */
export function isMultiple(type: FieldType): boolean {
  return type === 'UserMulti' || type === 'LookupMulti' || type === 'MultiChoice';
}
