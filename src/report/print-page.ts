import type { ReportModel } from './report-model.ts';
import { printStyle } from './print-style.ts';
import { linesInPrint, printTable, type Html } from './print-table.ts';
import { tablesOf } from './report-tables.ts';
import { escapeXml } from './xml.ts';

const entries = (pairs: readonly { readonly word: string; readonly meaning: string }[]): Html =>
  pairs.map(({ word, meaning }) => `<dt>${escapeXml(word)}</dt><dd>${escapeXml(meaning)}</dd>`).join('');

/** What is not known is a line to write on. */
const filledIn = (label: string, value: string): Html =>
  `<dt>${escapeXml(label)}</dt>${value === '' ? '<dd class="blank">&nbsp;</dd>' : `<dd>${escapeXml(value)}</dd>`}`;

const sender = ({ form: { words }, sender: names, officer, date, reference }: ReportModel): Html =>
  `<header class="sender"><div>${names.map((name) => `<p>${escapeXml(name)}</p>`).join('')}</div>` +
  `<dl>${filledIn(words.officer, officer)}</dl>` +
  `<dl>${filledIn(words.date, date.toString())}${filledIn(words.reference, reference)}</dl></header>`;

/** Characters of introduction that have room beside the legend on the first page, roughly. */
const besideLegend = 1800;

const paragraphs = (texts: readonly string[]): Html => texts.map((text) => `<p>${escapeXml(text)}</p>`).join('');

const lines = (text: string): Html => text.split('\n').map(escapeXml).join('<br>');

const summary = ({ form, summary: texts }: ReportModel): Html =>
  texts.length === 0 ? '' : `<h2>${escapeXml(form.words.summary)}</h2><div class="text">${paragraphs(texts)}</div>`;

/** The goals as judged, in a table of their own. */
const assessments = ({ form: { words }, assessments: judged }: ReportModel): Html => {
  if (judged.length === 0) return '';
  const { heading, goal, assessment, analysis } = words.goals;
  const heads = [goal, assessment, analysis].map((head) => `<th scope="col">${escapeXml(head)}</th>`).join('');
  const rows = judged.map(
    (of) =>
      `<tr><th scope="row">${lines(of.goal)}</th><td>${lines(of.assessment)}</td><td>${lines(of.analysis)}</td></tr>`,
  );
  return (
    `<h2 id="judged">${escapeXml(heading)}</h2><table aria-labelledby="judged"><colgroup><col style="width:28%">` +
    `<col style="width:14%"><col style="width:58%"></colgroup><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`
  );
};

const opening = (model: ReportModel): Html => {
  const { form, legend, countingWords, remarks, introduction } = model;
  const isLong = introduction.length === 0 || introduction.join(' ').length > besideLegend;
  const beside = form.legend.place === 'beside' ? legend : [];
  return (
    `${sender(model)}<h1>${escapeXml(model.title)}</h1><p class="subtitle">${escapeXml(model.subtitle)}</p>` +
    `<div class="opening${isLong ? ' long' : ''}"><div>${paragraphs(introduction)}</div>` +
    `<dl class="legend">${entries([...beside, { word: form.words.counting, meaning: countingWords }, ...remarks])}</dl></div>` +
    summary(model) +
    assessments(model)
  );
};

/** What stands after the last table: the legend, where the form has it there, and its notes. */
const closing = ({ form, legend }: ReportModel): Html => {
  const after = form.legend.place === 'after' ? legend : [];
  const heading =
    after.length === 0 || form.legend.heading === '' ? '' : `<p><b>${escapeXml(form.legend.heading)}</b></p>`;
  const explained = after.length === 0 ? '' : `<dl class="legend">${entries(after)}</dl>`;
  return `<div class="closing">${heading}${explained}${paragraphs(form.notes)}</div>`;
};

/**
 * A report as a page for print (HTML, one file, no scripts, nothing fetched): A4 landscape, in Swedish, with headings
 * and table heads as what they are, so that a browser prints it as a tagged PDF. In pieces, as `wordReport`'s text.
 */
export function* printPage(model: ReportModel): Generator<Html> {
  const { title, subtitle, reference, edition, movedNote } = model;
  const foot = [reference, edition, movedNote].filter((text) => text !== '').join(' · ');
  yield `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${escapeXml(`${title}, ${subtitle}`)}</title>`;
  yield `<meta name="viewport" content="width=device-width"><style>${printStyle(foot)}</style></head><body>${opening(model)}`;
  let heading = 0;
  for (const table of tablesOf(model, linesInPrint)) {
    for (const { depth, text, body } of table.headings) {
      heading += 1;
      yield `<h${depth + 1} id="h${heading}">${escapeXml(text)}</h${depth + 1}>`;
      if (body.length > 0) yield `<div class="text">${paragraphs(body)}</div>`;
    }
    yield* printTable(table, table.headings.length === 0 ? '' : `h${heading}`);
  }
  yield `${closing(model)}</body></html>`;
}
