import { missingFollowUps } from './close-period.ts';
import { asFileName } from './file-name.ts';
import type { FollowUp } from './follow-up.ts';
import type { Period } from './period.ts';
import type { Act } from './person.ts';
import { isPlanError, PlanError } from './plan-error.ts';
import type { PlannerStore, Versioned } from './planner-store.ts';
import type { BoardReport } from './report.ts';
import { isLocked, nextReport, openReport, standingReport, versionsOf, type ReportOf } from './report-versions.ts';
import { dayOf } from './stockholm-day.ts';

/** A report as it was printed to be locked. */
export interface PrintedReport {
  /** The model as data. */
  readonly model: Uint8Array;
  readonly word: Uint8Array;
  readonly pdf: Uint8Array;
  /** Of the model's bytes. */
  readonly fingerprint: string;
}

/** Prints the report as the lists stand: by a host, since it needs what writes Word and PDF. */
export type PrintReport = (report: BoardReport) => Promise<PrintedReport>;

export interface LockWanted extends ReportOf {
  readonly planKey: string;
  /** The plan's year: the folder in Rapporter. */
  readonly year: number;
  readonly period: Period;
  /** Name of the form; "" as the version before. */
  readonly form: string;
}

type Standing = Versioned<BoardReport>;

/** The versions of one report with what each is guarded by, the first first. */
export const readVersions = async (
  store: PlannerStore,
  planKey: string,
  of: ReportOf,
): Promise<readonly Standing[]> => {
  const all = await store.all('reports', planKey);
  const byKey = new Map(all.map((standing) => [standing.record.key, standing]));
  const records = all.map(({ record }) => record);
  return versionsOf(records, of).map(({ key }) => byKey.get(key)!);
};

const recordsOf = (versions: readonly Standing[]): readonly BoardReport[] => versions.map(({ record }) => record);

const lockedAlready = ({ number, acted }: BoardReport): PlanError =>
  new PlanError(
    'conflict',
    `Rapporten är redan låst (version ${number}, ${acted.by.name}, ${dayOf(acted.at).toString()}).`,
    {
      subject: `version ${number}`,
    },
  );

const withVersion = ({ record, version }: Versioned<Omit<FollowUp, 'version'>>): FollowUp => ({ ...record, version });

/**
 * Every activity of the board has a FollowUp in the period: those that nobody answered for as such. When the report is
 * first locked: what came into the plan after that is in no later version of it.
 */
const fillUp = async (store: PlannerStore, { planKey, period, boardKey }: LockWanted, act: Act): Promise<number> => {
  const [activities, followUps, periods, plans] = await Promise.all([
    store.all('activities', planKey),
    store.all('followUps', planKey),
    store.all('periods', planKey),
    store.all('plans', planKey),
  ]);
  const ofBoard = activities
    .map(({ record }) => record)
    .filter(({ boards }) => boardKey === null || boards.includes(boardKey));
  const [plan] = plans;
  const told = {
    followUps: followUps.map(withVersion),
    periods: periods.map(({ record }) => record),
    ...(plan === undefined ? {} : { plan: plan.record }),
  };
  const missing = missingFollowUps(ofBoard, period, told, act);
  await store.add('followUps', missing, act);
  return missing.length;
};

/** The version's files lie side by side; their name ends with the content's print, since none is ever written over. */
const stemOf = ({ year, boardKey, period }: LockWanted, number: number, fingerprint: string): string =>
  `${year}/${asFileName(boardKey ?? 'alla')}/${asFileName(period.name)}-v${number}-${fingerprint.slice(0, 8)}`;

/** A PDF carries the moment it was printed: the one that is there is of the same model. */
const unlessThere = async (write: () => Promise<void>): Promise<void> => {
  try {
    await write();
  } catch (error) {
    if (!isPlanError(error, 'conflict')) throw error;
  }
};

