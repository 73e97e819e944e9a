import { refusal } from './refusal.ts';
import { BrokenXml, XmlScan, type XmlHandler } from './scan-xml.ts';
import type { ZipEntry } from './zip-directory.ts';
import { unpackedPieces } from './zip-pieces.ts';

/** XML says its encoding by its first bytes: UTF-16 has a mark, all else in an Office file is UTF-8 (ISO/IEC 29500-2). */
const decoderFor = ([first, second]: Uint8Array): TextDecoder => {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return new TextDecoder(first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8');
};

const whyOf = ({ kind }: BrokenXml, part: string): string => {
  if (kind === 'declaration') {
    return `Delen ${part} har en DTD eller egna entiteter, som inget dokument ur Word eller Excel har. Filen läses inte.`;
  }
  return kind === 'too-large'
    ? `Delen ${part} har ett stycke som är orimligt långt eller djupt. Filen läses inte.`
    : `Dokumentet är skadat och kan inte läsas: delen ${part} går sönder. Öppna filen och spara om den.`;
};

/**
 * Walks one part of an Office file, piece by piece.
 * @throws PlanError `invalid`, naming the part, where it is broken, too large, or has a DTD.
 */
export const scanPart = async (fileName: string, entry: ZipEntry, handler: XmlHandler): Promise<void> => {
  const scan = new XmlScan(handler);
  const telling = (work: () => void): void => {
    try {
      work();
    } catch (cause) {
      if (!(cause instanceof BrokenXml)) throw cause;
      throw refusal(fileName, whyOf(cause, entry.name), cause);
    }
  };
  let decoder: TextDecoder | undefined;
  for await (const piece of unpackedPieces(fileName, entry)) {
    const reading = (decoder ??= decoderFor(piece));
    telling(() => scan.write(reading.decode(piece, { stream: true })));
  }
  telling(() => {
    scan.write(decoder?.decode() ?? '');
    scan.end();
  });
};
