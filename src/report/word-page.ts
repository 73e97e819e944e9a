import { paragraph, field, run, tab, twips, type Xml } from './wordprocessing.ts';

/** A4 landscape, margins 16 mm; in twips. */
const page = { width: twips(297), height: twips(210), margin: twips(16) };

export const textWidth = page.width - 2 * page.margin;

const size = `<w:pgSz w:w="${page.width}" w:h="${page.height}" w:orient="landscape"/>`;
const margins = `<w:pgMar w:top="${page.margin}" w:right="${page.margin}" w:bottom="${page.margin}" w:left="${page.margin}" w:header="${twips(8)}" w:footer="${twips(9)}" w:gutter="0"/>`;
const oneColumn = '<w:cols w:space="720"/>';

/** Introduction and legend beside one another: in columns, which are read in order, and not in a table for looks. */
const besides = { left: twips(177), space: twips(12), right: textWidth - twips(189) };
const twoColumns =
  `<w:cols w:num="2" w:equalWidth="0"><w:col w:w="${besides.left}" w:space="${besides.space}"/>` +
  `<w:col w:w="${besides.right}"/></w:cols>`;

/** Section properties (17.6.17); the later sections have the first one's foot. */
export const firstSection: Xml = `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>${size}${margins}${oneColumn}</w:sectPr>`;
export const besidesSection: Xml = `<w:sectPr><w:type w:val="continuous"/>${size}${margins}${twoColumns}</w:sectPr>`;
export const lastSection: Xml = `<w:sectPr><w:type w:val="continuous"/>${size}${margins}${oneColumn}</w:sectPr>`;

/** Whose report, what the asterisk means, and page x (y); `width` is the lines' where the page is another than a report's. */
export const footer = (texts: readonly string[], width = textWidth): Xml =>
  paragraph(
    `${run(texts.filter((text) => text !== '').join(' · '))}${tab}${field('PAGE')}${run(' (')}${field('NUMPAGES')}${run(')')}`,
    { style: 'Footer', ...(width === textWidth ? {} : { tabs: [{ at: width, side: 'right' }] }) },
  );
