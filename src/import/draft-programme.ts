import type { Temporal } from 'temporal-polyfill';
import { oneDay } from '../plan/calendar-words.ts';
import type { DraftProblem, DraftSource } from '../plan/draft-plan.ts';
import { PlanError } from '../plan/plan-error.ts';
import { distinctMilestones, type Decision, type Programme } from '../plan/programme.ts';
import type { Report } from './report-problem.ts';
import { asRead, hasLostLetters } from './lost-letters.ts';
import { readMemoBoards, type MemoBoard } from './memo-boards.ts';
import { joinMentions, readMeetings, readReports, type DraftMilestone } from './memo-dates.ts';
import { legible, readItem, runningTexts, type RunningText } from './paragraphs.ts';
import { inOrder, quote } from './place.ts';
import type { Block } from './table.ts';

/** What an import makes of a memo that proposes a programme. Texts are as read, lost letters and all. */
export interface DraftProgramme {
  readonly programme: Omit<Programme, 'decisions' | 'milestones'> & {
    readonly decisions: readonly (Decision & { readonly source: DraftSource })[];
    readonly milestones: readonly DraftMilestone[];
  };
  readonly boards: readonly MemoBoard[];
  /** Every paragraph, in the document's order: nothing of it is thrown away. */
  readonly texts: readonly RunningText[];
  readonly problems: readonly DraftProblem[];
}

/** Headings of a municipal memo (tjänsteskrivelse). */
const headings = {
  decisions: new RegExp(`^${asRead('förslag till')}(?:\\s+\\S+)?\\s+beslut\\s*:?$`, 'iu'),
  directives: new RegExp(
    `^(?:${asRead('genom programmet ska')}.*|${asRead('direktiv för')}\\s+program\\p{L}*)\\s*:?$`,
    'iu',
  ),
  representation: new RegExp(`^representation\\s+[i1]\\s+program\\p{L}*\\s*:?$`, 'iu'),
} as const;

const otherHeading = new RegExp(
  `^(?:${['ärende', 'bakgrund', 'beslutsunderlag', 'ekonomiska konsekvenser', 'kommunala mål', 'uppföljning och utvärdering', 'information eller förhandling', 'beslutet skickas till'].map(asRead).join('|')})(?!\\p{L})`,
  'iu',
);

const isHeading = (text: string): boolean =>
  otherHeading.test(text) || Object.values(headings).some((heading) => heading.test(text));

/** What a page leaves between two paragraphs: its number, an address in a footnote. */
const isPageMark = (text: string): boolean => /^(?:\d+\s*\(\d+\)|https?:\S+(?:\s+https?:\S+)*)$/iu.test(text);

/**
 * The items under a heading: those with a mark (a number, a bullet), and in Word, where marks are no text, every
 * paragraph until the next heading or dated line.
 */
const itemsUnder = (
  texts: readonly RunningText[],
  heading: RegExp,
): readonly (Decision & { readonly source: DraftSource })[] => {
  const at = texts.findLastIndex(({ text }) => heading.test(text));
  if (at < 0) return [];
  const under = texts.slice(at + 1).filter(({ text }) => !isPageMark(text));
  const isMarked = under[0] !== undefined && readItem(under[0].text).hasMark;
  const end = under.findIndex(({ text }) =>
    isMarked ? !readItem(text).hasMark : isHeading(text) || text.endsWith(':'),
  );
  return under.slice(0, end < 0 ? undefined : end).map(({ text, source }, index) => {
    const item = readItem(text);
    return { number: item.number ?? `${index + 1}`, text: item.text, source };
  });
};

const dayOfMemo = (texts: readonly RunningText[]): Temporal.PlainDate | null => {
  for (const { text } of texts) {
    const [, year, month, day] = /(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)/.exec(text) ?? [];
    const found = year === undefined ? null : oneDay(Number(year), Number(month), Number(day));
    if (found) return found.last;
  }
  return null;
};

const dnr = /(?<!\p{L})(?:[Dd]nr|DNR|[Dd]iarienummer)\s*:?\s*(?<dnr>(?:\p{Lu}\p{L}*\s*)?\d{2,4}[-/:]\d+)/u;
const titleLine = /^\p{L}*program(?:met)?(?!\p{L})[^.]*$/iu;

/**
 * A programme's memo (tjänsteskrivelse) as what it asks the board to decide. Made for text that optical reading has left
 * without å, ä and ö: words are known in any such spelling, and what is printed is never put right in silence.
 * @throws PlanError `invalid` where it holds neither decisions nor days.
 */
export const draftProgramme = (fileName: string, blocks: readonly Block[]): DraftProgramme => {
  const problems: DraftProblem[] = [];
  const report: Report = (source, message) => void problems.push({ source, message });
  const start = blocks[0]?.source ?? {};
  const all = runningTexts(blocks);
  const texts = legible(all, report);
  const date = dayOfMemo(texts);
  if (date === null) report(start, 'Skrivelsen har ingen dag: datum utan år kan inte läsas.');
  const milestones = distinctMilestones(
    [...readMeetings(texts, date, isHeading, report), ...readReports(texts)],
    joinMentions,
  );
  const decisions = itemsUnder(texts, headings.decisions);
  if (decisions.length === 0 && milestones.length === 0) {
    throw new PlanError('invalid', 'Skrivelsen har varken förslag till beslut eller datum.', { subject: fileName });
  }
  const directives = itemsUnder(texts, headings.directives).map(({ text }) => text);
  const representation = itemsUnder(texts, headings.representation).map(({ text }) => text);
  const title = texts.find(({ text }) => titleLine.test(text) && !isHeading(text))?.text ?? '';
  const number = texts.map(({ text }) => dnr.exec(text)?.groups?.['dnr']).find((found) => found !== undefined) ?? '';
  const missing = Object.entries({
    rubrik: title,
    diarienummer: number,
    beslut: decisions,
    direktiv: directives,
    representation,
  })
    .filter(([, found]) => found.length === 0)
    .map(([what]) => what);
  if (missing.length > 0) report(start, `Hittas inte i skrivelsen: ${missing.join(', ')}.`);
  if (hasLostLetters(texts.map(({ text }) => text))) {
    report(start, `Å, ä och ö har gått förlorade i avläsningen; texterna är som de lästes: ${quote(title)}`);
  }
  const boards = readMemoBoards(texts);
  for (const { name, leaves } of boards) if (leaves) report(leaves, `${name} avslutar sin medverkan.`);
  return {
    programme: { title, dnr: number, date, decisions, directives, representation, milestones },
    boards,
    texts: all.map(({ text, source }) => ({ text, source })),
    problems: inOrder(problems),
  };
};

/** A programme as `uppfoljning import --json` prints it: days as "2022-06-30", a month as its last day. */
export const printProgramme = ({ programme, boards, texts, problems }: DraftProgramme) => ({
  document: { title: programme.title, date: programme.date?.toString() ?? null, form: 'program' },
  programme: {
    ...programme,
    date: programme.date?.toString() ?? null,
    milestones: programme.milestones.map((milestone) => ({ ...milestone, date: milestone.date.toString() })),
  },
  boards,
  texts,
  problems,
});
