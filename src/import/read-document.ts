import type { DraftPlan, DraftProblem } from '../plan/draft-plan.ts';
import { isPlanError } from '../plan/plan-error.ts';
import { decodeText } from './decode-text.ts';
import { draftPlan } from './draft-plan.ts';
import { inGroups, most } from './file-limits.ts';
import { openOffice } from './office-file.ts';
import { otherKind } from './other-files.ts';
import { inOrder } from './place.ts';
import { readText } from './read-text.ts';
import { readWord } from './read-word.ts';
import type { Reading } from './reading.ts';
import { refusal } from './refusal.ts';

const begins = (bytes: Uint8Array, text: string): boolean =>
  Array.from(text).every((letter, index) => bytes[index] === letter.charCodeAt(0));

export interface Read extends Reading {
  readonly kind: 'text' | 'word' | 'excel' | 'pdf';
}

/**
 * What the file holds, whatever kind of document it is, told apart by its bytes and never by its name.
 * @throws PlanError `invalid`, in Swedish, where the file is of no kind that is read, broken, encrypted or without end.
 */
export const readBlocks = async (fileName: string, bytes: Uint8Array): Promise<Read> => {
  if (bytes.length === 0) throw refusal(fileName, 'Filen är tom. Hämta den igen, eller spara om den.');
  if (bytes.length > most.fileBytes) {
    throw refusal(fileName, `Filen är större än ${inGroups(most.fileBytes / 1_000_000)} MB och läses inte.`);
  }
  if (begins(bytes, 'PK')) {
    const file = await openOffice(fileName, bytes);
    if (file.kind === 'word') return { kind: 'word', ...(await readWord(file)) };
    // Loaded when it is needed: most documents are Word's.
    const { readExcel } = await import('./read-excel.ts');
    return { kind: 'excel', ...(await readExcel(file)) };
  }
  if (begins(bytes, '%PDF')) {
    const { readPdf } = await import('./read-pdf.ts');
    return { kind: 'pdf', ...(await readPdf(fileName, bytes)) };
  }
  const other = otherKind(bytes);
  if (other !== null) throw refusal(fileName, other);
  const text = decodeText(fileName, bytes, 'Filen är varken text, Word, Excel eller PDF.');
  return { kind: 'text', blocks: readText(text, fileName), problems: [] };
};

const adviceOn = (fileName: string, kind: Read['kind']): string | null => {
  if (kind === 'pdf') {
    return 'I en PDF ur Excel kan kolumner vara avklippta eller stå på olika sidor: be om dokumentet som Excel eller Word.';
  }
  const ending = /\.(?:xlsx?|xlsm|csv|tsv)$/i.exec(fileName)?.[0];
  if (kind !== 'text' || ending === undefined) return null;
  return `Filen heter ${ending} men är text och inte en Excel-fil. Öppna den i Excel, se att kolumnerna står var för sig och spara som .xlsx.`;
};

/**
 * Makes a draft of what was read. A PDF that a spreadsheet wrote has its cells cut at their edges, or its columns on
 * pages of their own: no reader can put that right, but its sender can. A text that is named as a workbook was saved as
 * something else than it was taken for.
 * @throws PlanError as `make` does; of those two with that advice.
 */
export const drafted = <Draft extends { readonly problems: readonly DraftProblem[] }>(
  fileName: string,
  { kind, problems }: Read,
  make: () => Draft,
): Draft => {
  try {
    const draft = make();
    return problems.length === 0 ? draft : { ...draft, problems: inOrder([...problems, ...draft.problems]) };
  } catch (cause) {
    const advice = adviceOn(fileName, kind);
    if (advice === null || !isPlanError(cause, 'invalid')) throw cause;
    throw refusal(fileName, `${cause.message} ${advice}`, cause);
  }
};

/** Italics are the author's own only where the file keeps them as such. */
export const tellsLooks = ({ kind }: Read): boolean => kind === 'word' || kind === 'pdf';

/**
 * A follow-up of a plan, from Word (.docx), Excel (.xlsx), PDF or text, told apart by what the file holds and not by its
 * name. The place of a row is `line` in text, `row` in Excel, `page` in a PDF, and in Word `page` where the document
 * knows its pages, else `row` (see `readWord`).
 * @throws PlanError `invalid`, in Swedish, where the file is none of these, is broken, or has no table of the form.
 */
export const readDocument = async (fileName: string, bytes: Uint8Array): Promise<DraftPlan> => {
  const read = await readBlocks(fileName, bytes);
  return drafted(fileName, read, () => draftPlan(fileName, read.blocks, tellsLooks(read)));
};
