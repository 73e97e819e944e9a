import type { DraftPlan } from '../plan/draft-plan.ts';
import { nothingSaid, saysColumns, type DocumentMap } from './column-map.ts';
import { draftObjektplan, type DraftObjektplan } from './draft-objektplan.ts';
import { draftPlan } from './draft-plan.ts';
import { draftProgramme, type DraftProgramme } from './draft-programme.ts';
import { kindOfDocument } from './kind-of-document.ts';
import { withTextsOutOfRows } from './paragraphs.ts';
import { drafted, readBlocks, tellsLooks } from './read-document.ts';

/** A document as what it is, with the signs it was told by. */
export type AnyDraft = { readonly why: readonly string[] } & (
  | { readonly kind: 'plan'; readonly draft: DraftPlan }
  | { readonly kind: 'objektplan'; readonly draft: DraftObjektplan }
  | { readonly kind: 'programme'; readonly draft: DraftProgramme }
);

/** Columns are a plan's: who has named them has said what the document is. */
const mapped = { kind: 'plan', why: ['kolumnerna är namngivna'] } as const;

/**
 * A document of any kind the product knows, told by its words (`kindOfDocument`).
 * @throws PlanError `invalid`, in Swedish, where the file cannot be read or holds nothing of its kind.
 */
export const readAnyDocument = async (
  fileName: string,
  bytes: Uint8Array,
  map: DocumentMap = nothingSaid,
): Promise<AnyDraft> => {
  const file = await readBlocks(fileName, bytes);
  const { blocks } = file;
  const read = withTextsOutOfRows(blocks);
  const { kind, why } = saysColumns(map) ? mapped : kindOfDocument(read);
  if (kind === 'objektplan')
    return { kind, why, draft: drafted(fileName, file, () => draftObjektplan(fileName, read)) };
  if (kind === 'programme') return { kind, why, draft: drafted(fileName, file, () => draftProgramme(fileName, read)) };
  return { kind, why, draft: drafted(fileName, file, () => draftPlan(fileName, blocks, tellsLooks(file), map)) };
};
