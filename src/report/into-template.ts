import { isPlanError, PlanError } from '../plan/plan-error.ts';
import { withFields, type TemplateFields } from './template-fields.ts';
import { OfficePackage, sectionsOfBody } from './template-package.ts';
import { mergedNumbering, mergedStyles, tableText, type StyleIds } from './template-styles.ts';
import { child, descendants, edited, xmlElements, type XmlElement } from './xml-elements.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const ourNumber = '1';

/** Our body with the template's styles, and its list: texts of tables have no style of their own. */
const restyled = (body: string, ids: StyleIds, number: string): string =>
  body
    .replaceAll(
      /(<w:(?:pStyle|tblStyle) w:val=")([^"]*)(")/g,
      (_, a: string, id: string, b: string) => a + (ids.get(id) ?? id) + b,
    )
    .replaceAll(`<w:numId w:val="${ourNumber}"/>`, `<w:numId w:val="${number}"/>`)
    .replaceAll('<w:p/>', '<w:p></w:p>')
    .replaceAll(/<w:p>(?!<w:pPr>)|<w:p><w:pPr>(?!<w:pStyle)/g, (start) => {
      const style = `<w:pStyle w:val="${ids.get(tableText) ?? tableText}"/>`;
      return start === '<w:p>' ? `<w:p><w:pPr>${style}</w:pPr>` : start + style;
    });

const mainPart = (read: OfficePackage, fileName: string): string => {
  const found = read.relationships('').find(({ type }) => type === 'officeDocument');
  if (found && read.has(found.target)) return found.target;
  throw new PlanError('invalid', 'Mallen är ingen Word-mall (.dotx).', { subject: fileName });
};

const partOf = (read: OfficePackage, part: string, type: string): string | undefined => {
  const target = read.relationships(part).find((one) => one.type === type)?.target;
  return target !== undefined && read.has(target) ? target : undefined;
};

/** The report's own part of that kind; every report that we write has it. */
const ours = (report: OfficePackage, part: string): string => report.text(`word/${part}.xml`);

const mergeStyles = (into: OfficePackage, main: string, report: OfficePackage): StyleIds => {
  const part = partOf(into, main, 'styles');
  const own = ours(report, 'styles');
  if (part === undefined) {
    const type = `${word}.styles+xml`;
    into.add(main, 'styles', { name: 'word/rapport-styles.xml', text: own, contentType: type });
    return new Map();
  }
  const { xml, ids } = mergedStyles(into.text(part), own);
  into.set(part, xml);
  return ids;
};

const mergeNumbering = (into: OfficePackage, main: string, report: OfficePackage): string => {
  const part = partOf(into, main, 'numbering');
  const own = ours(report, 'numbering');
  if (part === undefined) {
    const type = `${word}.numbering+xml`;
    into.add(main, 'numbering', { name: 'word/rapport-numbering.xml', text: own, contentType: type });
    return ourNumber;
  }
  const { xml, number } = mergedNumbering(into.text(part), own);
  into.set(part, xml);
  return number;
};

/** The header or footer of each type that the last section has: its own, or the nearest before it (17.10.2). */
const inherited = (sections: readonly XmlElement[]): readonly XmlElement[] => {
  const found = new Map<string, XmlElement>();
  for (const { children } of sections) {
    for (const reference of children.filter(({ name }) => /^w:(?:header|footer)Reference$/.test(name))) {
      found.set(`${reference.name} ${reference.attributes['w:type'] ?? 'default'}`, reference);
    }
  }
  return [...found.values()];
};

/** Which headers and footers stand on the report's pages: the template's, and our foot where it has none. */
const pageReferences = (into: OfficePackage, main: string, report: OfficePackage): string => {
  const xml = into.text(main);
  const sections = sectionsOfBody(xmlElements(xml));
  const theirs = inherited(sections);
  const kept = theirs.map(({ start, end }) => xml.slice(start, end)).join('');
  // A foot of the first page, or of even pages, is none on the others.
  const hasFoot = theirs.some(
    ({ name, attributes }) => name === 'w:footerReference' && (attributes['w:type'] ?? 'default') === 'default',
  );
  const firstIsOther = child(sections.at(-1), 'w:titlePg') ? '<w:titlePg/>' : '';
  if (hasFoot) return kept + firstIsOther;
  const id = into.add(main, 'footer', {
    name: 'word/rapport-footer.xml',
    text: ours(report, 'footer1'),
    contentType: `${word}.footer+xml`,
  });
  return `${kept}<w:footerReference w:type="default" r:id="${id}"/>${firstIsOther}`;
};

/** Our sections with those on their pages. `titlePg` has its place after the columns (17.6.17). */
const withReferences = (body: string, references: string): string => {
  const titlePage = references.includes('<w:titlePg/>');
  const plain = references.replace('<w:titlePg/>', '');
  const placed = body.replace(/<w:footerReference [^>]*\/>/, plain);
  return titlePage ? placed.replace('</w:sectPr>', '<w:titlePg/></w:sectPr>') : placed;
};

