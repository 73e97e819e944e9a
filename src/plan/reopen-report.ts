import { Temporal } from 'temporal-polyfill';
import { readVersions } from './lock-report.ts';
import type { Act } from './person.ts';
import { PlanError } from './plan-error.ts';
import type { PlannerStore, Versioned } from './planner-store.ts';
import type { BoardReport, ReportTexts } from './report.ts';
import { nextReport, openReport, standingReport, type ReportOf } from './report-versions.ts';
import { dayOf } from './stockholm-day.ts';

export interface ReportAt extends ReportOf {
  readonly planKey: string;
}

const noneLocked = (): PlanError =>
  new PlanError('invalid', 'Rapporten är inte låst än: den går att ändra som den är.');

const standingOne = (versions: readonly Versioned<BoardReport>[]): Versioned<BoardReport> => {
  const standing = standingReport(versions.map(({ record }) => record));
  if (standing === undefined) throw noneLocked();
  return versions.find(({ record }) => record.key === standing.key)!;
};

const requireReason = (reason: string): void => {
  if (reason.trim() === '')
    throw new PlanError('invalid', 'Skriv varför: skälet står i rapporten.', { subject: 'Skäl' });
};

/**
 * Begins a correction of a locked report: a version more, Rättad when it is locked. Until then the locked one holds.
 * Begun already, it is the same one, for the reason given last. @throws PlanError `invalid` where nothing is locked, or without a reason.
 */
export const correctReport = async (
  store: PlannerStore,
  at: ReportAt,
  reason: string,
  act: Act,
): Promise<BoardReport> => {
  requireReason(reason);
  const versions = await readVersions(store, at.planKey, at);
  const records = versions.map(({ record }) => record);
  const open = versions.find(({ record }) => record.key === openReport(records)?.key);
  if (open !== undefined && open.record.corrects !== null) {
    if (open.record.reason === reason.trim()) return open.record;
    return (await store.change('reports', open, { ...open.record, reason: reason.trim(), acted: act }, act)).record;
  }
  const { record } = standingOne(versions);
  const next = nextReport({ ...at, acted: act }, records, { corrects: record.key, reason: reason.trim() });
  const [begun] = await store.add('reports', [next], act);
  return begun!.record;
};

/**
 * Återremiss: the board has sent the report back. It is open again, this board's only, and what is locked next is a
 * version more. @throws PlanError `invalid` where nothing is locked, or without a reason.
 */
export const returnReport = async (
  store: PlannerStore,
  at: ReportAt,
  reason: string,
  act: Act,
): Promise<BoardReport> => {
  requireReason(reason);
  const versions = await readVersions(store, at.planKey, at);
  const last = versions.at(-1)?.record;
  if (last?.state === 'returned' && last.reason === reason.trim()) return last;
  const standing = standingOne(versions);
  const returned = { ...standing.record, state: 'returned' as const, reason: reason.trim(), acted: act };
  return (await store.change('reports', standing, returned, act)).record;
};

/** @throws PlanError `invalid` for a day when there was nothing to decide on, or that has not come. */
const requireDecidable = ({ acted }: BoardReport, on: Temporal.PlainDate, act: Act): void => {
  const [locked, today] = [dayOf(acted.at), dayOf(act.at)];
  const isBefore = Temporal.PlainDate.compare(on, locked) < 0;
  if (!isBefore && Temporal.PlainDate.compare(on, today) <= 0) return;
  const why = isBefore
    ? `Rapporten låstes ${locked.toString()}: beslutet kan inte vara äldre.`
    : 'Dagen har inte kommit.';
  throw new PlanError('invalid', why, { subject: on.toString() });
};

/**
 * The board has decided on a locked report: its day, and the paragraph of the minutes. The same told again is the same.
 * @throws PlanError `conflict` where it is decided otherwise, `invalid` for a day before it was locked or after today.
 */
export const decideReport = async (
  store: PlannerStore,
  at: ReportAt,
  decision: { readonly on: Temporal.PlainDate; readonly paragraph: string },
  act: Act,
): Promise<BoardReport> => {
  const standing = standingOne(await readVersions(store, at.planKey, at));
  const { on, paragraph } = decision;
  const { record } = standing;
  if (record.state === 'decided') {
    if (record.meetingOn?.equals(on) && record.paragraph === paragraph) return record;
    const when = [record.meetingOn?.toString(), record.paragraph].filter(Boolean).join(', ');
    throw new PlanError('conflict', `Nämnden har redan beslutat om rapporten (${when}).`, {
      subject: `version ${record.number}`,
    });
  }
  requireDecidable(record, on, act);
  const decided = { ...standing.record, state: 'decided' as const, meetingOn: on, paragraph, acted: act };
  return (await store.change('reports', standing, decided, act)).record;
};

/** What a planner writes of the report itself; what is absent stays. */
export interface ReportWords {
  readonly introduction?: string;
  readonly summary?: string;
  /** By key of goal; "" takes a text away. */
  readonly areas?: Readonly<Record<string, string>>;
  readonly reference?: string;
  readonly officer?: string;
  readonly mbl?: string;
}

const withTexts = (texts: ReportTexts, { introduction, summary, areas = {} }: ReportWords): ReportTexts => ({
  introduction: introduction ?? texts.introduction,
  summary: summary ?? texts.summary,
  areas: Object.fromEntries(Object.entries({ ...texts.areas, ...areas }).filter(([, text]) => text !== '')),
});

/**
 * Keeps a report's own texts, in the version that is being written; one is begun where none is. They stay when the report
 * is made again. @throws PlanError `invalid` where it is locked: that is corrected first.
 */
export const writeReportWords = async (
  store: PlannerStore,
  at: ReportAt,
  words: ReportWords,
  act: Act,
): Promise<BoardReport> => {
  const versions = await readVersions(store, at.planKey, at);
  const records = versions.map(({ record }) => record);
  let open = versions.find(({ record }) => record.key === openReport(records)?.key);
  if (open === undefined) {
    const standing = standingReport(records);
    if (standing !== undefined) {
      throw new PlanError(
        'invalid',
        `Rapporten är låst (version ${standing.number}). Rätta den först: uppfoljning correct.`,
      );
    }
    [open] = await store.add('reports', [nextReport({ ...at, acted: act }, records)], act);
  }
  const { record } = open!;
  const { reference = record.reference, officer = record.officer, mbl = record.mbl } = words;
  const after = { ...record, texts: withTexts(record.texts, words), reference, officer, mbl, acted: act };
  return (await store.change('reports', open!, after, act)).record;
};
