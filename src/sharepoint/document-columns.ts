import type { DocumentField } from '../plan/import-difference.ts';

/** The columns of an activity that each field of a document is written to. */
export const documentColumns: Readonly<Record<DocumentField, readonly string[]>> = {
  title: ['Title', 'FullText'],
  parts: ['Parts'],
  boards: ['BoardKeys'],
  deadline: ['DeadlineText', 'DeadlineOccurrences', 'DeadlineMoved', 'PostponedTo', 'DeadlineFirst', 'DeadlineLast'],
  status: ['StatusText', 'Progress', 'Deviation'],
  comment: ['Comment'],
  carriedOverFrom: ['CarriedOverFrom'],
};
