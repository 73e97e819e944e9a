import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { Question, Verdict } from '../plan/find-again.ts';
import { PlanError } from '../plan/plan-error.ts';
import { readDelimited } from './delimited-text.ts';
import { readGivenFile } from './given-file.ts';

const heads = ['fråga', 'svar (ja eller nej)', 'slag', 'står i listorna', 'står i dokumentet'];

const kinds: Readonly<Record<Question['kind'], string>> = {
  reworded: 'samma aktivitet i ny lydelse?',
  merged: 'har den uppgått i den andra?',
  split: 'är den en del av den första?',
};

const verdictOf: Readonly<Record<string, Verdict>> = { ja: 'yes', j: 'yes', nej: 'no', n: 'no' };

/**
 * What `--accept` names: answers to the questions of an import, by the questions' ids. Empty where there is no such file
 * yet. @throws PlanError `invalid` with the line of an answer that is neither ja nor nej.
 */
export async function givenVerdicts(path: string | undefined): Promise<ReadonlyMap<string, Verdict>> {
  if (path === undefined || !existsSync(path)) return new Map();
  const text = new TextDecoder().decode(await readGivenFile(path)).replace(/^\uFEFF/, '');
  const [, ...records] = readDelimited(text);
  const verdicts = new Map<string, Verdict>();
  for (const { line, cells } of records) {
    const [id = '', answer = ''] = cells;
    if (answer === '') continue;
    const verdict = verdictOf[answer.toLowerCase()];
    if (verdict === undefined) {
      throw new PlanError('invalid', `Rad ${line}: svaret ska vara ja eller nej, inte "${answer}".`, { subject: path });
    }
    verdicts.set(id, verdict);
  }
  return verdicts;
}

const cell = (text: string): string => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Adds the questions that the file does not have yet, each with room for its answer; what stands in it is left. */
export async function keepQuestions(path: string | undefined, questions: readonly Question[]): Promise<void> {
  if (path === undefined || questions.length === 0) return;
  const before = existsSync(path) ? await readFile(path, 'utf8') : `\uFEFF${heads.join(';')}\r\n`;
  const known = new Set(readDelimited(before.replace(/^\uFEFF/, '')).map(({ cells }) => cells[0]));
  const lines = questions
    .filter(({ id }) => !known.has(id))
    .map(({ id, kind, standingTitle, givenTitle }) =>
      [id, '', kinds[kind], standingTitle, givenTitle].map(cell).join(';'),
    );
  if (lines.length === 0) return;
  const whole = before === '' || before.endsWith('\n') ? before : `${before}\r\n`;
  await writeFile(path, `${whole}${lines.join('\r\n')}\r\n`);
}

export const questionInWords = ({ id, kind, score, standingTitle, givenTitle }: Question): readonly string[] => [
  `Fråga ${id}: ${kinds[kind]} (likhet ${Math.round(score * 100)} %)`,
  `  i listorna:  ${standingTitle}`,
  `  i dokumentet: ${givenTitle}`,
];
