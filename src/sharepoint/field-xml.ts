import type { FieldSpec } from '../lists/field.ts';

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The type's own attributes, as in learn.microsoft.com, "Field element (Field)". */
const typeOf = (field: FieldSpec, lookupListId: string): Readonly<Record<string, string>> => {
  switch (field.kind) {
    case 'text':
      return { Type: 'Text', MaxLength: '255' };
    case 'note':
      return { Type: 'Note', NumLines: '6', RichText: 'FALSE' };
    case 'number':
      return { Type: 'Number', Decimals: '0' };
    case 'amount':
      return { Type: 'Number', Decimals: '2' };
    case 'day':
      return { Type: 'DateTime', Format: 'DateOnly', FriendlyDisplayFormat: 'Disabled' };
    case 'instant':
      return { Type: 'DateTime', Format: 'DateTime', FriendlyDisplayFormat: 'Disabled' };
    case 'flag':
      return { Type: 'Boolean' };
    case 'choice':
      return { Type: 'Choice', Format: 'Dropdown', FillInChoice: 'FALSE' };
    case 'person':
      return { Type: 'User', UserSelectionMode: 'PeopleOnly', UserSelectionScope: '0' };
    case 'people':
      return { Type: 'UserMulti', Mult: 'TRUE', UserSelectionMode: 'PeopleOnly', UserSelectionScope: '0' };
    case 'lookup':
      return { Type: 'Lookup', List: `{${lookupListId}}`, ShowField: 'Title', RelationshipDeleteBehavior: 'None' };
  }
};

/** A column as SharePoint's schema writes it. `lookupListId` is the target's GUID, for lookups only. */
export const fieldXml = (field: FieldSpec, lookupListId = ''): string => {
  const attributes = {
    ...typeOf(field, lookupListId),
    Name: field.name,
    StaticName: field.name,
    DisplayName: field.title,
    Required: 'FALSE',
    ...(field.indexed === true ? { Indexed: 'TRUE' } : {}),
    ...(field.unique === true ? { EnforceUniqueValues: 'TRUE' } : {}),
  };
  const head = Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ');
  const choices =
    field.kind === 'choice' ? field.choices.map((choice) => `<CHOICE>${escaped(choice)}</CHOICE>`).join('') : '';
  const inside = field.kind === 'flag' ? '<Default>0</Default>' : choices === '' ? '' : `<CHOICES>${choices}</CHOICES>`;
  return inside === '' ? `<Field ${head} />` : `<Field ${head}>${inside}</Field>`;
};
