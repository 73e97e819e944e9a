import { child, edited, xmlElements, type XmlEdit, type XmlElement } from './xml-elements.ts';

/** What each of our styles is called in the template: ours by id, theirs by id. */
export type StyleIds = ReadonlyMap<string, string>;

interface Style {
  readonly id: string;
  /** Paragraph, character, table: a name may be of each. */
  readonly type: string;
  /** The same in every language of Word for its own styles ("heading 1"); folded. */
  readonly name: string;
  readonly xml: string;
}

const attribute = (element: XmlElement | undefined, name: string): string => element?.attributes[name] ?? '';

const stylesIn = (xml: string): readonly Style[] =>
  xmlElements(xml)
    .children.filter(({ name }) => name === 'w:style')
    .map((style) => ({
      id: attribute(style, 'w:styleId'),
      type: attribute(style, 'w:type'),
      name: attribute(child(style, 'w:name'), 'w:val').toLowerCase(),
      xml: xml.slice(style.start, style.end),
    }));

/** The paragraphs of tables: ours have the document's own style, which in a template is made for running text. */
export const tableText = 'Rapporttext';

/** Ours that stand in tables only: they follow the tables' text, and are nothing that the template has an own look for. */
const inTables: ReadonlySet<string> = new Set(['TableHead', 'ListBullet']);

const referring = /(<w:(?:basedOn|next|link) w:val=")([^"]*)(")/g;

const ofTables = (xml: string, id: string): string =>
  xml
    .replace(/<w:basedOn w:val="[^"]*"\/>/, `<w:basedOn w:val="${tableText}"/>`)
    .replace(/<w:name w:val="[^"]*"\/>/, `<w:name w:val="${tableText}: ${id}"/>`);

/**
 * The template's styles with those of ours that it lacks. One that it has by name is the municipality's own, and is
 * used as it is. `size` is the table's text, in half points.
 */
export const mergedStyles = (
  theirs: string,
  ours: string,
  size = 18,
): { readonly xml: string; readonly ids: StyleIds } => {
  const [standing, wanted] = [stylesIn(theirs), stylesIn(ours)];
  const theirIds = new Map(standing.map(({ type, name, id }) => [`${type} ${name}`, id]));
  const standingFor = ({ id, type, name }: Style): string | undefined =>
    inTables.has(id) ? undefined : theirIds.get(`${type} ${name}`);
  const taken = new Set(standing.map(({ id }) => id));
  const free = (id: string): string => (taken.has(id) ? free(`${id}Rapport`) : id);
  const ids = new Map(wanted.map((style) => [style.id, standingFor(style) ?? free(style.id)]));
  ids.set(tableText, free(tableText));
  const normal = ids.get('Normal') ?? 'Normal';
  const text =
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${ids.get(tableText)}"><w:name w:val="${tableText}"/>` +
    `<w:basedOn w:val="${normal}"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/>` +
    `<w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
  const added = wanted
    .filter((style) => standingFor(style) === undefined)
    .map(({ xml, id }) =>
      (inTables.has(id) ? ofTables(xml, id) : xml)
        .replaceAll(referring, (_, before: string, to: string, after: string) => before + (ids.get(to) ?? to) + after)
        .replace(`w:styleId="${id}"`, `w:styleId="${ids.get(id)}"`)
        // What a style of theirs is the default of stays so.
        .replace(' w:default="1"', ''),
    );
  const end = xmlElements(theirs).inside[1];
  return { xml: edited(theirs, [{ start: end, end, text: [...added, text].join('') }]), ids };
};

/** Our bullet list beside the template's own lists; its number there (17.9). Abstract lists stand before lists. */
export const mergedNumbering = (theirs: string, ours: string): { readonly xml: string; readonly number: string } => {
  const [root, own] = [xmlElements(theirs), xmlElements(ours)];
  const next = (element: string, name: string): string => {
    const used = root.children.filter((one) => one.name === element).map((one) => Number(attribute(one, name)));
    return String(Math.max(0, ...used) + 1);
  };
  const [abstract, number] = [next('w:abstractNum', 'w:abstractNumId'), next('w:num', 'w:numId')];
  const list = child(own, 'w:abstractNum');
  const text = list
    ? ours.slice(list.start, list.end).replace('w:abstractNumId="0"', `w:abstractNumId="${abstract}"`)
    : '';
  const firstNumber = child(root, 'w:num')?.start;
  // What the schema has after the lists (17.9.17) stays last.
  const last = root.children.findLast(({ name }) => name === 'w:num' || name === 'w:abstractNum');
  const end = last?.end ?? root.children[0]?.start ?? root.inside[1];
  const edits: readonly XmlEdit[] = [
    { start: firstNumber ?? end, end: firstNumber ?? end, text },
    { start: end, end, text: `<w:num w:numId="${number}"><w:abstractNumId w:val="${abstract}"/></w:num>` },
  ];
  if (firstNumber !== undefined) return { xml: edited(theirs, edits), number };
  return { xml: edited(theirs, [{ start: end, end, text: edits.map((edit) => edit.text).join('') }]), number };
};
