import { isBoardName } from './boards.ts';
import type { Columns } from './column-head.ts';
import { titleOf } from './document-facts.ts';
import { isGeneric } from './row-kind.ts';
import type { TextLine } from './table.ts';

/** What a table's rows stand under. */
export interface Heading {
  readonly area: string;
  readonly municipalGoal: string;
}

/** A heading with the goal that it names, for a table that has no column for goals. */
export interface Above extends Heading {
  readonly goal: TextLine | null;
  /** A board's name that is a heading; "" where none is. */
  readonly board: string;
}

const goalLabel =
  /^(?:nämnd|effekt|verksamhets|inriktnings|resultat|program|del|enhets|utvecklings)?mål(?:et)?(?:\s*[\d.]+)?\s*[:–-]\s*(.+)$/iu;
const areaLabel =
  /^(?:(?:mål|fokus|utvecklings|verksamhets|insats|prioriterat )?område|perspektiv|tema|inriktning)(?:\s*[\d.]+)?\s*[:–-]\s*(.+)$/iu;

export const isLabelledGoal = (text: string): boolean => goalLabel.test(text);
export const isLabelledHeading = (text: string): boolean => goalLabel.test(text) || areaLabel.test(text);

const withoutNumber = (text: string): string => text.replace(/^\d+(?:\.\d+)*\.?\s+/u, '');

export const hasGoals = ({ kinds }: Columns): boolean => kinds.includes('goal');

/** The headings that hold, by what they say, how they are styled, and where they stand. */
export class Outline {
  #area = '';
  #municipalGoal = '';
  #goal: TextLine | null = null;
  #board = '';
  /** Word's headings by their level. */
  readonly #styled = new Map<number, TextLine>();
  #isChanged = false;

  get above(): Above {
    return { area: this.#area, municipalGoal: this.#municipalGoal, goal: this.#goal, board: this.#board };
  }

  municipal(text: string, area: string | undefined): void {
    if (area !== undefined) this.#area = area;
    this.#municipalGoal = text;
    this.#goal = null;
  }

  area(text: string, keepsMunicipalGoal = false): void {
    this.#area = text;
    this.#goal = null;
    if (!keepsMunicipalGoal) this.#municipalGoal = '';
  }

  board(name: string): void {
    this.#board = name;
  }

  goal(line: TextLine): void {
    this.#goal = line;
  }

  /** "Mål 1: …" and "Fokusområde: …" say what they are. */
  labelled(line: TextLine): void {
    if (goalLabel.test(line.text)) this.goal(line);
    else this.area(areaLabel.exec(line.text)?.[1] ?? line.text);
  }

  /** A row of the table that is a heading; of two after one another the first is the wider. */
  row(line: TextLine, columns: Columns, isAfterHeading: boolean): void {
    if (isLabelledHeading(line.text)) this.labelled(line);
    else if (hasGoals(columns)) this.area(line.text);
    else {
      if (isAfterHeading && this.#goal) this.area(this.#goal.text);
      this.goal(line);
    }
  }

  styled(line: TextLine, level: number): void {
    for (const deeper of [...this.#styled.keys()].filter((other) => other >= level)) this.#styled.delete(deeper);
    this.#styled.set(level, line);
    this.#isChanged = true;
  }

  /** Before a table: the styled headings as levels of the plan, the deepest the narrowest. */
  settle(columns: Columns, opening: readonly TextLine[]): void {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    const title = titleOf(opening);
    const lines = [...this.#styled]
      .toSorted(([a], [b]) => a - b)
      .map(([, line]) => ({ ...line, text: withoutNumber(line.text) }))
      .filter(({ text }) => text !== title && !isGeneric(text));
    const board = columns.kinds.includes('boards') ? -1 : lines.findLastIndex(({ text }) => isBoardName(text));
    if (board >= 0) this.#board = lines.splice(board, 1)[0]?.text ?? '';
    const goal = hasGoals(columns) ? null : (lines.pop() ?? null);
    const municipalGoal = lines.length > 1 ? (lines.pop()?.text ?? '') : '';
    this.#municipalGoal = municipalGoal;
    this.#area = lines.at(-1)?.text ?? '';
    this.#goal = goal;
  }
}
