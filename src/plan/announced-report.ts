import type { Temporal } from 'temporal-polyfill';
import { namedTimes } from './named-times.ts';
import { sentencesIn } from './question.ts';

/** A report that a comment says will be, or has been, given to a board. */
export interface AnnouncedReport {
  /** The sentence, as written. */
  readonly words: string;
  /** The last day of the time it names; null where it names none. */
  readonly on: Temporal.PlainDate | null;
  /** That time as written, "september"; "" where there is none. */
  readonly onText: string;
  /** To whom or in what, as written: "nämnden", "KS", "delårsrapport 2". */
  readonly where: string;
  /** Said of what is past: "har redovisats", "lämnades". */
  readonly isGiven: boolean;
  /** Slutrapport, slutredovisning. */
  readonly isFinal: boolean;
}

const report =
  /(?<!\p{L})(?:(?:del|läges|slut|åter)?rapport(?:en|er|eras?|erades|erats|ering(?:en)?)?|(?:slut|del|åter)?redovis(?:as|ades|ats|ning(?:en)?)|presentation(?:en)?|presenter(?:as|ades|ats)|delges|delgavs|delgivits)(?!\p{L})/iu;
const final = /(?<!\p{L})slut(?:rapport|redovis)/iu;
/** A board, the executive or the council, or a board's short name (BiN, BUN, SON). */
const board =
  /(?<!\p{L})(?:\p{L}*nämnd(?:en|erna|erne|s)?|KS|KF|BoU|\p{Lu}\p{L}{0,2}N|kommunstyrelsen|kommunfullmäktige|fullmäktige)(?!\p{L})/u;
const inReport =
  /(?<!\p{L})(?:delårsrapport(?:en)?(?: \d)?|verksamhetsberättelse[n]?|årsredovisning(?:en)?|bokslut(?:et)?)(?!\p{L})/iu;
const given =
  /(?<!\p{L})(?:rapporterades|rapporterats|redovisades|redovisats|presenterades|presenterats|delgavs|delgivits|lämna(?:des|ts|d|t)|arbetats fram)(?!\p{L})/iu;

/**
 * The reports to boards that a comment names, in its order: a sentence with a word for reporting, and either a board and a
 * time or the board's own report ("delårsrapport 2"). Years that are not written are the plan's.
 */
export const announcedReports = (comment: string, planYear: number): readonly AnnouncedReport[] =>
  sentencesIn(comment).flatMap((words) => {
    const [time] = namedTimes(words, planYear);
    const toBoard = time === undefined ? null : board.exec(words);
    const where = toBoard ?? inReport.exec(words);
    // "Delårsrapport 2" is where it is told, and must not also be what is told.
    if (where === null || !report.test(words.replace(where[0], ' '))) return [];
    return [
      {
        words,
        on: time?.last ?? null,
        onText: time?.text ?? '',
        where: where[0],
        isGiven: given.test(words),
        isFinal: final.test(words),
      },
    ];
  });
