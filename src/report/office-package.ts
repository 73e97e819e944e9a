import type { Temporal } from 'temporal-polyfill';
import { escapeXml, xmlDeclaration } from './xml.ts';

/** Namespaces that Word and Excel share (ISO/IEC 29500-1, annex A; 29500-2). */
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
export const opc = 'http://schemas.openxmlformats.org/package/2006';

/** Ids are rId1, rId2 … in the order given. */
export const relationships = (of: readonly (readonly [type: string, target: string])[]): string =>
  `${xmlDeclaration}<Relationships xmlns="${opc}/relationships">${of
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** What a document says of itself. */
export interface DocumentFacts {
  readonly title: string;
  readonly subtitle: string;
  /** Municipality and administration. */
  readonly sender: readonly string[];
  readonly date: Temporal.PlainDate;
}

/** Core properties (ISO/IEC 29500-2, 11): title and language are read aloud, and searched for in an archive. */
export const coreProperties = ({ title, subtitle, sender, date }: DocumentFacts): string =>
  `${xmlDeclaration}<cp:coreProperties xmlns:cp="${opc}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
  'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(subtitle)}</dc:subject>` +
  `<dc:creator>${escapeXml(sender.join(', '))}</dc:creator><dc:language>sv-SE</dc:language>` +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${date.toString()}T12:00:00Z</dcterms:created></cp:coreProperties>`;
