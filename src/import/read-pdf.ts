import type { DraftProblem } from '../plan/draft-plan.ts';
import { isPlanError } from '../plan/plan-error.ts';
import { inGroups, most } from './file-limits.ts';
import { HeldSoFar } from './held-so-far.ts';
import { blocksOfParts } from './pdf-blocks.ts';
import { readPage, type PdfJsPage, type PdfPage } from './pdf-page.ts';
import { unpackedStreams } from './pdf-streams.ts';
import type { Reading } from './reading.ts';
import { refusal } from './refusal.ts';

/** What is asked here of pdf.js. */
interface PdfJs {
  readonly operators: ReadonlyMap<number, string>;
  readonly open: (bytes: Uint8Array) => Promise<{
    readonly numPages: number;
    readonly getPage: (number: number) => Promise<PdfJsPage>;
    readonly destroy: () => Promise<void>;
  }>;
}

const loadPdfJs = async (): Promise<PdfJs> => {
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  const operators = new Map(Object.entries(OPS).map(([name, number]) => [Number(number), name]));
  const open: PdfJs['open'] = async (bytes) => {
    // Nothing is drawn, and no font is fetched.
    const options = { verbosity: 0, isEvalSupported: false, disableFontFace: true, useSystemFonts: false };
    const document = await getDocumentProxy(bytes, options);
    return {
      numPages: document.numPages,
      getPage: (number) => document.getPage(number),
      destroy: () => document.loadingTask.destroy(),
    };
  };
  return { operators, open };
};

const again = 'Hämta filen igen, eller be om dokumentet som Word eller Excel.';

/** The last line of every PDF (ISO 32000-1, 7.5.5), with what mail and scanners put after it. */
const afterEnd = 2048;

const isCutOff = (bytes: Uint8Array): boolean =>
  !new TextDecoder('latin1').decode(bytes.subarray(-afterEnd)).includes('%%EOF');

const whyNot = (cause: unknown): string => {
  const name = cause instanceof Error ? cause.name : '';
  return name === 'PasswordException'
    ? 'PDF:en har lösenord. Öppna den med lösenordet och skriv ut den till en ny PDF, eller be om dokumentet som Word eller Excel.'
    : `PDF:en är skadad och kan inte läsas. ${again}`;
};

/** Shares of signs that no letter stands behind: a font without its table of letters. */
const mostUnknown = 0.2;

const isUnknown = /[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu;

const refuseUnreadable = (fileName: string, pages: readonly PdfPage[]): void => {
  const text = pages.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');
  const pictures = pages.reduce((sum, page) => sum + page.pictures, 0);
  if (text.trim().length < pages.length * 10) {
    const why =
      pictures > 0
        ? `PDF:en är inskannad: den har bilder (${pages.length === 1 ? '1 sida' : `${inGroups(pages.length)} sidor`}) och ingen text, och en bild av en tabell kan inte läsas. Be om dokumentet som Word eller Excel, eller låt ett program tolka bilderna (OCR) och spara texten.`
        : 'PDF:en har ingen text. Be om dokumentet som Word eller Excel.';
    throw refusal(fileName, why);
  }
  if ((text.match(isUnknown)?.length ?? 0) > text.length * mostUnknown) {
    const why =
      'PDF:ens text kan inte läsas: typsnitten säger inte vilka bokstäver de har. Be om dokumentet som Word eller Excel.';
    throw refusal(fileName, why);
  }
};

const readPages = async (fileName: string, bytes: Uint8Array): Promise<readonly PdfPage[]> => {
  const { operators, open } = await loadPdfJs();
  const held = new HeldSoFar(fileName);
  // pdf.js takes over the bytes it is given.
  const document = await open(Uint8Array.from(bytes)).then(undefined, (cause: unknown) => {
    throw refusal(fileName, whyNot(cause), cause);
  });
  try {
    if (document.numPages > most.pages) {
      throw refusal(fileName, `PDF:en har ${inGroups(document.numPages)} sidor och läses inte. Dela den.`);
    }
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      try {
        const page = await readPage(number, await document.getPage(number), operators, held);
        if (page.pieces.length > most.piecesOfPage) {
          throw refusal(fileName, `PDF:ens sida ${number} har mer text än en sida kan ha och läses inte. ${again}`);
        }
        pages.push(page);
      } catch (cause) {
        if (isPlanError(cause)) throw cause;
        throw refusal(fileName, `PDF:en är skadad: sida ${number} kan inte läsas. ${again}`, cause);
      }
    }
    return pages;
  } finally {
    await document.destroy();
  }
};

/**
 * A PDF, by the places of its letters and lines: tables with drawn lines, their rows made whole over the pages, headers
 * and footers once. A row's place is its page. What is not certain is a problem with its page.
 * @throws PlanError `invalid`, in Swedish, where the file is broken, cut off, encrypted, scanned, or without end.
 */
export const readPdf = async (fileName: string, bytes: Uint8Array): Promise<Reading> => {
  if (isCutOff(bytes)) throw refusal(fileName, `PDF:en är avhuggen före sitt slut. ${again}`);
  const damaged = await unpackedStreams(fileName, bytes);
  const pages = await readPages(fileName, bytes);
  refuseUnreadable(fileName, pages);
  const problems: DraftProblem[] = pages
    .filter(({ pieces, pictures }) => pictures > 0 && pieces.every(({ text }) => text.trim() === ''))
    .map(({ number }) => ({ source: { page: number }, message: 'Sidan är en bild och är inte inläst.' }));
  if (damaged > 0) {
    const message = `PDF:en är skadad på ${inGroups(damaged)} ställen: text kan saknas. ${again}`;
    problems.push({ source: { page: 1 }, message });
  }
  const read = blocksOfParts(pages);
  return { blocks: read.blocks, problems: [...problems, ...read.problems] };
};
