import type { OfficeFile } from './office-file.ts';
import { refusal } from './refusal.ts';
import { scanPart } from './scan-part.ts';
import type { XmlHandler } from './scan-xml.ts';
import type { ZipEntry } from './zip-directory.ts';

/** A sheet as the workbook lists it. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

export interface ExcelParts {
  readonly sheets: readonly Sheet[];
  readonly strings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
  /** Days are counted from 1904 (ISO/IEC 29500-1, 18.2.28). */
  readonly is1904: boolean;
}

/** SpreadsheetML may be written with a prefix ("x:row"), and some programs do. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An on/off attribute (18.18, xsd:boolean). */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

const nothing = (): undefined => undefined;

export const scanTags = (
  fileName: string,
  entry: ZipEntry,
  open: (name: string, attribute: (name: string) => string | undefined) => void,
): Promise<void> =>
  scanPart(fileName, entry, {
    open: (name, attribute) => open(localName(name), attribute),
    text: nothing,
    close: nothing,
  } satisfies XmlHandler);

/** A part's name from one that another part names: beside it, or from the top of the archive. */
const partNamed = (target: string, from: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const folders = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.') folders.push(step);
  }
  return folders.join('/');
};

interface Related {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

const relatedTo = async ({ name, main, parts }: OfficeFile): Promise<readonly Related[]> => {
  const entry = parts.get(main.replace(/([^/]+)$/, '_rels/$1.rels'));
  const related: Related[] = [];
  if (entry === undefined) return related;
  await scanTags(name, entry, (tag, attribute) => {
    if (tag !== 'Relationship') return;
    const type = attribute('Type')?.split('/').at(-1) ?? '';
    related.push({ id: attribute('Id') ?? '', type, part: partNamed(attribute('Target') ?? '', main) });
  });
  return related;
};

/**
 * The parts of a workbook: its sheets in the order of their tabs, without those of charts and old macros.
 * @throws PlanError `invalid` where a part is broken or not there.
 */
export const excelParts = async (file: OfficeFile): Promise<ExcelParts> => {
  const { name: fileName, main, parts } = file;
  const workbook = parts.get(main);
  if (workbook === undefined) throw refusal(fileName, 'Filen är ingen Excel-arbetsbok.');
  const related = await relatedTo(file);
  const entryOf = (type: string): ZipEntry | undefined => {
    const part = related.find((other) => other.type === type)?.part;
    return part === undefined ? undefined : parts.get(part);
  };
  const sheets: Sheet[] = [];
  let is1904 = false;
  await scanTags(fileName, workbook, (tag, attribute) => {
    if (tag === 'workbookPr') is1904 = isTrue(attribute('date1904'));
    if (tag !== 'sheet') return;
    const id = attribute('r:id') ?? attribute('[\\w]+:id');
    const name = attribute('name') ?? '';
    const found = related.find((other) => other.id === id);
    if (found !== undefined && found.type !== 'worksheet') return;
    const entry = found && parts.get(found.part);
    if (entry === undefined) {
      throw refusal(
        fileName,
        `Arbetsboken är skadad: bladet ”${name}” saknas i filen. Öppna den i Excel och spara om den.`,
      );
    }
    sheets.push({ name, isHidden: (attribute('state') ?? 'visible') !== 'visible', entry });
  });
  return { sheets, strings: entryOf('sharedStrings'), styles: entryOf('styles'), is1904 };
};
