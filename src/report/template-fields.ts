import type { DocumentFacts } from './office-package.ts';
import { child, descendants, edited, xmlElements, type XmlEdit, type XmlElement } from './xml-elements.ts';
import { escapeXml } from './xml.ts';

/** What a template's fields may ask for, by the folded names that municipalities use for it. */
export type TemplateFields = ReadonlyMap<string, string>;

/** "Diarie-nr" and "diarienr", "Handläggare" and "handlaggare" are one name. */
const folded = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** What a report or a memo knows of itself. */
export interface TemplateFacts extends DocumentFacts {
  readonly reference: string;
  readonly officer: string;
  readonly period?: { readonly name: string } | null;
}

/** The report's facts for a template; what is not known is left as the template has it. */
export const templateFields = (model: TemplateFacts): TemplateFields => {
  const [municipality = '', administration = ''] = model.sender;
  const named: readonly (readonly [string, readonly string[]])[] = [
    [model.reference, ['dnr', 'diarienr', 'diarienummer', 'ärendenummer']],
    [model.date.toString(), ['datum', 'date']],
    [model.officer, ['handläggare', 'officer']],
    [model.title, ['titel', 'rubrik', 'title', 'ärende']],
    [model.subtitle, ['underrubrik', 'subtitle']],
    [model.period?.name ?? '', ['period', 'uppföljningstillfälle']],
    [municipality, ['kommun', 'organisation', 'company']],
    [administration, ['förvaltning', 'avsändare']],
  ];
  const known = named.filter(([value]) => value !== '');
  return new Map(known.flatMap(([value, names]) => names.map((name) => [folded(name), value] as const)));
};

const valueOf = (fields: TemplateFields, ...names: readonly (string | undefined)[]): string | undefined => {
  for (const name of names) {
    const value = name === undefined ? undefined : fields.get(folded(name));
    if (value !== undefined) return value;
  }
  return undefined;
};

const textRun = (xml: string, run: XmlElement | undefined, value: string): string => {
  const looks = child(run, 'w:rPr');
  // A placeholder's grey is the template's way to say that nothing is filled in.
  const own = looks && !descendants(looks, 'w:rStyle').some(isPlaceholder) ? xml.slice(looks.start, looks.end) : '';
  return `<w:r>${own}<w:t xml:space="preserve">${escapeXml(value)}</w:t></w:r>`;
};

const isPlaceholder = ({ attributes }: XmlElement): boolean => /placeholder|platsh/i.test(attributes['w:val'] ?? '');

/** A content control (17.5.2) by its tag or its title; filled in, and no longer bound to what would overwrite it. */
const controlEdits = (xml: string, control: XmlElement, fields: TemplateFields): readonly XmlEdit[] => {
  const properties = child(control, 'w:sdtPr');
  const content = child(control, 'w:sdtContent');
  const nameIn = (element: string) => child(properties, element)?.attributes['w:val'];
  const value = valueOf(fields, nameIn('w:tag'), nameIn('w:alias'));
  if (value === undefined || !properties || !content) return [];
  // One that wraps rows, tables or several lines is no field of one value.
  const [only, ...others] = content.children.filter(
    ({ name }) => name !== 'w:bookmarkStart' && name !== 'w:bookmarkEnd',
  );
  const isLine = content.children.every(({ name }) =>
    /^w:(?:r|bookmark\w+|proofErr|hyperlink|smartTag|fldSimple)$/.test(name),
  );
  if (!isLine && !(only && others.length === 0 && /^w:(?:p|tc)$/.test(only.name))) return [];
  const unbound = properties.children
    .filter(({ name }) => /^w(?:15)?:(?:dataBinding|showingPlcHdr)$/.test(name))
    .map(({ start, end }) => ({ start, end, text: '' }));
  const [first] = descendants(content, 'w:r');
  const run = textRun(xml, first, value);
  const cell = child(content, 'w:tc');
  const paragraph = child(cell ?? content, 'w:p');
  const looks = child(paragraph, 'w:pPr');
  const line = `<w:p>${looks ? xml.slice(looks.start, looks.end) : ''}${run}</w:p>`;
  const cellLooks = child(cell, 'w:tcPr');
  const filled = cell
    ? `<w:tc>${cellLooks ? xml.slice(cellLooks.start, cellLooks.end) : ''}${line}</w:tc>`
    : paragraph
      ? line
      : run;
  return [...unbound, { start: content.inside[0], end: content.inside[1], text: filled }];
};

const propertyName = (instruction: string): string | undefined =>
  /^\s*(?:DOCPROPERTY\s+("?)(.+?)\1(?:\s|\\|$)|(TITLE|DATE|COMPANY)\b)/i.exec(instruction)?.slice(2).find(Boolean);

/** DOCPROPERTY (17.16.5.17) in one element. */
const simpleEdits = (xml: string, field: XmlElement, fields: TemplateFields): readonly XmlEdit[] => {
  const value = valueOf(fields, propertyName(field.attributes['w:instr'] ?? ''));
  if (value === undefined) return [];
  return [{ start: field.start, end: field.end, text: textRun(xml, child(field, 'w:r'), value) }];
};

/** The same as runs: begin, what it asks, separate, what it shows, end (17.16.18). */
const complexEdits = (xml: string, paragraph: XmlElement, fields: TemplateFields): readonly XmlEdit[] => {
  const edits: XmlEdit[] = [];
  let open: { readonly start: number; asks: string; shown: XmlElement | undefined } | undefined;
  let isShown = false;
  for (const run of paragraph.children.filter(({ name }) => name === 'w:r')) {
    const sign = child(run, 'w:fldChar')?.attributes['w:fldCharType'];
    const asks = child(run, 'w:instrText');
    if (sign === 'begin') [open, isShown] = [{ start: run.start, asks: '', shown: undefined }, false];
    else if (open && asks) open.asks += xml.slice(...asks.inside).replaceAll('&quot;', '"');
    else if (open && sign === 'separate') isShown = true;
    else if (open && sign === 'end') {
      const value = valueOf(fields, propertyName(open.asks));
      if (value !== undefined) edits.push({ start: open.start, end: run.end, text: textRun(xml, open.shown, value) });
      open = undefined;
    } else if (open && isShown) open.shown ??= run;
  }
  return edits;
};

/** A header, footer or body of a template with its fields filled in. Names that we do not know are left as they are. */
export const withFields = (xml: string, fields: TemplateFields): string => {
  const root = xmlElements(xml);
  return edited(xml, [
    ...descendants(root, 'w:sdt').flatMap((control) => controlEdits(xml, control, fields)),
    ...descendants(root, 'w:fldSimple').flatMap((field) => simpleEdits(xml, field, fields)),
    ...descendants(root, 'w:p').flatMap((paragraph) => complexEdits(xml, paragraph, fields)),
  ]);
};
