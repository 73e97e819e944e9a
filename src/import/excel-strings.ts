import { localName, isTrue } from './excel-parts.ts';
import { HeldSoFar } from './held-so-far.ts';
import { scanPart } from './scan-part.ts';
import { seenText } from './seen-text.ts';
import type { Run } from './table.ts';
import type { ZipEntry } from './zip-directory.ts';

/** A character that XML has no place for (18.4.12, ST_Xstring): "_x000D_". */
const escaped = /_x([\da-f]{4})_/gi;

const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Reads the runs of a text in a cell or in the table of strings (18.4.8): is | si > t, or r > rPr > i and t. */
export class TextRuns {
  #runs: Run[] = [];
  #isItalic = false;
  #isText = false;
  /** How the Japanese is read is told above it, and is no text of the cell. */
  #isReading = false;

  open(tag: string, attribute: (name: string) => string | undefined): void {
    if (tag === 'si' || tag === 'is') this.#runs = [];
    else if (tag === 'r') this.#isItalic = false;
    else if (tag === 'i') this.#isItalic = attribute('val') === undefined || isTrue(attribute('val'));
    else if (tag === 'rPh') this.#isReading = true;
    this.#isText = tag === 't';
  }

  text(text: string): void {
    if (this.#isText && !this.#isReading) this.#runs.push({ text: seenText(unescaped(text)), italic: this.#isItalic });
  }

  close(tag: string): void {
    this.#isText = false;
    if (tag === 'r') this.#isItalic = false;
    if (tag === 'rPh') this.#isReading = false;
  }

  /** Pieces of one look, each whole. */
  get runs(): readonly Run[] {
    const whole: Run[] = [];
    for (const run of this.#runs) {
      const last = whole.at(-1);
      if (last?.italic === run.italic) whole[whole.length - 1] = { ...last, text: last.text + run.text };
      else whole.push(run);
    }
    return whole;
  }
}

/** The workbook's table of strings, by number. @throws PlanError `invalid` where it is broken or too large. */
export const readStrings = async (
  fileName: string,
  entry: ZipEntry | undefined,
): Promise<readonly (readonly Run[])[]> => {
  const strings: (readonly Run[])[] = [];
  if (entry === undefined) return strings;
  const held = new HeldSoFar(fileName);
  const runs = new TextRuns();
  await scanPart(fileName, entry, {
    open: (name, attribute) => {
      held.piece();
      runs.open(localName(name), attribute);
    },
    text: (text) => {
      held.text(text.length, () => 'Arbetsboken');
      runs.text(text);
    },
    close: (name) => {
      const tag = localName(name);
      runs.close(tag);
      if (tag === 'si') strings.push(runs.runs);
    },
  });
  return strings;
};
