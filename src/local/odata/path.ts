import { invalidExpression, invalidQuery } from './error.ts';

/** One step of a REST path: `getByTitle('Planer')` is the name with one argument, `(a=1,b=2)` has named ones. */
export interface Segment {
  /** Lower case: SharePoint reads names in any case. */
  readonly name: string;
  /** As written, for messages. */
  readonly written: string;
  readonly args: readonly string[];
  readonly named: Readonly<Record<string, string>>;
}

/**
 * Reads the path after `_api/`. Parts in quotes may hold slashes and doubled quotes; an argument `@x` is taken from the
 * query (an alias, as PnPjs writes `!@x::value`).
 * @throws ODataError 400 when it cannot be read.
 */
export function parsePath(encoded: string, query: URLSearchParams): Segment[] {
  const path = decoded(encoded);
  const segments: Segment[] = [];
  for (const part of splitOutsideQuotes(path, '/')) {
    if (part !== '') segments.push(parseSegment(part, query));
  }
  return segments;
}

function parseSegment(written: string, query: URLSearchParams): Segment {
  const open = written.indexOf('(');
  if (open < 0) return { name: written.toLowerCase(), written, args: [], named: {} };
  if (!written.endsWith(')')) throw invalidExpression(written);
  const args: string[] = [];
  const named: Record<string, string> = {};
  for (const raw of splitOutsideQuotes(written.slice(open + 1, -1), ',')) {
    const argument = raw.trim();
    if (argument === '') continue;
    const pair = /^([A-Za-z]\w*)\s*=\s*(.*)$/s.exec(argument);
    if (pair) named[pair[1]!.toLowerCase()] = literal(pair[2]!, query);
    else args.push(literal(argument, query));
  }
  return { name: written.slice(0, open).toLowerCase(), written, args, named };
}

/** The value of a literal: quoted text with `''` for a quote, `guid'…'`, a number, or an alias. */
function literal(text: string, query: URLSearchParams): string {
  if (text.startsWith('@')) {
    const aliased = query.get(text);
    if (aliased === null) throw invalidQuery(`The parameter ${text} is not defined.`);
    return literal(aliased, query);
  }
  const quoted = /^(?:guid|datetime)?'(.*)'$/is.exec(text);
  return quoted ? quoted[1]!.replaceAll("''", "'") : text;
}

/** Splits at a character, except inside single quotes. */
export function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === "'") quoted = !quoted;
    else if (character === separator && !quoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** A part of an address without its escapes. @throws ODataError 400 when they cannot be read. */
export function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    if (error instanceof URIError) throw invalidExpression(encoded);
    throw error;
  }
}
