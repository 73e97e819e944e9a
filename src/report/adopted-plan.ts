import type { Board } from '../plan/board.ts';
import { byAdoption, sinceAdopted } from '../plan/adopted-plan.ts';
import type { Deadline } from '../plan/deadline.ts';
import type { AdoptedActivity, PlanVersion } from '../plan/plan-version.ts';
import type { ReportSource } from './report-rows.ts';
import { capitalised, listed, numberWord, wholeDay } from './swedish.ts';

/** What a board adopted, with its activities; none where only the decision is known. */
export interface AdoptedVersion {
  readonly version: PlanVersion;
  readonly activities: readonly AdoptedActivity[];
}

/**
 * The deadlines of each activity as the board adopted it last. In a report of all boards (null) it has one for each that
 * adopted it, and is moved where it is later than any of them promised.
 */
export const adoptedDeadlines = (
  adopted: readonly AdoptedVersion[],
  board: Board | null,
): ReadonlyMap<string, readonly Deadline[]> => {
  const promised = standingVersions(adopted, board).flatMap(({ activities }) => activities);
  return new Map(
    [...Map.groupBy(promised, ({ key }) => key)].map(([key, of]) => [key, of.map(({ deadline }) => deadline)]),
  );
};

/** Since the plan was adopted: keys of the activities that have come, and of those that have gone. */
export interface ComeAndGone {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
}

/** The one that holds for each board: the last it adopted. */
export const standingVersions = (
  adopted: readonly AdoptedVersion[],
  board: Board | null,
): readonly AdoptedVersion[] => {
  const ofBoards = Map.groupBy(
    adopted.filter(({ version }) => board === null || version.boardKey === board.key),
    ({ version }) => version.boardKey,
  );
  return [...ofBoards.values()].flatMap((versions) => {
    const last = versions.toSorted((a, b) => byAdoption(a.version, b.version))[0];
    return last === undefined ? [] : [last];
  });
};

/**
 * What has come and gone in the plans that these boards adopted. What one board has from another has not come. Null where
 * no version with activities is given.
 */
export const comeAndGone = (
  versions: readonly AdoptedVersion[],
  { activities, continuations = [] }: Pick<ReportSource, 'activities' | 'continuations'>,
): ComeAndGone | null => {
  const known = versions.filter((version) => version.activities.length > 0);
  if (known.length === 0) return null;
  const adopted = new Set(known.flatMap((version) => version.activities.map(({ key }) => key)));
  const since = known.map(({ version, activities: then }) =>
    sinceAdopted(then, version.boardKey, { activities }, continuations),
  );
  return {
    added: [...new Set(since.flatMap(({ added }) => added))].filter((key) => !adopted.has(key)),
    dropped: [...new Set(since.flatMap(({ dropped }) => dropped))],
  };
};

const activities = (number: number): string =>
  number === 0 ? 'ingen aktivitet' : `${numberWord(number)} ${number === 1 ? 'aktivitet' : 'aktiviteter'}`;

/** "Två aktiviteter har tillkommit och en aktivitet har utgått sedan planen beslutades." */
export const comeAndGoneSentence = ({ added, dropped }: ComeAndGone): string =>
  added.length === 0 && dropped.length === 0
    ? 'Ingen aktivitet har tillkommit eller utgått sedan planen beslutades.'
    : `${capitalised(listed([`${activities(added.length)} har tillkommit`, `${activities(dropped.length)} har utgått`]))} sedan planen beslutades.`;

const decisionOf = ({ version: { adoptedOn, paragraph, reference } }: AdoptedVersion): string =>
  [`den ${wholeDay(adoptedOn)}`, paragraph, reference === '' ? '' : `dnr ${reference}`]
    .filter((part) => part !== '')
    .join(', ');

/**
 * What the asterisk is relative to: "den plan som Bildningsnämnden beslutade den 14 oktober 2021, § 112, dnr UBN 2021-4,
 * och Barn- och ungdomsnämnden den …".
 */
export const adoptedWords = (versions: readonly AdoptedVersion[], boards: readonly Board[]): string => {
  const nameOf = (key: string): string => boards.find((board) => board.key === key)?.name || key;
  const told = versions.map((version, index) => {
    const who = nameOf(version.version.boardKey);
    return index === 0 ? `${who} beslutade ${decisionOf(version)}` : `${who} ${decisionOf(version)}`;
  });
  return told.length === 0 ? '' : `den plan som ${told.join(', och ')}`;
};
