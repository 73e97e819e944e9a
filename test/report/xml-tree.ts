import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** An element, as strict XML has it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text and its children's, in order. */
  readonly text: string;
}

interface OpenElement extends Element {
  readonly children: OpenElement[];
  text: string;
}

export const parseXml = (xml: string): Element => {
  const open: OpenElement[] = [{ name: '', attributes: {}, children: [], text: '' }];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return open[0]!.children[0]!;
};

/** Every element of a name below this one, in order. */
export const all = (element: Element, name: string): readonly Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((candidate) => candidate.name === name);

/** The value of a property's element (`w:val`); undefined where there is none. */
export const valueOf = (element: Element | undefined, name: string): string | undefined =>
  child(element, name)?.attributes['w:val'];

/** An archive's parts; every one of them must be well-formed. */
export const partsOf = (bytes: Uint8Array): ReadonlyMap<string, Element> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, parseXml(strFromU8(content))]));
