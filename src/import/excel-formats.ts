import { scanPart } from './scan-part.ts';
import { localName } from './excel-parts.ts';
import type { ZipEntry } from './zip-directory.ts';

/** The formats that a workbook need not name (18.8.30), as a Swedish Excel shows them; what is not here is "General". */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  49: '@',
};

export const general = 'General';

/** The format of each look that a cell may name; undefined for one that the workbook has not. */
export type Formats = (look: number) => string | undefined;

/** @throws PlanError `invalid` where the part is broken. */
export const readFormats = async (fileName: string, entry: ZipEntry | undefined): Promise<Formats> => {
  if (entry === undefined) return () => general;
  const named = new Map<number, string>();
  const looks: number[] = [];
  let isInLooks = false;
  await scanPart(fileName, entry, {
    open: (name, attribute) => {
      const tag = localName(name);
      if (tag === 'numFmt') named.set(Number(attribute('numFmtId')), attribute('formatCode') ?? general);
      else if (tag === 'cellXfs') isInLooks = true;
      else if (tag === 'xf' && isInLooks) looks.push(Number(attribute('numFmtId') ?? 0));
    },
    text: () => undefined,
    close: (name) => {
      if (localName(name) === 'cellXfs') isInLooks = false;
    },
  });
  return (look) => {
    const format = looks[look];
    return format === undefined ? undefined : (named.get(format) ?? builtIn[format] ?? general);
  };
};
