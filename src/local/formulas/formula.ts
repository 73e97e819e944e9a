import { badFormula } from './formula-error.ts';

/** A formula of a calculated column, read. */
export type Formula =
  | { readonly kind: 'literal'; readonly value: number | string }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] }
  | { readonly kind: 'unary'; readonly sign: '+' | '-' | '%'; readonly inner: Formula }
  | { readonly kind: 'binary'; readonly how: Operator; readonly left: Formula; readonly right: Formula };

export type Operator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';

/** From the loosest to the tightest. */
const levels: readonly (readonly Operator[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

const token =
  /\s*(?:"((?:[^"]|"")*)"|(\d+(?:\.\d+)?)|\[([^\]]+)\]|([\p{L}_][\p{L}\p{N}_.]*)|(<>|<=|>=|[-+*/^&=<>%(),;]))/uy;

type Token =
  | { readonly kind: 'text' | 'column' | 'word' | 'mark'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number };

/**
 * Reads `=[Antal]*2`: columns by title or internal name, in brackets or bare; arguments parted by comma or, as where the
 * comma is the decimal sign, by semicolon.
 * @throws ODataError 400 for what is no formula.
 */
export function parseFormula(text: string): Formula {
  return new FormulaReader(tokensOf(text.trim().replace(/^=/, ''))).read();
}

/** The columns that a formula names. */
export function columnsIn(formula: Formula): string[] {
  switch (formula.kind) {
    case 'literal':
      return [];
    case 'column':
      return [formula.name];
    case 'call':
      return formula.args.flatMap(columnsIn);
    case 'unary':
      return columnsIn(formula.inner);
    case 'binary':
      return [...columnsIn(formula.left), ...columnsIn(formula.right)];
  }
}

/** The functions that a formula calls, in capitals. */
export function functionsIn(formula: Formula): string[] {
  switch (formula.kind) {
    case 'call':
      return [formula.name, ...formula.args.flatMap(functionsIn)];
    case 'unary':
      return functionsIn(formula.inner);
    case 'binary':
      return [...functionsIn(formula.left), ...functionsIn(formula.right)];
    default:
      return [];
  }
}

class FormulaReader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): Formula {
    const formula = this.#level(0);
    if (this.#next !== this.#tokens.length) throw badFormula();
    return formula;
  }

  #level(index: number): Formula {
    const operators = levels[index];
    if (!operators) return this.#unary();
    let left = this.#level(index + 1);
    for (;;) {
      const how = operators.find((one) => this.#isMark(one));
      if (!how) return left;
      this.#next++;
      left = { kind: 'binary', how, left, right: this.#level(index + 1) };
    }
  }

  #unary(): Formula {
    for (const sign of ['-', '+'] as const) {
      if (!this.#isMark(sign)) continue;
      this.#next++;
      return { kind: 'unary', sign, inner: this.#unary() };
    }
    let inner = this.#primary();
    while (this.#isMark('%')) {
      this.#next++;
      inner = { kind: 'unary', sign: '%', inner };
    }
    return inner;
  }

  #primary(): Formula {
    const found = this.#tokens[this.#next++];
    switch (found?.kind) {
      case 'text':
      case 'number':
        return { kind: 'literal', value: found.value };
      case 'column':
        return { kind: 'column', name: found.value };
      case 'word':
        if (this.#isMark('(')) return { kind: 'call', name: found.value.toUpperCase(), args: this.#args() };
        if (/^(true|false)$/i.test(found.value)) return { kind: 'call', name: found.value.toUpperCase(), args: [] };
        return { kind: 'column', name: found.value };
      default: {
        if (found?.value !== '(') throw badFormula();
        const inner = this.#level(0);
        this.#expect(')');
        return inner;
      }
    }
  }

  #args(): Formula[] {
    this.#expect('(');
    const args: Formula[] = [];
    if (this.#isMark(')')) {
      this.#next++;
      return args;
    }
    for (;;) {
      args.push(this.#level(0));
      if (!this.#isMark(',') && !this.#isMark(';')) break;
      this.#next++;
    }
    this.#expect(')');
    return args;
  }

  #isMark(mark: string): boolean {
    const found = this.#tokens[this.#next];
    return found?.kind === 'mark' && found.value === mark;
  }

  #expect(mark: string): void {
    if (!this.#isMark(mark)) throw badFormula();
    this.#next++;
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (!match) throw badFormula();
    const [, quoted, number, column, word, mark] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll('""', '"') });
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
    else if (column !== undefined) tokens.push({ kind: 'column', value: column });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else tokens.push({ kind: 'mark', value: mark! });
  }
  return tokens;
}
