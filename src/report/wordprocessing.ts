import { escapeXml } from './xml.ts';

/**
 * WordprocessingML, as much of it as a report needs: ISO/IEC 29500-1, chapter 17. Each function gives an element as
 * text, its children in the order that the schema demands (annex A.1, wml.xsd); Word refuses another.
 */
export type Xml = string;

/** Twentieths of a point (17.18.90). */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

export interface RunLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Grey, for labels. */
  readonly quiet?: boolean;
}

const looks = ({ bold, italic, quiet }: RunLook): Xml => {
  const properties = `${bold ? '<w:b/><w:bCs/>' : ''}${italic ? '<w:i/><w:iCs/>' : ''}${quiet ? '<w:color w:val="595959"/>' : ''}`;
  return properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
};

const textOf = (text: string): Xml => `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;

// A vertical tab is what Word and Excel put where Shift+Enter is pressed; U+2028 is Unicode's own.
const special = /[\n\r\t\v\u2028]/;
const specials = /(\r\n|[\n\r\t\v\u2028])/;

/** 17.3.2.25; a line break and a tab are elements of their own (17.3.3). */
export const run = (text: string, look: RunLook = {}): Xml => {
  if (text === '') return '';
  if (!special.test(text)) return `<w:r>${looks(look)}${textOf(text)}</w:r>`;
  const pieces = text.split(specials).map((piece, index) => {
    if (index % 2 === 0) return piece === '' ? '' : textOf(piece);
    return piece === '\t' ? '<w:tab/>' : '<w:br/>';
  });
  return `<w:r>${looks(look)}${pieces.join('')}</w:r>`;
};

export const tab: Xml = '<w:r><w:tab/></w:r>';
export const columnBreak: Xml = '<w:r><w:br w:type="column"/></w:r>';

/** 17.16.19; `shown` stands until Word has laid the pages out. */
export const field = (code: 'PAGE' | 'NUMPAGES', shown = '1'): Xml =>
  `<w:fldSimple w:instr=" ${code} "><w:r>${textOf(shown)}</w:r></w:fldSimple>`;

export interface TabStop {
  /** Twips from the margin. */
  readonly at: number;
  readonly side?: 'left' | 'right';
  /** A line to write on, up to the stop. */
  readonly blank?: boolean;
}

export interface ParagraphLook {
  /** Id of a paragraph style. */
  readonly style?: string;
  /** On the same page as what follows (17.3.1.15). */
  readonly keepNext?: boolean;
  /** An item of a bulleted list (17.9). */
  readonly bullet?: boolean;
  readonly tabs?: readonly TabStop[];
  /** The section that ends with this paragraph (17.6.18). */
  readonly section?: Xml;
}

const stop = ({ at, side = 'left', blank }: TabStop): Xml =>
  `<w:tab w:val="${side}"${blank ? ' w:leader="underscore"' : ''} w:pos="${at}"/>`;

const properties = ({ style, keepNext, bullet, tabs, section }: ParagraphLook): Xml => {
  const inside = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    keepNext ? '<w:keepNext/>' : '',
    bullet ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : '',
    tabs === undefined || tabs.length === 0 ? '' : `<w:tabs>${tabs.map(stop).join('')}</w:tabs>`,
    section ?? '',
  ].join('');
  return inside === '' ? '' : `<w:pPr>${inside}</w:pPr>`;
};

/** 17.3.1.22; `content` is runs and fields. */
export const paragraph = (content: Xml, look?: ParagraphLook): Xml =>
  look === undefined ? `<w:p>${content}</w:p>` : `<w:p>${properties(look)}${content}</w:p>`;

export interface CellLook {
  /** Twips. */
  readonly width: number;
  /** Columns it covers (17.4.17). */
  readonly span?: number;
  /** Merged with the cells below (`begins`) or above (`goesOn`) it (17.4.84). */
  readonly merged?: 'begins' | 'goesOn' | undefined;
  readonly shaded?: boolean | undefined;
}

/** 17.4.65; a cell holds at least one paragraph. */
export const cell = (content: Xml, { width, span = 1, merged, shaded }: CellLook): Xml =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${
    merged === undefined ? '' : merged === 'begins' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
  }${shaded ? '<w:shd w:val="clear" w:color="auto" w:fill="F5F5F5"/>' : ''}</w:tcPr>${content === '' ? '<w:p/>' : content}</w:tc>`;

/** 17.4.78; never split over a page, and repeated on top of each page where it is a head. */
export const row = (cells: Xml, { isHead = false } = {}): Xml =>
  `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`;

/** What a table begins with (17.4.37): the style, its width, what it is to who cannot see it, and the columns' widths. */
export const tableStart = (style: string, widths: readonly number[], caption: string): Xml => {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>' +
    `<w:tblCaption w:val="${escapeXml(caption)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>`
  );
};

export const tableEnd: Xml = '</w:tbl>';
