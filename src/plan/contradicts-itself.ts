import { readStatus, type ReadStatus } from './read-status.ts';
import type { Status } from './status.ts';

/** A plan has few words for its statuses, and many activities. */
const known = new Map<string, ReadStatus>();

const reading = (text: string): ReadStatus => {
  const read = known.get(text) ?? readStatus(text);
  known.set(text, read);
  return read;
};

/**
 * Whether the words still say what the axes say: the same progress, and no other deviation. Words that name no
 * deviation are silent, not of another opinion. Words that are not known state nothing.
 */
export const isWordedRight = ({ progress, deviation }: Status, said: Status): boolean =>
  said.progress === progress && (said.deviation === null || said.deviation === deviation);

/**
 * Whether words that are known say something else than the axes; a plan's own word may be one that is not known, and is
 * never one that is known to mean something else (`withWords`).
 */
export const contradictsItself = (status: Status): boolean => {
  if (status.text === '') return false;
  const { status: said, understood } = reading(status.text);
  return understood && !isWordedRight(status, said);
};
