import { badArgument } from './error.ts';

/** An element of the small XML that SharePoint's REST takes: field schemas and views. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, whitespace kept. */
  readonly text: string;
}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/**
 * Reads one element. No document types and no entities but the five of XML: what comes is written by programs.
 * @throws ODataError 400 when it is not well formed.
 */
export function parseXml(source: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack: Open[] = [root];
  token.lastIndex = 0;
  for (let position = 0; position < source.length; position = token.lastIndex) {
    const match = token.exec(source);
    if (!match) throw badXml();
    const [, cdata, closing, name, attributes, empty, text] = match;
    const current = stack.at(-1)!;
    if (cdata !== undefined) current.text += cdata;
    else if (text !== undefined) current.text += unescapeXml(text);
    else if (name === undefined) continue;
    else if (closing) {
      if (current.name !== name || stack.length === 1) throw badXml();
      stack.pop();
    } else {
      const element: Open = { name, attributes: readAttributes(attributes ?? ''), children: [], text: '' };
      current.children.push(element);
      if (!empty) stack.push(element);
    }
  }
  const [only, ...more] = root.children;
  if (stack.length !== 1 || !only || more.length > 0) throw badXml();
  return only;
}

/** Writes an element again. */
export function writeXml(element: XmlElement): string {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  const inner = escapeXml(element.text) + element.children.map(writeXml).join('');
  const head = `<${element.name}${attributes.join('')}`;
  return inner === '' ? `${head} />` : `${head}>${inner}</${element.name}>`;
}

/** The first child of a name, in any case. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (_, reference: string) => {
    if (reference.startsWith('#x')) return String.fromCodePoint(Number.parseInt(reference.slice(2), 16));
    if (reference.startsWith('#')) return String.fromCodePoint(Number(reference.slice(1)));
    const character = named[reference];
    if (character === undefined) throw badXml();
    return character;
  });
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(attribute))
    attributes[name!] = unescapeXml(double ?? single ?? '');
  return attributes;
}

function badXml() {
  return badArgument('The XML is not well formed.');
}
