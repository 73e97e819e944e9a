import { reportStateWords } from '../lists/words.ts';
import type { BoardReport } from '../plan/report.ts';
import { acted } from './acted-columns.ts';
import {
  dayOrNull,
  number,
  ownKey,
  text,
  textsByName,
  word,
  writtenDay,
  writtenTexts,
  type Columns,
  type ListItem,
} from './columns.ts';
import type { References } from './references.ts';

export const reportIn = (item: ListItem, references: References): BoardReport => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  periodKey: references.key(item, 'Period', 'Periods'),
  boardKey: references.keyOrNull(item, 'Board', 'Boards'),
  form: text(item, 'ReportForm'),
  number: number(item, 'VersionNumber'),
  corrects: references.keyOrNull(item, 'Corrects', 'Reports'),
  reference: text(item, 'Reference'),
  officer: text(item, 'Officer'),
  meetingOn: dayOrNull(item, 'MeetingOn'),
  paragraph: text(item, 'Paragraph'),
  mbl: text(item, 'Mbl'),
  texts: {
    introduction: text(item, 'Introduction'),
    summary: text(item, 'Summary'),
    areas: textsByName(item, 'AreaTexts'),
  },
  state: word(item, 'ReportState', reportStateWords),
  reason: text(item, 'Reason'),
  files: { model: text(item, 'ModelPath'), word: text(item, 'WordPath'), pdf: text(item, 'PdfPath') },
  fingerprint: text(item, 'Fingerprint'),
  acted: acted(item, references),
});

export const reportColumns = (report: BoardReport, references: References): Columns => ({
  Key: report.key,
  PlanId: references.idOf('Plans', report.planKey),
  PeriodId: references.idOf('Periods', report.periodKey),
  BoardId: report.boardKey === null ? null : references.idOf('Boards', report.boardKey),
  Title: [report.boardKey ?? 'Alla nämnder', report.form, String(report.number)].join(', '),
  ReportForm: report.form || null,
  VersionNumber: report.number,
  CorrectsId: report.corrects === null ? null : references.idOf('Reports', report.corrects),
  Reference: report.reference || null,
  Officer: report.officer || null,
  MeetingOn: writtenDay(report.meetingOn),
  Paragraph: report.paragraph || null,
  Mbl: report.mbl || null,
  Introduction: report.texts.introduction || null,
  Summary: report.texts.summary || null,
  AreaTexts: writtenTexts(report.texts.areas),
  ReportState: reportStateWords[report.state],
  Reason: report.reason || null,
  ModelPath: report.files.model || null,
  WordPath: report.files.word || null,
  PdfPath: report.files.pdf || null,
  Fingerprint: report.fingerprint || null,
});
