import { Temporal } from 'temporal-polyfill';
import { PlanError } from '../plan/plan-error.ts';
import type { ReportModel } from './report-model.ts';
import type { ReportedPlan } from './reported-plan.ts';

/** Raised when what a stored model says is to be read in another way; every version ever stored must be readable. */
const schema = { name: 'uppfoljning/report-model', version: 1 } as const;

/** A day is an object of this one name; a name that begins with the sign has it twice. */
const sign = '$';
const dayName = `${sign}day`;

const plainOf = (value: unknown): unknown => {
  if (value instanceof Temporal.PlainDate) return { [dayName]: value.toString() };
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null) return value;
  const named = Object.entries(value).filter(([, of]) => of !== undefined);
  return Object.fromEntries(named.map(([name, of]) => [name.startsWith(sign) ? sign + name : name, plainOf(of)]));
};

const valueOf = (plain: unknown): unknown => {
  if (Array.isArray(plain)) return plain.map(valueOf);
  if (typeof plain !== 'object' || plain === null) return plain;
  const entries = Object.entries(plain);
  const [first] = entries;
  if (first?.[0] === dayName && entries.length === 1) return Temporal.PlainDate.from(String(first[1]));
  return Object.fromEntries(entries.map(([name, of]) => [name.startsWith(sign) ? name.slice(1) : name, valueOf(of)]));
};

/**
 * A report's model as text, to be stored and printed from later, whatever the lists and the program's own forms and
 * words have become. The same model gives the same text. `reported`: what of the plan it was made of.
 */
export const toJson = (model: ReportModel, reported?: ReportedPlan): string => {
  const made = reported === undefined ? {} : { reported: plainOf(reported) };
  return `${JSON.stringify({ schema: schema.name, version: schema.version, model: plainOf(model), ...made }, null, 1)}\n`;
};

const broken = (message: string, cause?: unknown): PlanError =>
  new PlanError('invalid', message, {
    subject: 'rapportens sparade innehåll',
    ...(cause === undefined ? {} : { cause }),
  });

interface Stored {
  readonly schema?: unknown;
  readonly version?: unknown;
  readonly model?: unknown;
  readonly reported?: unknown;
}

const parsed = (text: string): Stored => {
  try {
    const stored: unknown = JSON.parse(text);
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch (cause) {
    throw broken('Filen är inte hel.', cause);
  }
};

const isModel = (value: unknown): value is ReportModel =>
  typeof value === 'object' &&
  value !== null &&
  'form' in value &&
  'sections' in value &&
  Array.isArray(value.sections) &&
  'date' in value &&
  value.date instanceof Temporal.PlainDate;

const isReportedPlan = (value: unknown): value is ReportedPlan =>
  typeof value === 'object' &&
  value !== null &&
  ['boards', 'goals', 'activities', 'placements'].every((name) => Array.isArray(Reflect.get(value, name)));

/**
 * The very model that `toJson` was given: it prints the same bytes.
 * @throws PlanError `invalid` for a text that is no stored model, is not whole, or is of a later version than this one.
 */
export const fromJson = (text: string): ReportModel => {
  const model = valueIn(storedIn(text).model);
  if (!isModel(model)) throw broken('Filen är ingen sparad rapport.');
  return model;
};

/** What of the plan a stored model was made of; null where it was stored without. @throws as `fromJson`. */
export const reportedFromJson = (text: string): ReportedPlan | null => {
  const { reported } = storedIn(text);
  if (reported === undefined) return null;
  const plan = valueIn(reported);
  if (!isReportedPlan(plan)) throw broken('Filen är ingen sparad rapport.');
  return plan;
};

const storedIn = (text: string): Stored => {
  const stored = parsed(text);
  if (stored.schema !== schema.name || typeof stored.version !== 'number')
    throw broken('Filen är ingen sparad rapport.');
  if (stored.version > schema.version) {
    throw broken(`Rapporten är sparad av en senare version av programmet (${stored.version}). Uppgradera först.`);
  }
  return stored;
};

const valueIn = (plain: unknown): unknown => {
  try {
    return valueOf(plain);
  } catch (cause) {
    throw broken('En dag i rapporten går inte att läsa.', cause);
  }
};
