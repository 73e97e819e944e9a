import { coreProperties, office, opc, relationships, type DocumentFacts } from './office-package.ts';
import { footer } from './word-page.ts';
import { numbering, settings, styles } from './word-styles.ts';
import type { Xml } from './wordprocessing.ts';
import { xmlDeclaration } from './xml.ts';
import type { ZipPart } from './zip.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export const documentNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' + `xmlns:r="${office}/relationships"`;

const contentTypes: Xml =
  `${xmlDeclaration}<Types xmlns="${opc}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>` +
  ['styles', 'numbering', 'settings']
    .map((part) => `<Override PartName="/word/${part}.xml" ContentType="${word}.${part}+xml"/>`)
    .join('') +
  `<Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/>` +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>';

/** What a Word document is, beside its body. */
export interface WordDocument extends DocumentFacts {
  /** The foot of each page, before its number; "" is left out. */
  readonly foot: readonly string[];
  /** Twips; a report's where it is absent. */
  readonly footWidth?: number;
}

/** The parts of a Word document (ISO/IEC 29500-1, 11.3) around its body, the type of contents first. */
export const wordParts = (of: WordDocument, document: Iterable<string>): readonly ZipPart[] => [
  { name: '[Content_Types].xml', text: [contentTypes] },
  {
    name: '_rels/.rels',
    text: [
      relationships([
        [`${office}/relationships/officeDocument`, 'word/document.xml'],
        [`${opc}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ],
  },
  { name: 'docProps/core.xml', text: [coreProperties(of)] },
  { name: 'word/document.xml', text: document },
  {
    name: 'word/_rels/document.xml.rels',
    text: [
      relationships(
        ['styles', 'numbering', 'settings']
          .map((part) => [`${office}/relationships/${part}`, `${part}.xml`] as const)
          .concat([[`${office}/relationships/footer`, 'footer1.xml']]),
      ),
    ],
  },
  { name: 'word/styles.xml', text: [styles] },
  { name: 'word/numbering.xml', text: [numbering] },
  { name: 'word/settings.xml', text: [settings] },
  {
    name: 'word/footer1.xml',
    text: [`${xmlDeclaration}<w:ftr ${documentNamespaces}>${footer(of.foot, of.footWidth)}</w:ftr>`],
  },
];
