import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PlanError } from '../plan/plan-error.ts';
import { child, descendants, edited, xmlElements, type XmlElement } from './xml-elements.ts';
import { escapeXml } from './xml.ts';

const mebibyte = 1024 * 1024;
/** What a template with a logo may hold; more is none. */
const most = 32 * mebibyte;

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** The part's name in the package; for what is outside, its address. */
  readonly target: string;
}

/** An Office package (ISO/IEC 29500-2) in memory: parts by name, without the first "/". */
export class OfficePackage {
  readonly #parts: Map<string, Uint8Array>;

  private constructor(parts: Map<string, Uint8Array>) {
    this.#parts = parts;
  }

  /** @throws PlanError `invalid`, in Swedish, where it is none, or too large. */
  static read(fileName: string, bytes: Uint8Array): OfficePackage {
    let size = 0;
    let isTooLarge = false;
    const filter = ({ originalSize }: { readonly originalSize: number }): boolean => {
      size += originalSize;
      isTooLarge ||= size > most;
      return !isTooLarge;
    };
    try {
      const parts = new Map(Object.entries(unzipSync(bytes, { filter })));
      if (!isTooLarge && parts.has('[Content_Types].xml')) return new OfficePackage(parts);
    } catch (cause) {
      throw new PlanError('invalid', 'Mallen är ingen hel Word-mall (.dotx).', { subject: fileName, cause });
    }
    const why = isTooLarge
      ? `Mallen är större än ${most / mebibyte} MB uppackad.`
      : 'Mallen är ingen Word-mall (.dotx).';
    throw new PlanError('invalid', why, { subject: fileName });
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  text(name: string): string {
    const part = this.#parts.get(name);
    if (!part) throw new Error(`no part ${name}`);
    return strFromU8(part).replace(/^\ufeff/, '');
  }

  set(name: string, text: string): void {
    this.#parts.set(name, strToU8(text));
  }

  remove(name: string): void {
    this.#parts.delete(name);
  }

  relationships(part: string): readonly Relationship[] {
    const file = relationshipsOf(part);
    if (!this.has(file)) return [];
    return xmlElements(this.text(file)).children.map(({ attributes }) => ({
      id: attributes['Id'] ?? '',
      type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
      target:
        attributes['TargetMode'] === 'External'
          ? (attributes['Target'] ?? '')
          : resolved(part, attributes['Target'] ?? ''),
    }));
  }

  /** Adds a part beside another one and ties it to it; gives the relationship's id. */
  add(
    from: string,
    type: string,
    target: { readonly name: string; readonly text: string; readonly contentType: string },
  ): string {
    this.set(target.name, target.text);
    this.declare(target.name, target.contentType);
    const file = relationshipsOf(from);
    const xml = this.has(file)
      ? this.text(file)
      : '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
    const used = new Set(xmlElements(xml).children.map(({ attributes }) => attributes['Id']));
    let number = used.size + 1;
    while (used.has(`rId${number}`)) number += 1;
    const relationship = `<Relationship Id="rId${number}" Type="${office}/${type}" Target="/${escapeXml(target.name)}"/>`;
    this.set(file, withInside(xml, relationship));
    return `rId${number}`;
  }

  /** Says what a part is, also where it was said to be something else. */
  declare(name: string, contentType: string): void {
    const xml = this.text('[Content_Types].xml');
    const standing = xmlElements(xml).children.find(({ attributes }) => attributes['PartName'] === `/${name}`);
    const text = `<Override PartName="/${escapeXml(name)}" ContentType="${contentType}"/>`;
    const at = standing ?? { start: xmlElements(xml).inside[1], end: xmlElements(xml).inside[1] };
    this.set('[Content_Types].xml', edited(xml, [{ start: at.start, end: at.end, text }]));
  }

  contentType(name: string): string {
    const types = xmlElements(this.text('[Content_Types].xml')).children;
    const own = types.find(({ attributes }) => attributes['PartName'] === `/${name}`);
    return own?.attributes['ContentType'] ?? '';
  }

  /** The same parts give the same bytes. */
  zipped(): Uint8Array<ArrayBuffer> {
    const first = '[Content_Types].xml';
    const ordered = [...this.#parts].toSorted(([a], [b]) => Number(b === first) - Number(a === first));
    return new Uint8Array(zipSync(Object.fromEntries(ordered), { mtime: '1980-01-01T12:00:00' }));
  }
}

const withInside = (xml: string, text: string): string => {
  const { inside, end, name, start } = xmlElements(xml);
  if (inside[1] < end) return edited(xml, [{ start: inside[1], end: inside[1], text }]);
  // One tag: it is opened.
  return edited(xml, [{ start, end, text: `${xml.slice(start, end).replace(/\/>$/, '>')}${text}</${name}>` }]);
};

const relationshipsOf = (part: string): string => {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
};

const resolved = (from: string, target: string): string => new URL(target, `part:///${from}`).pathname.slice(1);

/** The sections' properties of a body, in their order; the last is the body's own (17.6.17, 17.6.18). */
export const sectionsOfBody = (root: XmlElement): readonly XmlElement[] => {
  const body = child(root, 'w:body');
  return body ? descendants(body, 'w:sectPr') : [];
};
