import type { Temporal } from 'temporal-polyfill';

/** A line of a cell; one of a list has its bullet drawn. */
export interface MemoLine {
  readonly text: string;
  readonly bullet?: boolean;
  readonly bold?: boolean;
}

export interface MemoTable {
  readonly kind: 'table';
  /** What it is, to who cannot see it. */
  readonly caption: string;
  /** From the left; all widths together are 100. Figures stand to the right. */
  readonly columns: readonly { readonly head: string; readonly width: number; readonly figures?: boolean }[];
  readonly rows: readonly {
    readonly cells: readonly (readonly MemoLine[])[];
    /** A sum of the rows above it. */
    readonly isTotal?: boolean;
  }[];
}

export type MemoBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly bold?: boolean }
  | { readonly kind: 'items'; readonly items: readonly string[]; readonly numbered?: boolean }
  /** What somebody has to fill in: a line to write on. */
  | { readonly kind: 'blank' }
  | MemoTable;

/** A document of running text and tables, A4 upright: tjänsteskrivelse, programme, objektplan. */
export interface Memo {
  readonly title: string;
  readonly subtitle: string;
  /** Municipality and administration, a line each. */
  readonly sender: readonly string[];
  /** The board it is written to; "" where it is to none. */
  readonly recipient: string;
  readonly date: Temporal.PlainDate;
  /** "" leaves a blank to fill in. */
  readonly officer: string;
  readonly reference: string;
  readonly blocks: readonly MemoBlock[];
}

export const heading = (text: string, level: 1 | 2 = 1): MemoBlock => ({ kind: 'heading', level, text });

export const paragraphs = (...texts: readonly string[]): readonly MemoBlock[] =>
  texts.filter((text) => text !== '').map((text) => ({ kind: 'paragraph', text }));

/** Items, or a line to write on where there are none. */
export const itemsOrBlank = (items: readonly string[], numbered = false): MemoBlock =>
  items.length === 0 ? { kind: 'blank' } : { kind: 'items', items, numbered };

export const line = (text: string, look: Omit<MemoLine, 'text'> = {}): readonly MemoLine[] => [{ text, ...look }];

/** A text's own lines. */
export const lines = (text: string): readonly MemoLine[] => text.split('\n').map((one) => ({ text: one }));
