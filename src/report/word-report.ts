import type { ReportModel } from './report-model.ts';
import { besidesSection, firstSection, lastSection, textWidth } from './word-page.ts';
import { documentNamespaces, wordParts } from './word-package.ts';
import { tableDrawer } from './word-table.ts';
import { columnBreak, paragraph, run, tab, twips, type TabStop, type Xml } from './wordprocessing.ts';
import { xmlDeclaration } from './xml.ts';
import { zipped } from './zip.ts';

const stops = { officer: twips(165), officerEnd: twips(214), label: twips(221), value: twips(236) };

/** Sender to the left; to the right who handles it, its day and its number, a line to write on where that is not known. */
const sender = ({ form: { words }, sender: lines, officer, date, reference }: ReportModel): Xml => {
  const [first = '', second = '', ...more] = lines;
  const at = (position: number, blank = false): TabStop => ({ at: position, blank });
  const quiet = { quiet: true };
  const upper = paragraph(
    `${run(first, { bold: true })}${tab}${run(words.officer, quiet)}${tab}${run(words.date, quiet)}${tab}${run(date.toString())}`,
    { style: 'Sender', tabs: [at(stops.officer), at(stops.label), at(stops.value)] },
  );
  const lower = paragraph(
    `${run(second)}${tab}${officer === '' ? tab : run(officer)}${tab}${run(words.reference, quiet)}${tab}${reference === '' ? tab : run(reference)}`,
    {
      style: 'Sender',
      tabs: [
        at(stops.officer),
        ...(officer === '' ? [at(stops.officerEnd, true)] : []),
        at(stops.label),
        at(stops.value),
        ...(reference === '' ? [{ at: textWidth, side: 'right' as const, blank: true }] : []),
      ],
    },
  );
  return [upper, lower, ...more.map((line) => paragraph(run(line), { style: 'Sender' }))].join('');
};

const legend = ({ form, legend: entries, countingWords }: ReportModel): readonly Xml[] =>
  [...entries, { word: form.words.counting, meaning: countingWords }].map(
    ({ word, meaning }) => `${run(word, { bold: true })}${tab}${run(meaning)}`,
  );

/** First page above the tables: whose report, of what, per which day; introduction and legend. */
const opening = (model: ReportModel): Xml => {
  const body = model.introduction.map((text) => paragraph(run(text), { style: 'BodyText' }));
  const [firstEntry = '', ...entries] = legend(model);
  const right = [columnBreak + firstEntry, ...entries];
  return [
    sender(model),
    paragraph(run(model.title), { style: 'Title' }),
    paragraph(run(model.subtitle), { style: 'Subtitle', section: firstSection }),
    ...body,
    ...right.map((content, index) =>
      paragraph(content, { style: 'Legend', ...(index === right.length - 1 ? { section: besidesSection } : {}) }),
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
