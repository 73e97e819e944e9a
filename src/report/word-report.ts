import type { ReportModel } from './report-model.ts';
import { tablesOf } from './report-tables.ts';
import { closing, opening } from './word-opening.ts';
import { lastSection } from './word-page.ts';
import { documentNamespaces, wordParts } from './word-package.ts';
import { drawTable, linesInWord } from './word-table.ts';
import { paragraph, run } from './wordprocessing.ts';
import { xmlDeclaration } from './xml.ts';
import { zipped } from './zip.ts';

function* documentText(model: ReportModel): Generator<string> {
  yield `${xmlDeclaration}<w:document ${documentNamespaces}><w:body>`;
  yield opening(model);
  for (const table of tablesOf(model, linesInWord)) {
    // Two tables with nothing between them are one to Word.
    if (table.headings.length === 0) yield paragraph('');
    for (const { depth, text, body } of table.headings) {
      yield paragraph(run(text), { style: `Heading${depth}` });
      for (const of of body) yield paragraph(run(of), { style: 'BodyText', keepNext: true });
    }
    yield* drawTable(table);
  }
  yield `${paragraph('')}${closing(model)}${lastSection}</w:body></w:document>`;
}

/** A report as a Word document (.docx), A4 landscape; the same report gives the same bytes. */
export const wordReport = (model: ReportModel): Promise<Uint8Array<ArrayBuffer>> => {
  const foot = [model.reference, model.edition, model.movedNote];
  return zipped(wordParts({ ...model, foot }, documentText(model)));
};

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
