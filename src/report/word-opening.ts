import type { ReportModel } from './report-model.ts';
import type { LegendLine } from './report-legend.ts';
import { besidesSection, firstSection, lastSection } from './word-page.ts';
import { sender } from './word-sender.ts';
import { headRow, widthsOf } from './word-table.ts';
import { cell, columnBreak, paragraph, row, run, tab, tableEnd, tableStart, type Xml } from './wordprocessing.ts';

const explained = ({ word, meaning }: LegendLine): Xml => `${run(word, { bold: true })}${tab}${run(meaning)}`;

const besideIntroduction = ({ form, legend, countingWords, remarks }: ReportModel): readonly Xml[] =>
  [
    ...(form.legend.place === 'beside' ? legend : []),
    { word: form.words.counting, meaning: countingWords },
    ...remarks,
  ].map(explained);

/** Characters of 10 points on a line beside the legend, and lines of them under the title on a page, roughly. */
const besideLegend = { characters: 95, lines: 22 };

/** Longer than what the first page has room for, it would go on in the legend's narrow column; of none, nothing is beside. */
const isBeside = ({ introduction }: ReportModel): boolean => {
  const lines = introduction.reduce((sum, text) => sum + Math.ceil(text.length / besideLegend.characters) + 0.5, 0);
  return lines > 0 && lines <= besideLegend.lines;
};

const summary = ({ form, summary: texts }: ReportModel): Xml =>
  texts.length === 0
    ? ''
    : paragraph(run(form.words.summary), { style: 'Heading1' }) +
      texts.map((text) => paragraph(run(text), { style: 'BodyText' })).join('');

/** The goals as judged, in a table of their own. */
const assessments = ({ form: { words }, assessments: judged }: ReportModel): Xml => {
  if (judged.length === 0) return '';
  const { heading, goal, assessment, analysis } = words.goals;
  const widths = widthsOf([28, 14, 58]);
  const cells = (texts: readonly string[]): Xml =>
    texts
      .map((text, index) => {
        const lines = text.split('\n').map((line) => paragraph(run(line, { bold: index === 0 })));
        return cell(lines.join(''), { width: widths[index] ?? 0 });
      })
      .join('');
  return [
    paragraph(run(heading), { style: 'Heading1' }),
    tableStart('ReportTable', widths, heading),
    headRow([goal, assessment, analysis], widths),
    ...judged.map((of) => row(cells([of.goal, of.assessment, of.analysis]))),
    tableEnd,
  ].join('');
};

/** The report above its tables: whose it is, of what, per which day; introduction and legend; summary and goals. */
export const opening = (model: ReportModel): Xml => {
  const body = model.introduction.map((text) => paragraph(run(text), { style: 'BodyText' }));
  const beside = isBeside(model);
  const right = besideIntroduction(model).map((entry, index) => (index === 0 && beside ? columnBreak + entry : entry));
  const section = beside ? besidesSection : lastSection;
  return [
    sender(model),
    paragraph(run(model.title), { style: 'Title' }),
    paragraph(run(model.subtitle), { style: 'Subtitle', section: firstSection }),
    ...body,
    ...right.map((content, index) =>
      paragraph(content, { style: 'Legend', ...(index === right.length - 1 ? { section } : {}) }),
    ),
    summary(model),
    assessments(model),
  ].join('');
};

/** What stands after the last table: the legend, where the form has it there, and its notes. */
export const closing = ({ form, legend }: ReportModel): Xml => {
  const entries = form.legend.place === 'after' ? legend : [];
  const heading = entries.length === 0 || form.legend.heading === '' ? [] : [form.legend.heading];
  return [
    ...heading.map((text) => paragraph(run(text, { bold: true }), { style: 'LegendHead' })),
    ...entries.map((entry) => paragraph(explained(entry), { style: 'LegendAfter' })),
    ...form.notes.map((text) => paragraph(run(text), { style: 'BodyText' })),
  ].join('');
};
