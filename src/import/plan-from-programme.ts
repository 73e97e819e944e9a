import type { Board } from '../plan/board.ts';
import { noParts, printDocumentParts, type DocumentParts } from '../plan/document-parts.ts';
import type { NewRecords } from '../plan/new-records.ts';
import type { Act } from '../plan/person.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlanMilestone } from '../plan/plan-milestone.ts';
import { promisesOfProgramme } from '../plan/promises.ts';
import { defaultStatusWords } from '../plan/status.ts';
import { fingerprint, plainWording } from '../plan/wording.ts';
import type { DraftProgramme } from './draft-programme.ts';
import type { MemoBoard } from './memo-boards.ts';

export interface NamedPlan {
  readonly planKey: string;
  readonly name: string;
  /** Those of the site, so that a board is found however a document writes it. */
  readonly boards: readonly Pick<Board, 'key' | 'name' | 'spellings'>[];
}

const folded = (name: string): string => name.trim().toLocaleLowerCase('sv');

/** The site's board of any of these names; undefined where it has none. */
export const standingBoard = (
  names: readonly string[],
  boards: NamedPlan['boards'],
): NamedPlan['boards'][number] | undefined => {
  const wanted = new Set(names.filter((name) => name !== '').map(folded));
  return boards.find(({ key, name, spellings }) => [key, name, ...spellings].some((one) => wanted.has(folded(one))));
};

/** Where the file of a document's parts lies: by its content, so that a changed document is another file. */
export const partsPath = (year: number, planKey: string, content: DocumentParts): string =>
  `${year}/${planKey}/dokument-${fingerprint(printDocumentParts(content))}.json`;

const keyed = (draft: DraftProgramme['programme'], planKey: string): readonly PlanMilestone[] => {
  const met = new Map<string, number>();
  return draft.milestones.map(({ date, dateText, isYearInferred, text, kind, audience }) => {
    const stem = `${planKey}|milestone-${date.toString()}-${fingerprint(plainWording(text)).slice(0, 6)}`;
    const number = (met.get(stem) ?? 0) + 1;
    met.set(stem, number);
    const key = number === 1 ? stem : `${stem}-${number}`;
    return { key, planKey, date, dateText, isYearInferred, text, kind, audience };
  });
};

/**
 * A programme's memo as a plan of kind `programme`: from the day of the memo (or its first milestone) to its last
 * milestone, its milestones, what it promises the boards, and the rest of the memo as `DocumentParts`. Its year, which
 * days without one mean, is that of its first day.
 * @throws PlanError `invalid` where it names no day at all.
 */
export const planFromProgramme = (
  { programme, boards: named, texts }: DraftProgramme,
  { planKey, name, boards }: NamedPlan,
  act: Act,
): NewRecords => {
  const milestones = keyed(programme, planKey);
  const from = programme.date ?? milestones[0]?.date;
  const to = milestones.at(-1)?.date ?? from;
  if (from === undefined || to === undefined) {
    throw new PlanError('invalid', 'Programmet har ingen dag: det går inte att säga när det gäller.', {
      subject: name,
    });
  }
  const keyOf = ({ name: whole, spellings }: MemoBoard): string =>
    standingBoard([whole, ...spellings], boards)?.key ?? whole;
  const content: DocumentParts = {
    ...noParts,
    reference: programme.dnr,
    date: programme.date,
    decisions: programme.decisions.map(({ number, text }) => ({ number, text })),
    directives: programme.directives,
    representation: programme.representation,
    boards: named.map((board) => ({
      key: keyOf(board),
      name: board.name,
      spellings: board.spellings,
      leaves: board.leaves !== null,
    })),
    texts: texts.map(({ text }) => text),
  };
  const path = partsPath(from.year, planKey, content);
  return {
    planKey,
    records: {
      plans: [
        {
          key: planKey,
          name,
          organisation: '',
          year: from.year,
          form: 'program',
          kind: 'programme',
          from,
          to,
          document: { title: programme.title, asOf: null, introduction: [], parts: path },
          statusWords: defaultStatusWords,
          remindFrom: null,
          state: 'open',
        },
      ],
      boards: named
        .filter((board) => standingBoard([board.name, ...board.spellings], boards) === undefined)
        .map((board) => ({ key: board.name, name: board.name, spellings: board.spellings, channelId: null })),
      milestones,
      promises: promisesOfProgramme(programme, planKey, act),
    },
    parts: { path, content },
    notes: [],
  };
};
