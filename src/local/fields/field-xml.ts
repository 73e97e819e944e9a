import { table } from '../odata/table.ts';
import { fieldKinds, isRelation, type FieldType } from './field-kinds.ts';
import { newField, type FieldRecord } from './field-record.ts';
import { badArgument, unsupported } from '../odata/error.ts';
import { child, escapeXml, parseXml, type XmlElement } from '../odata/xml.ts';

const flag = (text: string) => /^(true|1)$/i.test(text);
const truth = (value: unknown) => (value === true ? 'TRUE' : 'FALSE');

/** `SPRelationshipDeleteBehavior`, by its number. */
const deleteBehaviors = ['None', 'Cascade', 'Restrict'];

/** Attributes of a `<Field>` and the REST property each becomes. */
const attributes: Readonly<Record<string, (text: string) => Record<string, unknown>>> = table({
  DisplayName: (text) => ({ Title: text }),
  Description: (text) => ({ Description: text }),
  Group: (text) => ({ Group: text }),
  StaticName: (text) => ({ StaticName: text }),
  Required: (text) => ({ Required: flag(text) }),
  Hidden: (text) => ({ Hidden: flag(text) }),
  ReadOnly: (text) => ({ ReadOnlyField: flag(text) }),
  Indexed: (text) => ({ Indexed: flag(text) }),
  EnforceUniqueValues: (text) => ({ EnforceUniqueValues: flag(text) }),
  CustomFormatter: (text) => ({ CustomFormatter: text }),
  JSLink: (text) => ({ JSLink: text }),
  MaxLength: (text) => ({ MaxLength: Number(text) }),
  NumLines: (text) => ({ NumberOfLines: Number(text) }),
  RichText: (text) => ({ RichText: flag(text) }),
  AppendOnly: (text) => ({ AppendOnly: flag(text) }),
  UnlimitedLengthInDocumentLibrary: (text) => ({ UnlimitedLengthInDocumentLibrary: flag(text) }),
  Min: (text) => ({ MinimumValue: Number(text) }),
  Max: (text) => ({ MaximumValue: Number(text) }),
  Decimals: (text) => ({ DisplayFormat: Number(text) }),
  Percentage: (text) => ({ ShowAsPercentage: flag(text) }),
  FillInChoice: (text) => ({ FillInChoice: flag(text) }),
  List: (text) => ({ LookupList: text }),
  RelationshipDeleteBehavior: (text) => ({ RelationshipDeleteBehavior: Math.max(0, deleteBehaviors.indexOf(text)) }),
  ShowField: (text) => ({ LookupField: text }),
  UserSelectionMode: (text) => ({ SelectionMode: text === '0' || text === 'PeopleOnly' ? 0 : 1 }),
  UserSelectionScope: (text) => ({ SelectionGroup: Number(text) }),
  Format: (text) => ({
    DisplayFormat: /^(DateTime|Image)$/.test(text) ? 1 : 0,
    EditFormat: text === 'RadioButtons' ? 1 : 0,
  }),
  FriendlyDisplayFormat: (text) => ({ FriendlyDisplayFormat: ['Unspecified', 'Disabled', 'Relative'].indexOf(text) }),
});

/** Attributes that are the column's identity, or that the stand-in writes itself. */
const identity = new Set(['ID', 'Name', 'Type', 'Mult', 'SourceID', 'ColName', 'RowOrdinal', 'Version']);

/**
 * Reads a column's schema. The name given in it is kept as a hint: `createfieldasxml` heeds it only when it is told to.
 * @throws ODataError 400 when it is no `<Field>` of a known type.
 */
export function fieldFromXml(xml: string): FieldRecord {
  const element = parseXml(xml);
  const type = typeIn(element);
  const field = newField(type, element.attributes['Name'] ?? '', '', bareId(element.attributes['ID']));
  const props: Record<string, unknown> = { ...field.props, StaticName: element.attributes['Name'] ?? '' };
  const rest: Record<string, string> = {};
  for (const [name, text] of Object.entries(element.attributes)) {
    const read = attributes[name];
    // A property that this type has not is dropped, as SharePoint drops it.
    if (read) for (const [prop, value] of Object.entries(read(text))) if (prop in props) props[prop] = value;
    if (!read && !identity.has(name)) rest[name] = text;
  }
  readChildren(element, props);
  return { ...field, props, xml: rest };
}

function readChildren(element: XmlElement, props: Record<string, unknown>): void {
  const value = child(element, 'Default');
  if (value) props['DefaultValue'] = value.text;
  const choices = child(element, 'CHOICES');
  if (choices) props['Choices'] = choices.children.map((choice) => choice.text);
  const formula = child(element, 'Formula');
  if (formula) props['Formula'] = formula.text;
}

