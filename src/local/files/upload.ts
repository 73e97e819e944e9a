/** A file that comes in parts: the parts by their offsets. */
export type Upload = Map<number, Uint8Array>;

/** The parts in order; a part that was sent again takes the former's place. */
export function composeChunks(upload: Upload): Uint8Array {
  const parts = [...upload].toSorted(([one], [other]) => one - other);
  const length = parts.reduce((end, [offset, bytes]) => Math.max(end, offset + bytes.length), 0);
  const whole = new Uint8Array(length);
  for (const [offset, bytes] of parts) whole.set(bytes, offset);
  return whole;
}
