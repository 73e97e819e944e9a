import { invalidExpression } from './error.ts';

/** A literal of `$filter`. A date keeps its text: only the column knows whether it is a day. */
export type Literal = string | number | boolean | null;

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** A part of a date that a filter may ask for, in the site's time. */
export type DatePart = 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second';

/** What `$filter` says. `Owner/Title` is one name. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly inner: Filter }
  | {
      readonly kind: 'compare';
      readonly name: string;
      readonly part?: DatePart;
      readonly how: Comparison;
      readonly value: Literal;
    }
  | { readonly kind: 'startswith' | 'substringof'; readonly name: string; readonly value: string };

const token =
  /\s*(?:(datetime|guid)?'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?:[LlMmFfDd](?![\p{L}\p{N}_]))?|([\p{L}_][\p{L}\p{N}_/]*)|([(),]))/uy;

type Token =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'word' | 'mark'; readonly value: string };

const comparisons = new Set<string>(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);
const dateParts = new Set<string>(['day', 'month', 'year', 'hour', 'minute', 'second']);
const mirrored: Record<Comparison, Comparison> = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' };

/**
 * Reads `$filter` in the grammar that SharePoint documents: lt le gt ge eq ne, startswith, substringof, the date parts,
 * and, or, not. endswith, tolower, replace, arithmetic and the rest are refused, as there.
 * @throws ODataError 400 for what it does not take.
 */
export function parseFilter(text: string): Filter {
  return new FilterReader(text).read();
}

class FilterReader {
  readonly #text: string;
  readonly #tokens: Token[];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = this.#tokenize();
  }

  read(): Filter {
    const filter = this.#or();
    if (this.#next !== this.#tokens.length) throw this.#invalid();
    return filter;
  }

  #or(): Filter {
    let left = this.#and();
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Filter {
    let left = this.#unary();
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#unary() };
    return left;
  }

  #unary(): Filter {
    if (this.#takeWord('not')) return { kind: 'not', inner: this.#unary() };
    if (this.#takeMark('(')) {
      const inner = this.#or();
      this.#expectMark(')');
      return inner;
    }
    return this.#predicate();
  }

  #predicate(): Filter {
    const first = this.#tokens[this.#next];
    if (first?.kind === 'word' && this.#isMark(this.#next + 1, '(')) return this.#function(first.value.toLowerCase());
    if (first?.kind === 'word' && !isLiteralWord(first.value)) {
      this.#next++;
      return { kind: 'compare', name: first.value, how: this.#comparison(), value: this.#literal() };
    }
    const value = this.#literal();
    const how = mirrored[this.#comparison()];
    return { kind: 'compare', name: this.#name(), how, value };
  }

  #function(name: string): Filter {
    this.#next += 2;
    if (name === 'startswith' || name === 'substringof') return this.#textFunction(name);
    if (!dateParts.has(name)) throw this.#invalid();
    const column = this.#name();
    this.#expectMark(')');
    return { kind: 'compare', name: column, part: name as DatePart, how: this.#comparison(), value: this.#literal() };
  }

  #textFunction(kind: 'startswith' | 'substringof'): Filter {
    const [name, value] = kind === 'startswith' ? [this.#name(), this.#afterComma()] : this.#reversed();
    this.#expectMark(')');
    // `substringof('x', Title) eq true` is the long form of the same.
    const next = this.#tokens[this.#next];
    if (next?.kind === 'word' && next.value.toLowerCase() === 'eq') {
      this.#next++;
      const wanted = this.#literal();
      if (typeof wanted !== 'boolean') throw this.#invalid();
      if (!wanted) return { kind: 'not', inner: { kind, name, value } };
    }
    return { kind, name, value };
  }

  #afterComma(): string {
    this.#expectMark(',');
    return this.#string();
  }

  #reversed(): [string, string] {
    const value = this.#string();
    this.#expectMark(',');
    return [this.#name(), value];
  }

  #name(): string {
    const found = this.#tokens[this.#next++];
    if (found?.kind !== 'word' || isLiteralWord(found.value)) throw this.#invalid();
    return found.value;
  }

  #string(): string {
    const value = this.#literal();
    if (typeof value !== 'string') throw this.#invalid();
    return value;
  }

  #comparison(): Comparison {
    const found = this.#tokens[this.#next++];
    const how = found?.kind === 'word' ? found.value.toLowerCase() : '';
    if (!comparisons.has(how)) throw this.#invalid();
    return how as Comparison;
  }

  #literal(): Literal {
    const found = this.#tokens[this.#next++];
    if (found?.kind === 'text' || found?.kind === 'number') return found.value;
    const word = found?.kind === 'word' ? found.value.toLowerCase() : '';
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    throw this.#invalid();
  }

  #takeWord(word: string): boolean {
    const found = this.#tokens[this.#next];
    const taken = found?.kind === 'word' && found.value.toLowerCase() === word;
    if (taken) this.#next++;
    return taken;
  }

  #takeMark(mark: string): boolean {
    const taken = this.#isMark(this.#next, mark);
    if (taken) this.#next++;
    return taken;
  }

  #isMark(index: number, mark: string): boolean {
    const found = this.#tokens[index];
    return found?.kind === 'mark' && found.value === mark;
  }

  #expectMark(mark: string): void {
    if (!this.#takeMark(mark)) throw this.#invalid();
  }

  #tokenize(): Token[] {
    const text = this.#text.trimEnd();
    const tokens: Token[] = [];
    token.lastIndex = 0;
    while (token.lastIndex < text.length) {
      const match = token.exec(text);
      if (!match) throw this.#invalid();
      const [, , quoted, number, word, mark] = match;
      if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll("''", "'") });
      else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
      else if (word !== undefined) tokens.push({ kind: 'word', value: word });
      else tokens.push({ kind: 'mark', value: mark! });
    }
    return tokens;
  }

  #invalid() {
    return invalidExpression(this.#text);
  }
}

function isLiteralWord(word: string): boolean {
  return ['true', 'false', 'null'].includes(word.toLowerCase());
}
