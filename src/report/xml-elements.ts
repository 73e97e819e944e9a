import { SaxesParser } from 'saxes';

/** An element of an XML text, and where it stands there: what is not touched stays as it was, to the byte. */
export interface XmlElement {
  /** As written, "w:style". */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** From its first sign to after its last. */
  readonly start: number;
  readonly end: number;
  /** What is between its tags; both `end` where it is one tag. */
  readonly inside: readonly [number, number];
}

interface Open {
  readonly name: string;
  attributes: Readonly<Record<string, string>>;
  readonly children: Open[];
  readonly start: number;
  end: number;
  inside: [number, number];
}

/**
 * The root element of a whole XML text.
 * @throws Error where it is not well-formed, or declares entities.
 */
export const xmlElements = (text: string): XmlElement => {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let root: Open | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type declaration');
  });
  parser.on('opentagstart', ({ name }) => {
    const start = text.lastIndexOf('<', parser.position - 1);
    const element: Open = { name, attributes: {}, children: [], start, end: start, inside: [start, start] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('opentag', ({ attributes }) => {
    const element = open.at(-1);
    if (element) Object.assign(element, { attributes, inside: [parser.position, parser.position] });
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    const element = open.pop();
    if (!element) return;
    element.end = parser.position;
    element.inside = isSelfClosing
      ? [parser.position, parser.position]
      : [element.inside[0], text.lastIndexOf('</', parser.position - 1)];
  });
  parser.write(text).close();
  if (!root) throw new Error('no element');
  return root;
};

/** All below an element that are called so, in the text's order. */
export const descendants = (element: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  element.children.flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...descendants(child, ...names),
  ]);

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((candidate) => candidate.name === name);

/** Instead of what stood from `start` to `end`. */
export interface XmlEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with its edits, which lie beside one another; of two that overlap the outer one, the first, is made. */
export const edited = (text: string, edits: readonly XmlEdit[]): string => {
  let at = 0;
  const pieces: string[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < at) continue;
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return [...pieces, text.slice(at)].join('');
};
