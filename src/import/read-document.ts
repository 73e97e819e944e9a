import { PlanError } from '../plan/plan-error.ts';
import type { DraftPlan } from '../plan/draft-plan.ts';
import { decodeText } from './decode-text.ts';
import { draftPlan } from './draft-plan.ts';
import { readText } from './read-text.ts';
import { readWord } from './read-word.ts';
import type { Block } from './table.ts';
import { unpackedPieces } from './zip-pieces.ts';

const invalid = (fileName: string, why: string): PlanError => new PlanError('invalid', why, { subject: fileName });

const begins = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const contents = /^\[Content_Types\]\.xml$/;

export interface Read {
  readonly kind: 'text' | 'word' | 'excel';
  readonly blocks: readonly Block[];
}

/**
 * What the file holds, whatever kind of document it is, told apart by its bytes.
 * @throws PlanError `invalid`, in Swedish, where the file is of no kind that is read, or broken.
 */
export const readBlocks = async (fileName: string, bytes: Uint8Array): Promise<Read> => {
  if (bytes.length === 0) throw invalid(fileName, 'Filen är tom.');
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) {
    throw invalid(fileName, 'PDF läses inte än. Spara dokumentet som Word, Excel eller text.');
  }
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw invalid(fileName, 'Filen är i ett äldre Office-format eller har lösenord. Spara den som .docx eller .xlsx.');
  }
  if (!begins(bytes, 0x50, 0x4b)) {
    const text = decodeText(fileName, bytes, 'Filen är varken text, Word eller Excel.');
    return { kind: 'text', blocks: readText(text) };
  }
  const decoder = new TextDecoder();
  let declared = '';
  for await (const piece of unpackedPieces(fileName, bytes, contents)) {
    declared += decoder.decode(piece, { stream: true });
  }
  if (declared.includes('wordprocessingml.document.main')) {
    return { kind: 'word', blocks: await readWord(fileName, bytes) };
  }
  if (declared.includes('spreadsheetml.sheet.main')) {
    // Loaded when it is needed: Excel's reader is larger than all the rest.
    const { readExcel } = await import('./read-excel.ts');
    return { kind: 'excel', blocks: await readExcel(fileName, bytes) };
  }
  throw invalid(fileName, 'Filen är varken ett Word-dokument (.docx) eller en Excel-arbetsbok (.xlsx).');
};

/**
 * A follow-up of a plan, from Word (.docx), Excel (.xlsx) or text, told apart by what the file holds and not by its
 * name. The place of a row is `line` in text, `row` in Excel, and in Word `page` where the document knows its pages,
 * else `row` (see `readWord`).
 * @throws PlanError `invalid`, in Swedish, where the file is none of these, is broken, or has no table of the form.
 */
export const readDocument = async (fileName: string, bytes: Uint8Array): Promise<DraftPlan> => {
  const { kind, blocks } = await readBlocks(fileName, bytes);
  return draftPlan(fileName, blocks, kind === 'word');
};
