/** A text as a string of CSS (css-syntax-3, 4.3.5). */
const cssString = (text: string): string =>
  `"${text.replaceAll(/["\\<\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

/**
 * The looks of the page for print: as the Word report's (word-styles.ts), grey lines and one grey head, no colour.
 * Whose report and what the asterisk means to the left of each page's foot, page x (y) to the right (css-page-3, 5).
 */
export const printStyle = (foot: string, orientation: 'landscape' | 'portrait' = 'landscape'): string => `
@page {
  size: A4 ${orientation};
  margin: ${orientation === 'landscape' ? '14mm 16mm 18mm' : '18mm 25mm 20mm'};
  @bottom-left { content: ${cssString(foot)}; font: 8pt Arial, "Liberation Sans", sans-serif; color: #595959; white-space: nowrap; }
  @bottom-right { content: counter(page) " (" counter(pages) ")"; font: 8pt Arial, "Liberation Sans", sans-serif; color: #595959; }
}
html { color-scheme: light; background: #fff; color: #000; font: 9pt/1.3 Arial, "Liberation Sans", sans-serif; }
body { margin: 0; }
@media screen { body { max-width: 265mm; margin: 0 auto; padding: 12mm 6mm; } }
h1 { font-size: 18pt; line-height: 1.2; margin: 14pt 0 1pt; }
h2 { font-size: 14pt; margin: 13pt 0 2pt; }
h3 { font-size: 10.5pt; margin: 8pt 0 4.5pt; }
h4, h5 { font-size: 9.5pt; margin: 7pt 0 4pt; }
h2, h3, h4, h5, thead { break-after: avoid; }
table + table { margin-top: 8pt; }
.text + h2, .text + h3, .text + h4 { break-before: avoid; }
.text p { font-size: 10pt; margin: 0 0 5.5pt; max-width: 190mm; }
.quiet { color: #595959; }
.closing { margin-top: 8pt; break-inside: avoid; }
.closing p { margin: 0 0 3pt; }
.subtitle { font-size: 12pt; margin: 0 0 8pt; }
.sender { display: grid; grid-template-columns: 1fr max-content max-content; column-gap: 8mm; font-size: 9.5pt; }
.sender p, dd, dt, .sender dl { margin: 0; }
.sender p:first-child { font-weight: bold; }
.sender dl { display: grid; grid-template-columns: max-content minmax(26mm, max-content); column-gap: 3mm; align-content: start; }
.sender dt { color: #595959; }
.blank { border-bottom: 0.5pt solid #595959; }
.opening { display: grid; grid-template-columns: 177mm 1fr; column-gap: 12mm; align-items: start; }
.opening.long { display: block; }
.opening p { font-size: 10pt; margin: 0 0 5.5pt; }
.legend { display: grid; grid-template-columns: max-content 1fr; gap: 2.5pt 4mm; margin: 0; }
.legend dt { font-weight: bold; max-width: 23mm; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: 0.5pt solid #8c8c8c; padding: 2.2pt 4.5pt; text-align: left; vertical-align: top; font-weight: normal; overflow-wrap: break-word; hyphens: auto; hyphenate-limit-chars: 8 4 4; }
thead th { background: #e8e8e8; font-weight: bold; }
td:not(.goal), tr.assignment th { break-inside: avoid; }
th p, td p { margin: 0; }
ul { margin: 1pt 0 0; padding-left: 10pt; }
.assignment { background: #f5f5f5; }
tr.assignment, tr.kept { break-after: avoid; }
.goal { background: #fff; }
@media print { * { print-color-adjust: exact; } }
`;
