import type { ReportModel } from './report-model.ts';
import { besidesSection, firstSection, lastSection } from './word-page.ts';
import { documentNamespaces, wordParts } from './word-package.ts';
import { sender } from './word-sender.ts';
import { tableDrawer } from './word-table.ts';
import { columnBreak, paragraph, run, tab, type Xml } from './wordprocessing.ts';
import { xmlDeclaration } from './xml.ts';
import { zipped } from './zip.ts';

const legend = ({ form, legend: entries, countingWords, remarks }: ReportModel): readonly Xml[] =>
  [...entries, { word: form.words.counting, meaning: countingWords }, ...remarks].map(
    ({ word, meaning }) => `${run(word, { bold: true })}${tab}${run(meaning)}`,
  );

/** Characters of 10 points on a line beside the legend, and lines of them under the title on a page, roughly. */
const besideLegend = { characters: 95, lines: 22 };

/** Longer than what the first page has room for, it would go on in the legend's narrow column. */
const isLong = ({ introduction }: ReportModel): boolean =>
  introduction.reduce((sum, text) => sum + Math.ceil(text.length / besideLegend.characters) + 0.5, 0) >
  besideLegend.lines;

/** First page above the tables: whose report, of what, per which day; introduction and legend. */
const opening = (model: ReportModel): Xml => {
  const body = model.introduction.map((text) => paragraph(run(text), { style: 'BodyText' }));
  const long = isLong(model);
  const right = legend(model).map((entry, index) => (index === 0 && !long ? columnBreak + entry : entry));
  const section = long ? lastSection : besidesSection;
  return [
    sender(model),
    paragraph(run(model.title), { style: 'Title' }),
    paragraph(run(model.subtitle), { style: 'Subtitle', section: firstSection }),
    ...body,
    ...right.map((content, index) =>
      paragraph(content, { style: 'Legend', ...(index === right.length - 1 ? { section } : {}) }),
    ),
  ].join('');
};

function* documentText(model: ReportModel): Generator<string> {
  const { form, sections } = model;
  const drawTable = tableDrawer(form);
  yield `${xmlDeclaration}<w:document ${documentNamespaces}><w:body>`;
  yield opening(model);
  for (const section of sections) {
    const headings = [
      ...(section.opensArea ? [paragraph(run(section.area), { style: 'Heading1' })] : []),
      ...(section.municipalGoal === ''
        ? []
        : [paragraph(run(form.words.municipalGoal + section.municipalGoal), { style: 'Heading2' })]),
    ];
    // Two tables with nothing between them are one to Word.
    yield headings.length === 0 ? paragraph('') : headings.join('');
    yield* drawTable(section);
  }
  yield `${paragraph('')}${lastSection}</w:body></w:document>`;
}

/** A report as a Word document (.docx), A4 landscape; the same report gives the same bytes. */
export const wordReport = (model: ReportModel): Promise<Uint8Array<ArrayBuffer>> =>
  zipped(wordParts(model, documentText(model)));

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
