import { Temporal } from 'temporal-polyfill';
import type { Ore } from './amount.ts';
import type { VersionEntry } from './objektplan.ts';
import { PlanError } from './plan-error.ts';
import type { Decision } from './programme.ts';

/** A board as a memo names it. */
export interface NamedBoard {
  /** Key among the site's boards. */
  readonly key: string;
  readonly name: string;
  readonly spellings: readonly string[];
  /** It ends its part in the programme. */
  readonly leaves: boolean;
}

/**
 * What a document says beside its goals, rows, days and sums: longer than a column of the plan, asked for by who writes
 * its report, and never when the tab opens. A file in the library Rapporter, at the plan's `document.parts`.
 */
export interface DocumentParts {
  /** Diary number; "" where there is none. */
  readonly reference: string;
  /** The day of the memo. */
  readonly date: Temporal.PlainDate | null;
  readonly decisions: readonly Decision[];
  /** What a programme is to do. */
  readonly directives: readonly string[];
  /** Who takes part, and as what. */
  readonly representation: readonly string[];
  readonly boards: readonly NamedBoard[];
  /** The version log of an objektplan, adopted or not. */
  readonly versions: readonly VersionEntry[];
  /** Short names in the budget's column Nämnd that are units. */
  readonly units: readonly string[];
  /** The forecast's total of the year before; null where there is none. */
  readonly forecast: Ore | null;
  /** Every paragraph, in the document's order. */
  readonly texts: readonly string[];
}

export const noParts: DocumentParts = {
  reference: '',
  date: null,
  decisions: [],
  directives: [],
  representation: [],
  boards: [],
  versions: [],
  units: [],
  forecast: null,
  texts: [],
};

/** As it is kept: days as "2021-11-09". */
export const printDocumentParts = (parts: DocumentParts): string => JSON.stringify(parts, null, 1);

type Kept<T> = { readonly [K in keyof T]: T[K] extends Temporal.PlainDate | null ? string | null : T[K] };

const dayOf = (day: string | null): Temporal.PlainDate | null => (day === null ? null : Temporal.PlainDate.from(day));

/** @throws PlanError `invalid` where the file is not what `printDocumentParts` wrote. */
export const parseDocumentParts = (text: string, path: string): DocumentParts => {
  try {
    const kept = {
      ...noParts,
      ...(JSON.parse(text) as Omit<Kept<DocumentParts>, 'versions'> & {
        readonly versions: readonly Kept<VersionEntry>[];
      }),
    };
    const versions = kept.versions.map((entry) => ({ ...entry, date: dayOf(entry.date) }));
    return { ...kept, date: dayOf(kept.date), versions };
  } catch (cause) {
    throw new PlanError('invalid', 'Filen med dokumentets delar kan inte läsas.', { subject: path, cause });
  }
};
