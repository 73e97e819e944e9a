import type { ReportModel } from './report-model.ts';
import { printStyle } from './print-style.ts';
import { printTable, type Html } from './print-table.ts';
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

const opening = (model: ReportModel): Html => {
  const { form, legend, countingWords, remarks, introduction } = model;
  const isLong = introduction.join(' ').length > besideLegend;
  return (
    `${sender(model)}<h1>${escapeXml(model.title)}</h1><p class="subtitle">${escapeXml(model.subtitle)}</p>` +
    `<div class="opening${isLong ? ' long' : ''}"><div>${introduction.map((text) => `<p>${escapeXml(text)}</p>`).join('')}</div>` +
    `<dl class="legend">${entries([...legend, { word: form.words.counting, meaning: countingWords }, ...remarks])}</dl></div>`
  );
};

/**
 * A report as a page for print (HTML, one file, no scripts, nothing fetched): A4 landscape, in Swedish, with headings
 * and table heads as what they are, so that a browser prints it as a tagged PDF. In pieces, as `wordReport`'s text.
 */
export function* printPage(model: ReportModel): Generator<Html> {
  const { form, sections, title, subtitle, reference, movedNote } = model;
  const foot = [reference, movedNote].filter((text) => text !== '').join(' · ');
  yield `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${escapeXml(`${title}, ${subtitle}`)}</title>`;
  yield `<meta name="viewport" content="width=device-width"><style>${printStyle(foot)}</style></head><body>${opening(model)}`;
  for (const [index, section] of sections.entries()) {
    const [area, goal] = [`a${index}`, `g${index}`];
    if (section.opensArea) yield `<h2 id="${area}">${escapeXml(section.area)}</h2>`;
    const isUnderGoal = section.municipalGoal !== '';
    if (isUnderGoal) yield `<h3 id="${goal}">${escapeXml(form.words.municipalGoal + section.municipalGoal)}</h3>`;
    yield* printTable(section, form, isUnderGoal ? goal : section.opensArea ? area : '');
  }
  yield '</body></html>';
}
