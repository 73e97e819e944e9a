import { Temporal } from 'temporal-polyfill';
import { fieldFlag, isDateOnly, type FieldRecord } from '../fields/field-record.ts';
import { dayText, timeText } from '../site/region-format.ts';
import { parseLocalDate, parseLocalNumber } from '../site/region-parse.ts';
import { readValue, type Targets } from '../items/item-values.ts';
import { restInstant } from '../site/site-time.ts';
import { ODataError } from '../odata/error.ts';
import type { Region } from '../site/region.ts';
import type { Site } from '../site/site.ts';

/** What form values are read with. */
export interface FormReading {
  readonly site: Site;
  readonly targets: Targets;
  readonly region: Region;
  /** `datesInUTC`: dates are UTC instead of the site's time. */
  readonly datesInUtc: boolean;
}

/** What is wrong with one value, in words for whoever wrote it. */
export class FormValueError extends Error {}

/**
 * Reads a column's value from the text that a form would hold: dates and numbers in the site's locale, people as
 * `[{"Key": login}]`, lookups as `1;#;#2;#`, several choices as `A;#B`, an address as `url, description` (recorded:
 * SpecialFieldRestUpdateTest, RegularRestUpdateTest).
 * @throws FormValueError in words.
 */
export function readFormValue(reading: FormReading, field: FieldRecord, text: string): unknown {
  if (text === '' || (text === '[]' && field.type.startsWith('User'))) {
    if (fieldFlag(field, 'Required')) throw new FormValueError("You can't leave this blank.");
    return readValue(field, isMany(field) ? [] : null, reading.targets);
  }
  try {
    return readValue(field, parsed(reading, field, text), reading.targets);
  } catch (error) {
    if (error instanceof ODataError) throw new FormValueError(wordsOf(field, error), { cause: error });
    throw error;
  }
}

function parsed(reading: FormReading, field: FieldRecord, text: string): unknown {
  switch (field.type) {
    case 'Number':
    case 'Currency':
    case 'Integer':
      return numberIn(reading, text);
    case 'Boolean':
      return truthIn(text);
    case 'DateTime':
      return dateIn(reading, field, text);
    case 'Choice':
      return choiceIn(field, text);
    case 'MultiChoice':
      return text
        .split(';#')
        .filter((one) => one !== '')
        .map((one) => choiceIn(field, one));
    case 'User':
    case 'UserMulti':
      return peopleIn(reading, field, text);
    case 'Lookup':
      return idIn(text.split(';#')[0]!);
    case 'LookupMulti':
      // Each id has what it shows after it, which may be empty.
      return text
        .split(';#')
        .filter((one, index) => index % 2 === 0 && one !== '')
        .map(idIn);
    case 'URL':
      return addressIn(text);
    default:
      return text;
  }
}

function numberIn({ region }: FormReading, text: string): number {
  const number = parseLocalNumber(region.locale, text);
  if (number === undefined) throw new FormValueError('Only numbers can go here.');
  return number;
}

function truthIn(text: string): boolean {
  if (!/^(1|0|true|false|yes|no)$/i.test(text)) throw new FormValueError('Only yes or no can go here.');
  return /^(1|true|yes)$/i.test(text);
}

/** The words are recorded for a day (UpdateWithWrongValuesInteractive) and shown for a time (pnp/cli-microsoft365#475). */
function dateIn({ region, datesInUtc }: FormReading, field: FieldRecord, text: string): string {
  const local = parseLocalDate(region.locale, text);
  if (local) return restInstant(local.toZonedDateTime(datesInUtc ? 'UTC' : region.zone.name).toInstant());
  const day = dayText(region.locale, Temporal.PlainDate.from('2012-02-23'));
  if (isDateOnly(field)) throw new FormValueError(`Enter a date like this: ${day}`);
  const time = timeText(region.locale, Temporal.PlainTime.from('14:25'));
  throw new FormValueError(`Enter a date and time like this: ${day} ${time}`);
}

function choiceIn(field: FieldRecord, text: string): string {
  const choices = field.props['Choices'];
  if (fieldFlag(field, 'FillInChoice') || !Array.isArray(choices) || choices.includes(text)) return text;
  throw new FormValueError(`'${text}' is not one of the choices of this column.`);
}

/** A login, or people as the people picker writes them. */
function peopleIn({ site }: FormReading, field: FieldRecord, text: string): unknown {
  const keys = text.trimStart().startsWith('[') ? keysIn(text) : text.split(';').map((one) => one.trim());
  const ids = keys
    .filter((key) => key !== '')
    .map((key) => {
      const person = site.principals.ensureByName(key) ?? site.principals.byLogin(key);
      if (!person) throw new FormValueError(`The user '${key}' does not exist or is not unique.`);
      return person.id;
    });
  if (isMany(field)) return ids;
  if (ids.length > 1) throw new FormValueError('You can enter only one name here.');
  return ids[0] ?? null;
}

function keysIn(text: string): string[] {
  let people: unknown;
  try {
    // In single quotes too, as SharePoint's reader takes it and CLI for Microsoft 365's manual writes it.
    people = JSON.parse(text.includes('"') ? text : text.replaceAll("'", '"'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new FormValueError('The people cannot be read.', { cause: error });
    throw error;
  }
  if (!Array.isArray(people)) throw new FormValueError('The people cannot be read.');
  return people.map((one: unknown) => {
    const key = typeof one === 'object' && one !== null && 'Key' in one ? one.Key : undefined;
    if (typeof key !== 'string') throw new FormValueError('The people cannot be read.');
    return key;
  });
}

function idIn(text: string): number {
  if (!/^\d+$/.test(text.trim())) throw new FormValueError('The lookup value is not an id.');
  return Number(text);
}

function addressIn(text: string): { Url: string; Description: string } {
  const comma = text.indexOf(', ');
  const url = (comma < 0 ? text : text.slice(0, comma)).trim();
  if (!/^(https?:|mailto:|file:|ftp:|\/|#)/i.test(url))
    throw new FormValueError('Invalid URL. The address must begin with http:, https:, mailto: or /.');
  return { Url: url, Description: comma < 0 ? url : text.slice(comma + 2) };
}

/** REST's refusal of a value, as a form says it. */
function wordsOf(field: FieldRecord, { message }: ODataError): string {
  const longest = field.type === 'Text' ? Number(field.props['MaxLength']) || 255 : 255;
  if (message.startsWith('Invalid text value')) return `This field can have no more than ${longest} characters.`;
  return message;
}

function isMany(field: FieldRecord): boolean {
  return field.type === 'UserMulti' || field.type === 'LookupMulti' || field.type === 'MultiChoice';
}
