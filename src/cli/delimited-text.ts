/** A record of a file of separated values, with the line it begins on (from 1). */
export type DelimitedRecord = { readonly line: number; readonly cells: readonly string[] };

/**
 * Records separated by what the first line holds most of: semicolon (a Swedish Excel), tab or comma. Quotes as in
 * RFC 4180; cells are trimmed; empty records are left out.
 */
export function readDelimited(text: string): DelimitedRecord[] {
  const separator = separatorOf(text);
  const records: DelimitedRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begins = 1;
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRecord = () => {
    endCell();
    if (cells.some((value) => value !== '')) records.push({ line: begins, cells });
    cells = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (quoted) {
      if (character === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (character === '"') quoted = false;
      else cell += character;
    } else if (character === '"' && cell.trim() === '') quoted = true;
    else if (character === separator) endCell();
    else if (character === '\n') {
      endRecord();
      begins = line + 1;
    } else if (character !== '\r') cell += character;
    if (character === '\n') line += 1;
  }
  endRecord();
  return records;
}

function separatorOf(text: string): string {
  const firstLine = (text.trimStart().split('\n')[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = [';', '\t', ','].map((separator) => ({ separator, count: firstLine.split(separator).length }));
  return counts.sort((a, b) => b.count - a.count)[0]!.separator;
}
