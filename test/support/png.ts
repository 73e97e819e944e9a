import { inflateSync } from 'node:zlib';

/** A decoded picture: `rgba` has four bytes a pixel, row by row. */
export type Picture = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

/**
 * Decodes the PNGs that browsers write: 8 bits a channel, RGB or RGBA, not interlaced (W3C PNG, third edition: chunks
 * in 5.3, filters in 9.2).
 *
 * @throws Error for any other PNG, or what is none.
 */
export function decodePng(file: Uint8Array): Picture {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== 0x89504e47) throw new Error('not a PNG');
  const chunks = readChunks(file, view);
  const { data } = chunks.find(({ type }) => type === 'IHDR')!;
  const header = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const [depth, colour, interlace] = [header.getUint8(8), header.getUint8(9), header.getUint8(12)];
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlace !== 0) {
    throw new Error(`a PNG of depth ${depth}, colour type ${colour}, interlace ${interlace} is not read here`);
  }
  const channels = colour === 6 ? 4 : 3;
  const compressed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const samples = unfilter(inflateSync(compressed), width * channels, height, channels);
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rgba.set(samples.subarray(pixel * channels, (pixel + 1) * channels), pixel * 4);
  }
  return { width, height, rgba };
}

function readChunks(file: Uint8Array, view: DataView): { type: string; data: Uint8Array }[] {
  const chunks: { type: string; data: Uint8Array }[] = [];
  for (let at = 8; at < file.length;) {
    const length = view.getUint32(at);
    chunks.push({
      type: String.fromCharCode(...file.subarray(at + 4, at + 8)),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

function unfilter(filtered: Uint8Array, stride: number, rows: number, channels: number): Uint8Array {
  const plain = new Uint8Array(stride * rows);
  for (let row = 0; row < rows; row += 1) {
    const filter = filtered[row * (stride + 1)];
    for (let at = 0; at < stride; at += 1) {
      const left = at >= channels ? plain[row * stride + at - channels]! : 0;
      const up = row > 0 ? plain[(row - 1) * stride + at]! : 0;
      const corner = row > 0 && at >= channels ? plain[(row - 1) * stride + at - channels]! : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter!]!;
      plain[row * stride + at] = filtered[row * (stride + 1) + 1 + at]! + predicted;
    }
  }
  return plain;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
