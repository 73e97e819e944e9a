import type { ImportDifference, Named } from '../plan/import-again.ts';
import type { DocumentField, FieldChange } from '../plan/import-difference.ts';
import { questionInWords } from './given-verdicts.ts';

const fieldWords: Readonly<Record<DocumentField, string>> = {
  title: 'lydelse',
  parts: 'delar',
  boards: 'nämnd',
  deadline: 'slutdatum',
  status: 'status',
  comment: 'kommentar',
  carriedOverFrom: 'kvarstår från',
};

const quoted = (text: string): string => (text === '' ? 'inget' : `"${text}"`);

const changeInWords = ({ field, was, now, left }: FieldChange): string =>
  left
    ? `  ${fieldWords[field]} lämnas som ${quoted(was)}: ändrad efter dokumentets dag (dokumentet: ${quoted(now)})`
    : `  ${fieldWords[field]}: ${quoted(was)} blir ${quoted(now)}`;

const titles = (head: string, named: readonly Named[]): readonly string[] =>
  named.map(({ title }) => `${head}: ${title}`);

/** What a document says otherwise than the lists, a line each; the figures last. `titleOf` names rows and goals by key. */
export const differenceInWords = (
  difference: ImportDifference,
  titleOf: { readonly row: (key: string) => string; readonly goal: (key: string) => string },
): readonly string[] => {
  const { unchanged, changed, added, vanished, decided, merged, split, rows, goals, questions } = difference;
  return [
    ...changed.flatMap(({ title, likeness, changes }) => [
      `Ändrad: ${title}${likeness === null ? '' : ` (funnen på likhet, ${Math.round(likeness * 100)} %)`}`,
      ...changes.map(changeInWords),
    ]),
    ...titles('Ny', added),
    ...merged.map(({ title, into }) => `Uppgår: ${title}\n  i: ${into}`),
    ...split.map(({ title, from }) => `Del: ${title}\n  av: ${from}`),
    ...rows.moved.map(
      ({ key, fromGoalKey, toGoalKey }) =>
        `Flyttad: ${titleOf.row(key)}\n  från ${titleOf.goal(fromGoalKey)}\n  till ${titleOf.goal(toGoalKey)}`,
    ),
    ...rows.reordered.map((key) => `Annan plats under samma mål: ${titleOf.row(key)}`),
    ...rows.gone.map((key) => `Raden finns inte längre i dokumentet och lämnas: ${titleOf.row(key)}`),
    ...goals.reworded.map(({ was, title }) => `Mål i ny lydelse: ${quoted(was)} blir ${quoted(title)}`),
    ...titles('Nytt mål', goals.added),
    ...titles('Målet finns inte längre i dokumentet och lämnas', goals.gone),
    ...titles('Finns inte längre i dokumentet och lämnas', vanished),
    ...titles('Har uppgått i andra eller delats genom beslut och lämnas', decided),
    ...questions.flatMap(questionInWords),
    [
      `${unchanged} oförändrade`,
      `${changed.length} ändrade`,
      `${added.length + split.length} nya`,
      `${rows.moved.length + rows.reordered.length} flyttade rader`,
      `${merged.length} uppgår i andra`,
      `${vanished.length} borta ur dokumentet`,
      `${questions.length} frågor`,
    ].join(', ') + '.',
  ];
};