/** Types that SharePoint has and the stand-in has not ([D] "Field element (Field)", and those of its features). */
const otherTypes = new Set(
  `AllDayEvent AverageRating BusinessData CrossProjectLink Error Facilities GridChoice Geolocation HTML Image
  Likes MaxItems OutcomeChoice PageSeparator RatingCount Recurrence RelatedItems SummaryLinks TaxonomyFieldType TaxonomyFieldTypeMulti
  ThreadIndex Threading URLField UserCustom WorkflowEventType WorkflowStatus`.split(/\s+/),
);

function typeIn(element: XmlElement): FieldType {
  const written = element.attributes['Type'] ?? '';
  if (element.name === 'Field' && otherTypes.has(written)) throw unsupported(`columns of type ${written}`);
  if (/^TaxonomyFieldType(?:Multi)?$/.test(written)) throw unsupported(`columns of type ${written}`);
  if (element.name !== 'Field' || !Object.hasOwn(fieldKinds, written))
    throw badArgument(`The field type '${written}' is not installed properly.`);
  const type = written as FieldType;
  const multiple = flag(element.attributes['Mult'] ?? '') && (type === 'User' || type === 'Lookup');
  return multiple ? (`${type}Multi` as FieldType) : type;
}

function bareId(id: string | undefined): string | undefined {
  return id?.replace(/[{}]/g, '').toLowerCase();
}

/** The column's `SchemaXml`, attributes in the order recorded; `sourceId` is the list's or web's that holds it. */
export function fieldToXml(sourceId: string, field: FieldRecord): string {
  const { props, type } = field;
  const written: Record<string, unknown> = {
    Type: type,
    Name: field.name,
    DisplayName: props['Title'],
    ID: `{${field.id}}`,
    Group: props['Group'],
    Required: truth(props['Required']),
    ...(props['Indexed'] === true && { Indexed: 'TRUE' }),
    ...(props['EnforceUniqueValues'] === true && { EnforceUniqueValues: 'TRUE' }),
    ...(props['Hidden'] === true && { Hidden: 'TRUE' }),
    ...(props['ReadOnlyField'] === true && { ReadOnly: 'TRUE' }),
    ...(typeof props['Description'] === 'string' &&
      props['Description'] !== '' && { Description: props['Description'] }),
    ...(typeof props['CustomFormatter'] === 'string' && { CustomFormatter: props['CustomFormatter'] }),
    ...typeAttributes(field),
    ...field.xml,
    SourceID: `{${sourceId}}`,
    StaticName: props['StaticName'],
  };
  const head = Object.entries(written)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
  const inner = innerXml(field);
  return inner === '' ? `<Field${head} />` : `<Field${head}>${inner}</Field>`;
}

function typeAttributes({ type, props }: FieldRecord): Record<string, unknown> {
  if (type === 'DateTime') {
    const friendly = ['Unspecified', 'Disabled', 'Relative'][Number(props['FriendlyDisplayFormat'])] ?? 'Unspecified';
    return { Format: props['DisplayFormat'] === 0 ? 'DateOnly' : 'DateTime', FriendlyDisplayFormat: friendly };
  }
  if (type === 'Text') return { MaxLength: props['MaxLength'] };
  if (type === 'Note')
    return {
      NumLines: props['NumberOfLines'],
      RichText: truth(props['RichText']),
      AppendOnly: truth(props['AppendOnly']),
    };
  if (type === 'Choice')
    return {
      Format: props['EditFormat'] === 1 ? 'RadioButtons' : 'Dropdown',
      FillInChoice: truth(props['FillInChoice']),
    };
  if (type === 'URL') return { Format: props['DisplayFormat'] === 1 ? 'Image' : 'Hyperlink' };
  if (!isRelation(type)) return {};
  const multiple = type.endsWith('Multi') ? { Mult: 'TRUE' } : {};
  if (type.startsWith('User'))
    return { UserSelectionMode: props['SelectionMode'], UserSelectionScope: props['SelectionGroup'], ...multiple };
  const behavior = deleteBehaviors[Number(props['RelationshipDeleteBehavior'])] ?? 'None';
  return {
    ShowField: props['LookupField'],
    List: props['LookupList'],
    RelationshipDeleteBehavior: behavior,
    ...multiple,
  };
}

function innerXml({ props }: FieldRecord): string {
  const value = props['DefaultValue'];
  const choices = props['Choices'];
  const formula = props['Formula'];
  const parts: string[] = [];
  if (typeof value === 'string') parts.push(`<Default>${escapeXml(value)}</Default>`);
  if (Array.isArray(choices))
    parts.push(`<CHOICES>${choices.map((one) => `<CHOICE>${escapeXml(String(one))}</CHOICE>`).join('')}</CHOICES>`);
  if (typeof formula === 'string') parts.push(`<Formula>${escapeXml(formula)}</Formula>`);
  return parts.join('');
}
