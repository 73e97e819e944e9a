import { heading, itemsOrBlank, paragraphs, type Memo, type MemoBlock } from './memo.ts';
import type { ReportModel } from './report-model.ts';
import { capitalised, listed, uncapitalised, wholeDay } from './swedish.ts';

/** What a report's model does not hold; what is absent is a line to fill in. */
export interface CoverTexts {
  /** "Bildningsnämnden". */
  readonly recipient?: string;
  readonly economy?: string;
  /** What is said of the negotiation under medbestämmandelagen, "Information enligt MBL § 19 har skett den 9 november 2021." */
  readonly bargaining?: string;
  /** When the next report comes, "bokslut per den 31 december 2022". */
  readonly next?: string;
  readonly recipients?: readonly string[];
}

/** In figures: one sentence has several, and "115 rader om nittiotre aktiviteter" is neither. */
const counted = (count: number, one: string, several: string): string =>
  count === 1 ? `en ${one}` : `${count} ${several}`;

/** How many rows have each word, the most first; what is unstated is left out. */
const tally = (words: readonly string[]): readonly (readonly [string, number])[] =>
  [...Map.groupBy(words.filter(Boolean), (word) => word)]
    .map(([word, all]) => [word, all.length] as const)
    .toSorted(([, a], [, b]) => b - a);

/** "Rapporten har 115 rader om 93 aktiviteter. Av raderna har 76 status Pågående, 22 Genomfört och 15 Kvarstår." */
const summarySentences = ({ sections, count }: ReportModel): readonly string[] => {
  const rows = sections.flatMap(({ blocks }) => blocks.flatMap(({ groups }) => groups.flatMap((group) => group.rows)));
  if (rows.length === 0) return [];
  const extent = `Rapporten har ${counted(count.rows, 'rad', 'rader')} om ${counted(count.activities, 'aktivitet', 'aktiviteter')}.`;
  const [first, ...others] = tally(rows.map(({ progressWord, status }) => progressWord || status));
  const told = first && [`${first[1]} status ${first[0]}`, ...others.map(([word, number]) => `${number} ${word}`)];
  const statuses = told ? ` Av raderna har ${listed(told)}.` : '';
  const [deviating] = tally(rows.map(({ deviationWord }) => deviationWord)).filter(([word]) => /^avvik/iu.test(word));
  const off = deviating
    ? ` ${capitalised(counted(deviating[1], 'rad är märkt', 'rader är märkta'))} ${deviating[0]}.`
    : '';
  return [extent + statuses + off];
};

/** "Delår 2 per den 31 augusti 2022". */
const ofWhat = ({ period, asOf }: ReportModel): string => {
  const day = asOf === null ? '' : `per den ${wholeDay(asOf)}`;
  return [period === null ? '' : uncapitalised(period.name), day].filter((part) => part !== '').join(' ');
};

const orBlank = (text: string | undefined): readonly MemoBlock[] =>
  text === undefined || text === '' ? [{ kind: 'blank' }] : paragraphs(...text.split('\n'));

/** The goals that the activities stand under: each area, and the municipal goals in it. */
const goalBlocks = ({ sections }: ReportModel): readonly MemoBlock[] => {
  const areas = new Map<string, Set<string>>();
  for (const { area, municipalGoal } of sections) {
    const goals = areas.get(area) ?? new Set();
    if (municipalGoal !== '') goals.add(municipalGoal);
    areas.set(area, goals);
  }
  return [...areas].flatMap(([area, goals]): readonly MemoBlock[] => [
    ...(area === '' ? [] : [{ kind: 'paragraph', text: `Målområde ${area}:` } as const]),
    ...(goals.size === 0 ? [] : [itemsOrBlank([...goals])]),
  ]);
};

/** "bildningsnämndens"; a board of whom only the short name is known is "nämndens". */
const genitive = (board: string): string => (/nämnd/iu.test(board) ? `${uncapitalised(board)}s` : 'nämndens');

/**
 * The memo that lays a report before its board (tjänsteskrivelse), in the shape of document 003, with the summary filled
 * in from the report itself. What nobody has said is a line to write on, never made up.
 */
export const memoOfReport = (model: ReportModel, texts: CoverTexts = {}): Memo => {
  const what = [model.title, ofWhat(model)].filter((part) => part !== '').join(', ');
  const recipient = texts.recipient ?? '';
  const board = recipient === '' ? 'Nämnden' : recipient;
  const goals = goalBlocks(model);
  return {
    title: model.title,
    subtitle: capitalised(ofWhat(model)),
    sender: model.sender,
    recipient,
    date: model.date,
    reference: model.reference,
    officer: model.officer,
    blocks: [
      heading(`Förslag till ${genitive(recipient)} beslut`),
      itemsOrBlank([`${board} godkänner ${uncapitalised(what)}.`], true),
      heading('Ärende'),
      ...paragraphs(...model.introduction.slice(0, -1), ...summarySentences(model), ...model.introduction.slice(-1)),
      ...paragraphs(...model.summary),
      ...paragraphs(...model.remarks.map(({ word, meaning }) => `${word}: ${meaning}.`)),
      heading('Beslutsunderlag:', 2),
      itemsOrBlank([`Tjänsteskrivelse – ${model.title}`, `Rapport – ${what}`]),
      heading('Ekonomiska konsekvenser'),
      ...orBlank(texts.economy),
      heading('Kommunala mål'),
      ...(goals.length === 0 ? orBlank('') : goals),
      heading('Uppföljning och utvärdering'),
      ...orBlank(texts.next === undefined ? undefined : `Nästa uppföljning lämnas i ${texts.next}.`),
      heading('Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet'),
      ...orBlank(texts.bargaining),
      heading('Beslutet skickas till:'),
      itemsOrBlank(texts.recipients ?? []),
    ],
  };
};
