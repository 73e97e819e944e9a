import type { PlanContent } from '../plan/plan.ts';
import type { BoardReport, ReportState } from '../plan/report.ts';
import { dayOf } from '../plan/stockholm-day.ts';

const stateWords: Readonly<Record<ReportState, string>> = {
  draft: 'utkast',
  reviewed: 'granskad',
  locked: 'låst',
  decided: 'beslutad',
  corrected: 'ersatt av en rättelse',
  returned: 'återremitterad',
};

/** A report's version as `--json` prints it. */
export const toldReport = ({ acted, meetingOn, ...report }: BoardReport) => ({
  ...report,
  meetingOn: meetingOn?.toString() ?? null,
  acted: { by: acted.by.name, at: acted.at, via: acted.via },
});

/** "Bildningsnämnden, Delår 2, version 1: låst 2022-09-12 (Controller).", and where its files lie. */
export function reportInWords(report: BoardReport, { boards, periods }: PlanContent): readonly string[] {
  const board = boards.find(({ key }) => key === report.boardKey);
  const whose = report.boardKey === null ? 'Alla nämnder' : board?.name || report.boardKey;
  const period = periods.find(({ key }) => key === report.periodKey)?.name ?? report.periodKey;
  const { by, at } = report.acted;
  const state = `${stateWords[report.state]} ${dayOf(at).toString()} (${by.name})`;
  const decided = report.paragraph === '' ? '' : `, ${report.paragraph} den ${report.meetingOn?.toString() ?? '?'}`;
  const reason = report.reason === '' ? '' : ` Skäl: ${report.reason}.`;
  const files = Object.values(report.files).filter((path) => path !== '');
  return [
    `${whose}, ${period}, version ${report.number}: ${state}${decided}.${reason}`,
    ...files.map((path) => `  Rapporter/${path}`),
  ];
}