/** A content control of the template's body that is called so is where the report goes. */
const isPlace = (name: string | undefined): boolean => /^(?:rapport|innehåll|report)$/i.test(name ?? '');

const isPlaceElement = (element: XmlElement): boolean => {
  const properties = element.name === 'w:sdt' ? child(element, 'w:sdtPr') : undefined;
  return ['w:tag', 'w:alias'].some((name) => isPlace(child(properties, name)?.attributes['w:val']));
};

/** The last section of a report as one that more comes after: its properties stand in a paragraph (17.6.18). */
const withMoreAfter = (body: string): string =>
  body.replace(/<w:sectPr>(?:(?!<w:sectPr>).)*<\/w:sectPr>$/s, (section) => `<w:p><w:pPr>${section}</w:pPr></w:p>`);

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where the report goes in the template's body: at its place, before what the template says after it; else instead of all. */
const placed = (root: XmlElement, report: string, template: string): Placed => {
  const body = child(root, 'w:body');
  const place = body?.children.find(isPlaceElement);
  const [start, end] = body?.inside ?? [0, 0];
  if (!body || !place) {
    if (descendants(root, 'w:sdt').some(isPlaceElement)) {
      throw new PlanError('invalid', 'Mallens fält Rapport ligger i en tabell eller ruta. Lägg det direkt i texten.', {
        subject: template,
      });
    }
    return { start, end, text: report };
  }
  const after = body.children.filter((element) => element.start >= place.end && element.name !== 'w:sectPr');
  if (after.length === 0) return { start: place.start, end, text: report };
  return { start: place.start, end: place.end, text: withMoreAfter(report) };
};

/** The sender's lines, which a template with fields of its own for them does not need. */
const withoutSender = (body: string, ids: StyleIds): string => {
  const style = ids.get('Sender') ?? 'Sender';
  return body.replaceAll(new RegExp(`<w:p><w:pPr><w:pStyle w:val="${style}"/>.*?</w:p>`, 'gs'), '');
};

/**
 * A report in a municipality's own template (.dotx or .docx): its styles by their names, header, footer, logo and theme,
 * and its fields filled in (content controls and DOCPROPERTY, in headers, footers and body). The report stands in the
 * body's content control "Rapport", else instead of the body. What the template lacks is as in the report.
 * @throws PlanError `invalid`, in Swedish, where the template is none, holds macros or is not well-formed.
 */
export const intoTemplate = (
  report: Uint8Array,
  template: { readonly name: string; readonly bytes: Uint8Array },
  fields: TemplateFields,
): Uint8Array<ArrayBuffer> => {
  const own = OfficePackage.read('rapport.docx', report);
  const into = OfficePackage.read(template.name, template.bytes);
  const main = mainPart(into, template.name);
  if (/macroEnabled/i.test(into.contentType(main))) {
    throw new PlanError('invalid', 'Mallen innehåller makron. Spara den som .dotx.', { subject: template.name });
  }
  try {
    return merged(own, into, main, fields, template.name);
  } catch (cause) {
    if (isPlanError(cause)) throw cause;
    throw new PlanError('invalid', 'Mallen går inte att läsa. Öppna den i Word och spara den igen som .dotx.', {
      subject: template.name,
      cause,
    });
  }
};

const merged = (
  report: OfficePackage,
  into: OfficePackage,
  main: string,
  fields: TemplateFields,
  template: string,
): Uint8Array<ArrayBuffer> => {
  const document = ours(report, 'document');
  const [from, to] = child(xmlElements(document), 'w:body')?.inside ?? [0, 0];
  const references = pageReferences(into, main, report);
  const ids = mergeStyles(into, main, report);
  const number = mergeNumbering(into, main, report);
  let filledIn = false;
  for (const { target, type } of into.relationships(main)) {
    if ((type !== 'header' && type !== 'footer') || !into.has(target)) continue;
    const before = into.text(target);
    const after = withFields(before, fields);
    filledIn ||= after !== before;
    into.set(target, after);
  }
  const restyledBody = restyled(withReferences(document.slice(from, to), references), ids, number);
  const theirs = into.text(main);
  const before = withFields(theirs, fields);
  const root = xmlElements(before);
  filledIn ||= before !== theirs && descendants(root, 'w:sdt').some(isPlaceElement);
  const body = filledIn ? withoutSender(restyledBody, ids) : restyledBody;
  into.set(main, withNamespaces(edited(before, [placed(root, body, template)])));
  into.declare(main, `${word}.document.main+xml`);
  const core = into.relationships('').find(({ type }) => type === 'core-properties')?.target;
  if (core !== undefined) into.set(core, report.text('docProps/core.xml'));
  return into.zipped();
};

/** Our body says w and r: a template that does not is no template of Word's. */
const withNamespaces = (xml: string): string => {
  const { attributes } = xmlElements(xml);
  if (attributes['xmlns:w'] !== undefined && attributes['xmlns:r'] !== undefined) return xml;
  throw new Error('the template lacks the namespaces w and r');
};
