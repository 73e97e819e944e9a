import { strToU8, zipSync } from 'fflate';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}"`;
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const style = (id: string, name: string, inside: string, attributes = ''): string =>
  `<w:style w:type="paragraph"${attributes} w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;

/** A content control of one line, as Word writes it where nothing is filled in. */
export const control = (tag: string, shown: string): string =>
  `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/><w:dataBinding w:xpath="/x" w:storeItemID="{1}"/><w:showingPlcHdr/><w:text/></w:sdtPr>` +
  `<w:sdtContent><w:r><w:rPr><w:rStyle w:val="Platshllartext"/></w:rPr><w:t>${shown}</w:t></w:r></w:sdtContent></w:sdt>`;

const property = (name: string, shown: string): string =>
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText xml:space="preserve"> DOCPROPERTY  "${name}"  \\* MERGEFORMAT </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>${shown}</w:t></w:r>` +
  '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

export interface TemplateLook {
  /** Of the main part. */
  readonly contentType?: string;
  /** Before the section's properties. */
  readonly body?: string;
  /** The section's own references; the header's where it is absent. */
  readonly references?: string;
  /** After the last list. */
  readonly afterLists?: string;
  readonly styles?: string;
}

export const headerReference = '<w:headerReference w:type="default" r:id="rId3"/>';

/** A municipality's Word template: styles under Swedish ids, a header with a logo and two fields, a list of its own. */
export const aTemplate = (look: TemplateLook = {}): Uint8Array => {
  const body = look.body ?? '<w:p><w:r><w:t>Exempeltext</w:t></w:r></w:p>';
  const relationships = (...all: readonly (readonly [string, string])[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
      .map(
        ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`;
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="png" ContentType="image/png"/>' +
      `<Override PartName="/word/document.xml" ContentType="${look.contentType ?? `${word}.template.main+xml`}"/>` +
      ['styles', 'numbering', 'header1']
        .map((name) => `<Override PartName="/word/${name}.xml" ContentType="${word}.${name.replace('1', '')}+xml"/>`)
        .join('') +
      '</Types>',
    '_rels/.rels': relationships(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relationships(
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['header', 'header1.xml'],
    ),
    'word/_rels/header1.xml.rels': relationships(['image', 'media/logo.png']),
    'word/media/logo.png': 'a picture',
    'word/styles.xml':
      `<w:styles ${namespaces}>${style('Normal', 'Normal', '<w:rPr><w:sz w:val="24"/></w:rPr>', ' w:default="1"')}` +
      style('Rubrik', 'Title', '<w:rPr><w:color w:val="005AA0"/></w:rPr>') +
      `${style('Rubrik1', 'heading 1', '<w:rPr><w:color w:val="005AA0"/></w:rPr>')}${look.styles ?? ''}</w:styles>`,
    'word/numbering.xml':
      `<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"/></w:abstractNum>` +
      `<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>${look.afterLists ?? ''}</w:numbering>`,
    'word/header1.xml':
      `<w:hdr ${namespaces}><w:p>${control('Diarienummer', '[Dnr]')}${control('Växel', '[Telefon]')}` +
      `${property('Datum', '[datum]')}</w:p></w:hdr>`,
    'word/document.xml':
      `<w:document ${namespaces}><w:body>${body}<w:sectPr>${look.references ?? headerReference}` +
      '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
};
