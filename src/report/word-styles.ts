import { textWidth } from './word-page.ts';
import type { Xml } from './wordprocessing.ts';
import { xmlDeclaration } from './xml.ts';

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

interface StyleLook {
  /** Half points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly quiet?: boolean;
  /** Twips. */
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
  /** 0 is the outermost level of the document's outline (17.3.1.20). */
  readonly level?: number;
  /** More paragraph properties: what the schema has between spacing and the outline. */
  readonly indent?: Xml;
  readonly bordersAndTabs?: Xml;
}

const style = (id: string, name: string, look: StyleLook): Xml => {
  const { size, bold, quiet, before = 0, after = 0, keepNext, level, indent = '', bordersAndTabs = '' } = look;
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>` +
    `${keepNext ? '<w:keepNext/><w:keepLines/>' : ''}${bordersAndTabs}${level === undefined ? '' : '<w:suppressAutoHyphens/>'}<w:spacing w:before="${before}" w:after="${after}"/>${indent}` +
    `${level === undefined ? '' : `<w:outlineLvl w:val="${level}"/>`}</w:pPr><w:rPr>${bold ? '<w:b/><w:bCs/>' : ''}` +
    `${quiet ? '<w:color w:val="595959"/>' : ''}${size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`}</w:rPr></w:style>`
  );
};

const line = (side: string): Xml => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>`;

/** Grey lines, one grey head, no colour: as good on paper as on a screen. */
const table: Xml =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
  '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>' +
  '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Rapporttabell"/><w:basedOn w:val="TableNormal"/>' +
  `<w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')}</w:tblBorders>` +
  '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/>' +
  '<w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>' +
  '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/></w:tcPr></w:tblStylePr></w:style>';

/** Styles (17.7): in the table 9 points, which are the document's own; what stands outside has larger ones. */
export const styles: Xml =
  `${xmlDeclaration}<w:styles ${namespace}><w:docDefaults><w:rPrDefault><w:rPr>` +
  '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="18"/><w:szCs w:val="18"/>' +
  '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>' +
  '<w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  style('Title', 'Title', { size: 36, bold: true, before: 280, after: 20, keepNext: true }) +
  style('Subtitle', 'Subtitle', { size: 24, after: 150, keepNext: true }) +
  style('Heading1', 'heading 1', { size: 28, bold: true, before: 260, after: 40, keepNext: true, level: 0 }) +
  style('Heading2', 'heading 2', { size: 21, bold: true, before: 160, after: 90, keepNext: true, level: 1 }) +
  style('Heading3', 'heading 3', { size: 19, bold: true, before: 140, after: 80, keepNext: true, level: 2 }) +
  style('Heading4', 'heading 4', { size: 18, bold: true, before: 120, after: 60, keepNext: true, level: 3 }) +
  style('Sender', 'Avsändare', { size: 19 }) +
  style('BodyText', 'Body Text', { size: 20, after: 110 }) +
  style('Legend', 'Teckenförklaring', {
    size: 18,
    after: 50,
    bordersAndTabs: '<w:tabs><w:tab w:val="left" w:pos="1300"/></w:tabs>',
    indent: '<w:ind w:left="1300" w:hanging="1300"/>',
  }) +
  style('LegendAfter', 'Teckenförklaring efter', {
    size: 18,
    after: 50,
    bordersAndTabs: '<w:tabs><w:tab w:val="left" w:pos="2400"/></w:tabs>',
    indent: '<w:ind w:left="2400" w:hanging="2400"/>',
  }) +
  style('LegendHead', 'Teckenförklaringens rubrik', { size: 18, bold: true, before: 120, after: 50, keepNext: true }) +
  style('TableHead', 'Tabellhuvud', { bold: true, keepNext: true }) +
  style('ListBullet', 'List Bullet', { before: 20, indent: '<w:ind w:left="260" w:hanging="200"/>' }) +
  style('TableFigures', 'Tabellsiffror', { indent: '<w:jc w:val="right"/>' }) +
  style('Recipient', 'Mottagare', { size: 20, before: 280 }) +
  style('ListItem', 'Punkt', { size: 20, after: 50, indent: '<w:ind w:left="360" w:hanging="260"/>' }) +
  style('NumberedItem', 'Numrerad punkt', {
    size: 20,
    after: 50,
    bordersAndTabs: '<w:tabs><w:tab w:val="left" w:pos="400"/></w:tabs>',
    indent: '<w:ind w:left="400" w:hanging="400"/>',
  }) +
  style('Footer', 'footer', {
    size: 16,
    quiet: true,
    bordersAndTabs:
      '<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="8C8C8C"/></w:pBdr>' +
      `<w:tabs><w:tab w:val="right" w:pos="${textWidth}"/></w:tabs>`,
  }) +
  `${table}</w:styles>`;

/** One list of one level (17.9.1): the parts of an activity. */
export const numbering: Xml =
  `${xmlDeclaration}<w:numbering ${namespace}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>` +
  '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>' +
  '<w:pPr><w:ind w:left="260" w:hanging="200"/></w:pPr></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';

/** Compatibility mode 15 is Word 2013 and later (MS-DOCX 2.4); the theme's languages are the proofing's. */
export const settings: Xml =
  `${xmlDeclaration}<w:settings ${namespace}><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/><w:autoHyphenation/>` +
  '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" ' +
  'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="sv-SE"/>' +
  '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>';
