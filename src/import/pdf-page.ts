import type { HeldSoFar } from './held-so-far.ts';
import { identity, matrixOf, placed, within, type Matrix } from './pdf-matrix.ts';
import { rulesOfPath, type Rule } from './pdf-rules.ts';

/** Text of one look on one line, with no gap in it. Points from the page's upper left corner, y at the letters' foot. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where each of its characters ends. */
  readonly ends: readonly number[];
  readonly size: number;
  readonly italic: boolean;
  readonly bold: boolean;
}

export interface PdfPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly rules: readonly Rule[];
  readonly pictures: number;
}

/** A page as pdf.js gives it; only what is asked for here. */
export interface PdfJsPage {
  readonly getViewport: (options: { scale: number }) => {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  readonly getOperatorList: () => Promise<{
    readonly fnArray: readonly number[];
    readonly argsArray: readonly unknown[];
  }>;
  readonly commonObjs: { readonly has: (id: string) => boolean; readonly get: (id: string) => unknown };
  readonly cleanup: () => unknown;
}

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

interface State {
  readonly matrix: Matrix;
  readonly font: string;
  readonly size: number;
  readonly spacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
}

/** A gap this wide, of the letters' size, is between two pieces. */
const gap = 0.15;

/** Signs that are two letters drawn as one. */
const ligature = /[\ufb00-\ufb06]/gu;

const numbersIn = (args: unknown): readonly number[] => {
  const list = args as readonly unknown[];
  const [first] = list;
  return Array.from((typeof first === 'number' ? list : (first as ArrayLike<number>)) as ArrayLike<number>);
};

/** Walks what pdf.js would draw (ISO 32000-1, 9.4) and keeps the letters and the lines with their places. */
class Drawing {
  readonly pieces: Piece[] = [];
  readonly rules: Rule[] = [];
  pictures = 0;
  readonly #page: PdfJsPage;
  readonly #held: HeldSoFar;
  readonly #stack: State[] = [];
  #state: State;
  #text: Matrix = identity;
  #line: Matrix = identity;

  constructor(page: PdfJsPage, start: Matrix, held: HeldSoFar) {
    this.#page = page;
    this.#held = held;
    this.#state = { matrix: start, font: '', size: 1, spacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 };
  }

  draw(operator: string, args: unknown): void {
    const number = (): number => numbersIn(args)[0] ?? 0;
    switch (operator) {
      case 'save':
        this.#stack.push(this.#state);
        break;
      case 'restore':
      case 'paintFormXObjectEnd':
        this.#state = this.#stack.pop() ?? this.#state;
        break;
      case 'transform':
        this.#set({ matrix: within(this.#state.matrix, matrixOf(numbersIn(args))) });
        break;
      case 'paintFormXObjectBegin': {
        const [matrix] = args as readonly [ArrayLike<number> | null];
        this.#stack.push(this.#state);
        if (matrix) this.#set({ matrix: within(this.#state.matrix, matrixOf(matrix)) });
        break;
      }
      case 'beginText':
        this.#line = identity;
        this.#text = identity;
        break;
      case 'setTextMatrix':
        this.#line = matrixOf(numbersIn(args));
        this.#text = this.#line;
        break;
      case 'setLeadingMoveText':
        this.#set({ leading: -(numbersIn(args)[1] ?? 0) });
        this.#move(...(numbersIn(args) as [number, number]));
        break;
      case 'moveText':
        this.#move(...(numbersIn(args) as [number, number]));
        break;
      case 'nextLine':
        this.#move(0, -this.#state.leading);
        break;
      case 'setLeading':
        this.#set({ leading: number() });
        break;
      case 'setCharSpacing':
        this.#set({ spacing: number() });
        break;
      case 'setWordSpacing':
        this.#set({ wordSpacing: number() });
        break;
      case 'setHScale':
        this.#set({ scale: number() / 100 });
        break;
      case 'setTextRise':
        this.#set({ rise: number() });
        break;
      case 'setFont': {
        const [font, size] = args as readonly [string, number];
        this.#set({ font, size });
        break;
      }
      case 'showText':
        this.#show((args as readonly [readonly (Glyph | number)[]])[0]);
        break;
      case 'constructPath':
        this.rules.push(...rulesOfPath(args, this.#state.matrix));
        this.#held.piece();
        break;
      default:
        if (operator.startsWith('paintImage') || operator.startsWith('paintInlineImage')) this.pictures += 1;
    }
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #move(x: number, y: number): void {
    this.#line = within(this.#line, [1, 0, 0, 1, x, y]);
    this.#text = this.#line;
  }

  /** The font's own name says how it looks: "BAAAAA+LiberationSerif-Italic". */
  #look(): { readonly italic: boolean; readonly bold: boolean } {
    const { commonObjs } = this.#page;
    const font = commonObjs.has(this.#state.font) ? commonObjs.get(this.#state.font) : null;
    const name = (font as { readonly name?: string } | null)?.name ?? '';
    return { italic: /italic|oblique/i.test(name), bold: /bold|black|heavy/i.test(name) };
  }

  #show(glyphs: readonly (Glyph | number)[]): void {
    const { matrix, size, spacing, wordSpacing, scale, rise } = this.#state;
    const all = within(matrix, this.#text);
    const foot = placed(all, 0, rise)[1];
    const height = Math.hypot(all[2], all[3]) * Math.abs(size);
    const look = this.#look();
    let at = 0;
    let open: { text: string; x: number; ends: number[] } | null = null;
    const close = (): void => {
      if (open && open.text !== '') {
        this.#held.piece(1 + Math.ceil(open.text.length / 20));
        this.pieces.push({ ...open, y: foot, size: height, ...look });
      }
      open = null;
    };
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        const step = (glyph / 1000) * size * scale;
        at -= step;
        if (Math.abs(step) > gap * Math.abs(size)) close();
        continue;
      }
      const x = placed(all, at, rise)[0];
      at += ((glyph.width / 1000) * size + spacing + (glyph.isSpace ? wordSpacing : 0)) * scale;
      const end = placed(all, at - spacing * scale, rise)[0];
      const text = glyph.unicode.replaceAll('\0', '').replaceAll(ligature, (sign) => sign.normalize('NFKC'));
      const piece: { text: string; x: number; ends: number[] } = open ?? { text: '', x, ends: [] };
      piece.text += text;
      for (let count = text.length; count > 0; count -= 1) piece.ends.push(end);
      open = piece;
    }
    close();
    this.#text = within(this.#text, [1, 0, 0, 1, at, 0]);
  }
}

/** What a page shows, by place. `operators` names pdf.js's operators by their numbers. */
export const readPage = async (
  number: number,
  page: PdfJsPage,
  operators: ReadonlyMap<number, string>,
  held: HeldSoFar,
): Promise<PdfPage> => {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  const drawing = new Drawing(page, matrixOf(transform), held);
  for (const [index, operator] of fnArray.entries()) drawing.draw(operators.get(operator) ?? '', argsArray[index]);
  page.cleanup();
  const { pieces, rules, pictures } = drawing;
  return { number, width, height, pieces, rules, pictures };
};
