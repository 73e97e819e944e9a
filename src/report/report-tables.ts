import type { ReportForm } from './form.ts';
import { fittedForm } from './fitted-columns.ts';
import type { ReportModel } from './report-model.ts';
import type { ReportBlock, ReportSection } from './report-sections.ts';
import { paragraphsOf } from './introduction.ts';
import { labelOf, TableLines, type LinesOf, type TableLine } from './table-lines.ts';

export interface TableHeading {
  /** 1 is the outermost. */
  readonly depth: number;
  readonly text: string;
  /** Under it: the report's own text, a paragraph each. */
  readonly body: readonly string[];
}

/** One table under its headings, whatever draws it: Word, a page for print. */
export interface ReportTable {
  readonly headings: readonly TableHeading[];
  /** What it is, to who cannot see it. */
  readonly caption: string;
  readonly heads: readonly string[];
  /** Each column's share of a hundred. */
  readonly widths: readonly number[];
  /** To be asked for once, in order. */
  readonly lines: Iterable<TableLine>;
}

interface PlacedBlock {
  readonly section: ReportSection;
  readonly block: ReportBlock;
  readonly place: string;
}

interface OpenTable {
  readonly headings: TableHeading[];
  readonly caption: string;
  readonly blocks: PlacedBlock[];
}

/** The heads of the form's columns; `{year}` is the plan's. */
export const headsOf = ({ columns }: ReportForm, year: number): readonly string[] =>
  columns.map(({ head }) => head.replaceAll('{year}', String(year)));

/** Cuts a report into tables where the form has a heading, and says which headings stand above each. */
const openTables = ({ form, sections }: ReportModel): readonly OpenTable[] => {
  const { levels, words } = form;
  const hasParts = sections.some(({ part }) => part !== '');
  const shift = hasParts ? 1 : 0;
  const areaDepth = levels.area === 'heading' ? 1 : 0;
  const municipalDepth = levels['municipal-goal'] === 'heading' ? 1 : 0;
  const tables: OpenTable[] = [];
  for (const [index, section] of sections.entries()) {
    const headings: TableHeading[] = [];
    if (section.part !== '') headings.push({ depth: 1, text: section.part, body: [] });
    const opensArea = areaDepth > 0 && section.opensArea && section.area !== '';
    if (opensArea) headings.push({ depth: shift + 1, text: section.area, body: paragraphsOf(section.areaText) });
    if (municipalDepth > 0 && section.municipalGoal !== '') {
      const text = words.municipalGoal + section.municipalGoal;
      headings.push({ depth: shift + areaDepth + 1, text, body: [] });
    }
    const isNew = tables.length === 0 || headings.length > 0 || municipalDepth > 0;
    const caption = section.municipalGoal || section.area;
    if (isNew) tables.push({ headings, caption, blocks: [] });
    for (const [at, block] of section.blocks.entries()) {
      if (levels.goal === 'heading' && block.goal) {
        const own: TableHeading = {
          depth: shift + areaDepth + municipalDepth + 1,
          text: labelOf('goal', form) + block.goal.title,
          body: [block.goal.description, block.goal.carriedOver].filter((text) => text !== ''),
        };
        const last = tables.at(-1);
        if (last && last.blocks.length === 0) last.headings.push(own);
        else tables.push({ headings: [own], caption: block.goal.title, blocks: [] });
      }
      tables.at(-1)?.blocks.push({ section, block, place: `${index}.${at}` });
    }
  }
  return tables;
};

function* linesIn(blocks: readonly PlacedBlock[], drawer: TableLines): Generator<TableLine> {
  for (const { section, block, place } of blocks) yield* drawer.block(section, block, place);
}

/** A report's tables in order. `linesOf` is how high a text stands in a column: it keeps rows together where that matters. */
export function* tablesOf(model: ReportModel, linesOf: LinesOf): Generator<ReportTable> {
  const form = fittedForm(model);
  const heads = headsOf(form, model.year);
  const widths = form.columns.map(({ width }) => width);
  for (const { headings, caption, blocks } of openTables(model)) {
    yield { headings, caption, heads, widths, lines: linesIn(blocks, new TableLines(form, linesOf)) };
  }
}
