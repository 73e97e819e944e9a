import type { DocumentParts } from './document-parts.ts';
import type { PlannerRecords, RecordKind } from './planner-store.ts';

/**
 * What a document that is no table of activities becomes, all keys given by its wording. Kinds in the order in which they
 * point at each other; `parts` is kept as the file that the plan's `document.parts` names.
 */
export interface NewRecords {
  readonly planKey: string;
  readonly records: { readonly [K in RecordKind]?: readonly PlannerRecords[K][] };
  readonly parts: { readonly path: string; readonly content: DocumentParts };
  /** In Swedish: what of it could not become a record. */
  readonly notes: readonly string[];
}
