import { basename } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { DraftObjektplan } from '../import/draft-objektplan.ts';
import type { DraftProgramme } from '../import/draft-programme.ts';
import { readAnyDocument, type AnyDraft } from '../import/read-any-document.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import type { Memo } from '../report/memo.ts';
import type { CoverTexts } from '../report/memo-of-report.ts';
import { objektplanMemo, type MemoOptions } from '../report/memo-objektplan.ts';
import { programmeMemo } from '../report/memo-programme.ts';
import { programmeTexts } from '../report/programme-texts.ts';
import { WrongUsage } from './command.ts';
import { readGivenFile } from './given-file.ts';

/** The forms of running text: what a document of each kind goes out in, and a report's own memo. */
export const memoForms = ['objektplan', 'program', 'tjansteskrivelse'] as const;
export type MemoForm = (typeof memoForms)[number];

export const isMemoForm = (name: string): name is MemoForm => (memoForms as readonly string[]).includes(name);

const kinds = { plan: 'en plan med aktiviteter', objektplan: 'en objektplan', programme: 'ett program' } as const;

const ofObjektplan = ({ document, budget, texts, ...draft }: DraftObjektplan, options: MemoOptions): Memo => {
  if (document.year === null) {
    throw new PlanError('invalid', 'Objektplanens år framgår inte av dokumentet. Skriv det i dokumentets rubrik.');
  }
  return objektplanMemo(
    {
      ...draft,
      title: document.title ?? `Strategisk objektplan ${document.year}`,
      year: document.year,
      sender: [],
      items: budget.items,
      keys: budget.keys,
      forecast: budget.forecast,
      texts: texts.map(({ text }) => text),
    },
    options,
  );
};

const ofProgramme = ({ programme, texts }: DraftProgramme, options: MemoOptions): Memo => {
  const found = programmeTexts(texts.map(({ text }) => text));
  return programmeMemo({ programme, ...found }, options);
};

export const memoOf = (read: AnyDraft, form: MemoForm, file: string, options: MemoOptions): Memo => {
  if (form === 'objektplan' && read.kind === 'objektplan') return ofObjektplan(read.draft, options);
  if (form === 'program' && read.kind === 'programme') return ofProgramme(read.draft, options);
  throw new PlanError('invalid', `Dokumentet är ${kinds[read.kind]} och kan inte skrivas i formen ${form}.`, {
    subject: file,
  });
};

/**
 * An objektplan or a programme read from a document, as the memo of its form. Says on `say` what the document leaves open.
 * @throws PlanError `invalid` where the document is of another kind than the form.
 */
export async function memoFrom(
  file: string,
  form: MemoForm,
  given: { readonly dnr: string; readonly officer: string },
  say: (line: string) => void,
): Promise<Memo> {
  const read = await readAnyDocument(basename(file), await readGivenFile(file));
  const date = Temporal.Now.plainDateISO('Europe/Stockholm');
  const memo = memoOf(read, form, basename(file), { date, reference: given.dnr, officer: given.officer });
  for (const { message } of read.draft.problems) say(`Problem: ${message}`);
  return memo;
}

const known = [
  'recipient',
  'economy',
  'bargaining',
  'next',
  'recipients',
] as const satisfies readonly (keyof CoverTexts)[];

/**
 * What a tjänsteskrivelse says beside its report, from a file of the planner's: `{"recipient", "economy", "bargaining",
 * "next", "recipients": []}`, each of which may be left out.
 * @throws PlanError `invalid` that names what is wrong; WrongUsage with another form.
 */
export async function coverTexts(file: string | undefined, form: string): Promise<CoverTexts> {
  if (file === undefined) return {};
  if (form !== 'tjansteskrivelse') throw new WrongUsage('--texts hör ihop med --form tjansteskrivelse.');
  const invalid = (why: string, cause?: unknown): PlanError =>
    new PlanError('invalid', why, { subject: basename(file), cause });
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder().decode(await readGivenFile(file)));
  } catch (cause) {
    if (isPlanError(cause)) throw cause;
    throw invalid(`Filen är ingen JSON: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw invalid('Filen ska hålla ett objekt.');
  for (const [name, value] of Object.entries(read)) {
    if (!(known as readonly string[]).includes(name))
      throw invalid(`"${name}" är okänt. Det kan vara ${known.join(', ')}.`);
    const isTexts = Array.isArray(value) && value.every((text) => typeof text === 'string');
    if (name === 'recipients' ? !isTexts : typeof value !== 'string') {
      throw invalid(`"${name}" ska vara ${name === 'recipients' ? 'en lista av texter' : 'en text'}.`);
    }
  }
  return read;
}
