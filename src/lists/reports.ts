import { keyField, planField, type ListSpec } from './field.ts';
import { actedFields } from './shared-fields.ts';
import { reportStateWords } from './words.ts';

export const reports: ListSpec = {
  name: 'Reports',
  title: 'Rapporter i arbete',
  description: 'Rapporten av ett uppföljningstillfälle till en nämnd: texter, läge och beslut.',
  schema: 1,
  titleColumn: 'Rapport',
  fields: [
    keyField,
    planField,
    { name: 'Period', title: 'Uppföljningstillfälle', kind: 'lookup', list: 'Periods', indexed: true },
    { name: 'Board', title: 'Nämnd', kind: 'lookup', list: 'Boards', indexed: true },
    { name: 'ReportForm', title: 'Form', kind: 'text' },
    { name: 'VersionNumber', title: 'Nummer', kind: 'number' },
    { name: 'Corrects', title: 'Rättar', kind: 'lookup', list: 'Reports', indexed: true },
    { name: 'Reference', title: 'Diarienummer', kind: 'text' },
    { name: 'Officer', title: 'Handläggare', kind: 'text' },
    { name: 'MeetingOn', title: 'Sammanträde', kind: 'day' },
    { name: 'Paragraph', title: 'Paragraf', kind: 'text' },
    { name: 'Mbl', title: 'Information eller förhandling enligt MBL', kind: 'note' },
    { name: 'Introduction', title: 'Inledning', kind: 'note' },
    { name: 'Summary', title: 'Sammanfattning', kind: 'note' },
    { name: 'AreaTexts', title: 'Texter till målområden', kind: 'note' },
    { name: 'ReportState', title: 'Läge', kind: 'choice', choices: Object.values(reportStateWords) },
    { name: 'Reason', title: 'Skäl', kind: 'note' },
    { name: 'ModelPath', title: 'Låst innehåll', kind: 'text' },
    { name: 'WordPath', title: 'Word', kind: 'text' },
    { name: 'PdfPath', title: 'PDF', kind: 'text' },
    { name: 'Fingerprint', title: 'Fingeravtryck', kind: 'text' },
    ...actedFields(),
  ],
  view: {
    fields: ['LinkTitle', 'Period', 'Board', 'VersionNumber', 'ReportState', 'Reference', 'MeetingOn', 'Paragraph'],
    orderBy: 'ActedAt',
  },
  versionLimit: 100,
  writtenBy: 'planners',
};
