import { noParts, parseDocumentParts, type DocumentParts } from '../plan/document-parts.ts';
import type { PlannerStore } from '../plan/planner-store.ts';
import type { Plan } from '../plan/plan.ts';

/** What the plan's document said beside the rest; nothing where it came from none, or said no more. Throws PlanError. */
export const readDocumentParts = async (
  files: PlannerStore['files'],
  { document }: Pick<Plan, 'document'>,
): Promise<DocumentParts> => {
  const path = document?.parts;
  return path === undefined ? noParts : parseDocumentParts(new TextDecoder().decode(await files.read(path)), path);
};
