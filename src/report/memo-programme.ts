import type { Milestone, Programme } from '../plan/programme.ts';
import { heading, itemsOrBlank, paragraphs, type Memo, type MemoBlock } from './memo.ts';
import type { MemoOptions } from './memo-objektplan.ts';
import { dayAndMonth, uncapitalised, wholeDay } from './swedish.ts';

/** What the rest of the programme's memo says, each under its heading; "" leaves a blank to fill in. */
export interface ProgrammeTexts {
  /** A paragraph each. */
  readonly matter: readonly string[];
  readonly background: readonly string[];
  readonly economy: readonly string[];
  readonly goals: readonly string[];
  readonly bargaining: readonly string[];
  readonly recipients: readonly string[];
}

export interface ProgrammeSource {
  readonly programme: Programme;
  readonly sender: readonly string[];
  /** The board that it is written to: "Bildningsnämnden". */
  readonly recipient: string;
  readonly texts: ProgrammeTexts;
}

const orBlank = (texts: readonly string[]): readonly MemoBlock[] =>
  texts.length === 0 ? [{ kind: 'blank' }] : paragraphs(...texts);

const isReport = ({ kind }: Milestone): boolean => kind === 'report' || kind === 'final-report';

/** A day of the programme on a line of its own, and under it what happens and for whom. */
const meeting = ({ date, isYearInferred, text }: Milestone): readonly MemoBlock[] => [
  { kind: 'paragraph', text: isYearInferred ? dayAndMonth(date) : wholeDay(date), bold: true },
  ...paragraphs(text),
];

/**
 * A programme in the form of document 003, a memo to the board: what it is to decide, why, the directives, who takes
 * part, the days, and the reports that the boards are promised. A day without a year there is the next such day after
 * the memo's own or the one before it, so each is printed as that reads back.
 */
export const programmeMemo = ({ programme, sender, recipient, texts }: ProgrammeSource, options: MemoOptions): Memo => {
  const { title, dnr, decisions, directives, representation, milestones } = programme;
  const date = programme.date ?? options.date;
  const reports = milestones.filter(isReport);
  const meetings = milestones.filter((milestone) => !isReport(milestone));
  const boards = recipient === '' ? 'nämndens' : `${uncapitalised(recipient)}s`;
  return {
    title,
    subtitle: '',
    sender,
    recipient,
    date,
    reference: options.reference === undefined || options.reference === '' ? dnr : options.reference,
    officer: options.officer ?? '',
    blocks: [
      heading(`Förslag till ${boards} beslut`),
      itemsOrBlank(
        decisions.map(({ text }) => text),
        true,
      ),
      heading('Ärende'),
      ...orBlank(texts.matter),
      ...(texts.background.length === 0 ? [] : [heading('Bakgrund'), ...paragraphs(...texts.background)]),
      heading('Direktiv för programplan'),
      ...paragraphs('Genom programmet ska förvaltningen:'),
      itemsOrBlank(directives),
      heading('Representation i programmet:', 2),
      itemsOrBlank(representation),
      ...(meetings.length === 0
        ? []
        : [heading('Följande datum är fastlagda i planeringen:', 2), ...meetings.flatMap(meeting)]),
      heading('Ekonomiska konsekvenser'),
      ...orBlank(texts.economy),
      heading('Kommunala mål'),
      ...orBlank(texts.goals),
      heading('Uppföljning och utvärdering'),
      ...orBlank(reports.map(({ text }) => text)),
      heading('Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet'),
      ...orBlank(texts.bargaining),
      heading('Beslutet skickas till:'),
      itemsOrBlank(texts.recipients),
    ],
  };
};
