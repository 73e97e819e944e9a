/** Every list of ours by its English name, which is also its folder: `Lists/Activities`, a library's `ReportFiles`. Stable for ever. */
export type ListName =
  | 'Plans'
  | 'Boards'
  | 'Units'
  | 'Periods'
  | 'Goals'
  | 'Activities'
  | 'Placements'
  | 'FollowUps'
  | 'Postponements'
  | 'PlanVersions'
  | 'Reports'
  | 'Continuations'
  | 'Rulings'
  | 'Milestones'
  | 'Promises'
  | 'BudgetItems'
  | 'AllocationKeys'
  | 'GoverningDocuments'
  | 'ReportFiles';

/** What a column holds. A `day` is date-only; an `instant` has a time, to the second; an `amount` is kronor with öre. */
export type FieldKind =
  | { readonly kind: 'text' | 'note' | 'number' | 'amount' | 'day' | 'instant' | 'flag' | 'person' | 'people' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | {
      readonly kind: 'lookup';
      readonly list: ListName;
      /** What it points at cannot be deleted while it does; needs the index. */
      readonly restrict?: true;
    };

/**
 * One column. Only what SharePoint can index may be `indexed`: not a note, nor several people
 * (support.microsoft.com, "Add an index to a list or library column").
 */
export type FieldSpec = FieldKind & {
  /** Internal name, English, never changed. */
  readonly name: string;
  /** Display name, Swedish. */
  readonly title: string;
  readonly indexed?: true;
  /** SharePoint refuses a second item with the same value; needs the index. */
  readonly unique?: true;
};

export interface ListSpec {
  readonly name: ListName;
  /** Display name, Swedish. */
  readonly title: string;
  /** Files, each with a row of our columns, instead of rows. */
  readonly isLibrary?: true;
  /** One sentence for who opens the bare list; the schema's version is kept after it. */
  readonly description: string;
  /** Raised with every change of this list's columns, indexes or view, so that provisioning knows what to bring up to date. */
  readonly schema: number;
  /** What the built-in Title column is called here. */
  readonly titleColumn: string;
  readonly fields: readonly FieldSpec[];
  /** The default view: columns left to right by internal name, rows ascending by `orderBy`. */
  readonly view: { readonly fields: readonly string[]; readonly orderBy: string };
  /** How many versions of an item are kept. */
  readonly versionLimit: number;
  /** `planners`: owners read, only the site's owners write. `owners`: everybody who may edit on the site. */
  readonly writtenBy: 'planners' | 'owners';
}

/** Every list's own identity: POST is not repeatable, a unique column makes it so. */
export const keyField: FieldSpec = { name: 'Key', title: 'Nyckel', kind: 'text', indexed: true, unique: true };

export const planField: FieldSpec = { name: 'Plan', title: 'Plan', kind: 'lookup', list: 'Plans', indexed: true };

/** An activity that is printed, answered or moved somewhere is not deleted from under it: it is dropped (Utgår). */
export const activityField: FieldSpec = {
  name: 'Activity',
  title: 'Aktivitet',
  kind: 'lookup',
  list: 'Activities',
  indexed: true,
  restrict: true,
};

/** The whole text where Title, at most 255 characters, cannot hold it. */
export const fullTextField: FieldSpec = { name: 'FullText', title: 'Hela texten', kind: 'note' };

export const sortOrderField: FieldSpec = { name: 'SortOrder', title: 'Ordning', kind: 'number', indexed: true };
