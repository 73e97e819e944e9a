import type { BoardReport } from './report.ts';

/** Of which period, and to which board; null: the whole plan. */
export interface ReportOf {
  readonly periodKey: string;
  readonly boardKey: string | null;
}

const everyBoard = 'alla';

/** A board's key as a part of another key; the word for all boards and the sign between parts are nobody's. */
const asPart = (boardKey: string): string => {
  const escaped = boardKey.replaceAll('%', '%25').replaceAll('|', '%7C');
  return escaped === everyBoard ? `%61${everyBoard.slice(1)}` : escaped;
};
const fromPart = (part: string): string => part.replaceAll('%61', 'a').replaceAll('%7C', '|').replaceAll('%25', '%');

export const reportKey = ({ periodKey, boardKey }: ReportOf, number: number): string =>
  [periodKey, 'rapport', boardKey === null ? everyBoard : asPart(boardKey), String(number)].join('|');

/** The board that a report's key names; null: all. */
export const boardOfReportKey = (key: string): string | null => {
  const board = key.split('|').at(-2) ?? everyBoard;
  return board === everyBoard ? null : fromPart(board);
};

/** The versions of one report, the first first. */
export const versionsOf = <R extends BoardReport>(reports: readonly R[], of: ReportOf): readonly R[] =>
  reports
    .filter(({ periodKey, boardKey }) => periodKey === of.periodKey && boardKey === of.boardKey)
    .toSorted((a, b) => a.number - b.number);

/** Låst, whatever the board has done with it since: it is printed from what was stored. */
export const isLocked = ({ fingerprint, files }: Pick<BoardReport, 'fingerprint' | 'files'>): boolean =>
  fingerprint !== '' && files.model !== '';

/** The one that holds: locked or decided, and neither corrected nor returned; undefined where none is. */
export const standingReport = <R extends BoardReport>(versions: readonly R[]): R | undefined =>
  versions.findLast(({ state }) => state === 'locked' || state === 'decided');

/** The one that is being written: a version that is not locked yet; undefined where none is begun. */
export const openReport = <R extends BoardReport>(versions: readonly R[]): R | undefined =>
  versions.findLast(({ state }) => state === 'draft' || state === 'reviewed');

/**
 * Whether a report is open again after it was locked: the board has returned it, or it is being corrected. Answers of
 * its activities may then be given though their period is closed; every other board's report stays as it was locked.
 */
export const isReopened = (versions: readonly Pick<BoardReport, 'number' | 'state'>[]): boolean => {
  const last = versions.at(-1);
  if (last === undefined) return false;
  return last.state === 'returned' || (last.number > 1 && (last.state === 'draft' || last.state === 'reviewed'));
};

/** A version that is begun: what the one before it said of itself goes along. */
export const nextReport = (
  of: ReportOf & Pick<BoardReport, 'planKey' | 'acted'>,
  versions: readonly BoardReport[],
  begun: Partial<Pick<BoardReport, 'corrects' | 'reason' | 'form'>> = {},
): BoardReport => {
  const before = versions.at(-1);
  const number = (before?.number ?? 0) + 1;
  return {
    key: reportKey(of, number),
    planKey: of.planKey,
    periodKey: of.periodKey,
    boardKey: of.boardKey,
    form: begun.form ?? before?.form ?? '',
    number,
    corrects: begun.corrects ?? null,
    reference: before?.reference ?? '',
    officer: before?.officer ?? '',
    meetingOn: null,
    paragraph: '',
    mbl: before?.mbl ?? '',
    texts: before?.texts ?? { introduction: '', summary: '', areas: {} },
    state: 'draft',
    // What is locked after a return says why.
    reason: begun.reason ?? (before?.state === 'returned' ? before.reason : ''),
    files: { model: '', word: '', pdf: '' },
    fingerprint: '',
    acted: of.acted,
  };
};