/** The one that a locked correction corrects is marked so; also where a lock died before it came to that. */
const markCorrected = async (store: PlannerStore, versions: readonly Standing[], act: Act): Promise<void> => {
  const corrected = new Set(
    recordsOf(versions).flatMap((one) => (isLocked(one) && one.corrects ? [one.corrects] : [])),
  );
  for (const standing of versions) {
    const { record } = standing;
    if (!corrected.has(record.key) || record.state === 'corrected') continue;
    await store.change('reports', standing, { ...record, state: 'corrected' }, act);
  }
};

export interface LockedReport {
  readonly report: BoardReport;
  /** FollowUps that were made, unanswered. */
  readonly made: number;
}

/**
 * Locks a report of a closed period: a FollowUp for every activity, then the model as data with its Word and PDF in the
 * library, and last the record, guarded by its version, so that nothing half done is ever shown as locked and of two who
 * lock at once one is told of the other. Dying anywhere, the same call does the rest.
 * @throws PlanError `conflict` where it is locked already, `invalid` where the period is not closed, and as `PlannerStore`.
 */
export const lockReport = async (
  store: PlannerStore,
  wanted: LockWanted,
  print: PrintReport,
  act: Act,
): Promise<LockedReport> => {
  const { planKey, period, form } = wanted;
  if (period.state !== 'closed') {
    throw new PlanError(
      'invalid',
      'Tillfället är inte stängt. Stäng det först, så att svaren inte ändras under tiden.',
      {
        subject: period.name,
      },
    );
  }
  const versions = await readVersions(store, planKey, wanted);
  await markCorrected(store, versions, act);
  const open = openReport(recordsOf(versions));
  const standing = standingReport(recordsOf(versions));
  if (open === undefined && standing !== undefined) throw lockedAlready(standing);
  const begun =
    open === undefined
      ? await begin(
          store,
          wanted,
          nextReport({ ...wanted, acted: act }, recordsOf(versions), form === '' ? {} : { form }),
          act,
        )
      : versions.find(({ record }) => record.key === open.key)!;
  const made = begun.record.number > 1 ? 0 : await fillUp(store, wanted, act);
  const report = { ...begun.record, form: form === '' ? begun.record.form : form, acted: act };
  const printed = await print(report);
  const stem = stemOf(wanted, report.number, printed.fingerprint);
  const files = { model: `${stem}.json`, word: `${stem}.docx`, pdf: `${stem}.pdf` };
  await store.files.write(files.model, printed.model, act);
  await store.files.write(files.word, printed.word, act);
  await unlessThere(() => store.files.write(files.pdf, printed.pdf, act));
  const locked = { ...report, state: 'locked' as const, files, fingerprint: printed.fingerprint };
  const { record } = await lastly(store, wanted, begun, locked, act);
  await markCorrected(store, await readVersions(store, planKey, wanted), act);
  return { report: record, made };
};

/** Two who begin at once make one record: its key is the same. */
const begin = async (store: PlannerStore, wanted: LockWanted, report: BoardReport, act: Act): Promise<Standing> => {
  try {
    const [added] = await store.add('reports', [report], act);
    return added!;
  } catch (error) {
    if (!isPlanError(error, 'conflict')) throw error;
    const there = (await readVersions(store, wanted.planKey, wanted)).find(({ record }) => record.key === report.key);
    if (there === undefined) throw error;
    if (isLocked(there.record)) throw lockedAlready(there.record);
    return there;
  }
};

/** Who comes second is told by whom it was locked. */
const lastly = async (
  store: PlannerStore,
  wanted: LockWanted,
  begun: Standing,
  locked: BoardReport,
  act: Act,
): Promise<Standing> => {
  try {
    return await store.change('reports', begun, locked, act);
  } catch (error) {
    if (!isPlanError(error, 'conflict')) throw error;
    const there = (await readVersions(store, wanted.planKey, wanted)).find(({ record }) => record.key === locked.key);
    if (there !== undefined && isLocked(there.record)) throw lockedAlready(there.record);
    throw error;
  }
};
