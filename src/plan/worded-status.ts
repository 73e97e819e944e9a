import { readStatus, type ReadStatus } from './read-status.ts';
import type { Deviation, Status, StatusWords } from './status.ts';

/** The deviations as a report writes them, alone in a column or in a legend. */
export const deviationWords: Readonly<Record<Deviation, string>> = { 'on-plan': 'Enligt plan', deviates: 'Avviker' };

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
const isWordedRight = ({ text, progress, deviation }: Status): boolean => {
  const said = reading(text).status;
  return said.progress === progress && (said.deviation === null || said.deviation === deviation);
};

/** Whether words that are known say something else than the axes; a plan's own word may be one that is not known. */
export const contradictsItself = (status: Status): boolean =>
  status.text !== '' && reading(status.text).understood && !isWordedRight(status);

/**
 * A status as the board reads it: in the words it was written in while they still say it, else in the plan's own word,
 * and with its deviation: "Pågående, avviker". "Enligt plan" is what a reader takes for granted, and stands only where
 * it was written or nothing else is stated. `readStatus` reads it back.
 */
export const wordedStatus = (status: Status, words: StatusWords): string => {
  const { text, progress, deviation } = status;
  if (text !== '' && isWordedRight(status)) {
    const isSaid = deviation !== 'deviates' || reading(text).status.deviation === deviation;
    return isSaid ? text : withDeviation(text);
  }
  if (progress === null) return deviation === null ? '' : deviationWords[deviation];
  return deviation === 'deviates' ? withDeviation(words[progress]) : words[progress];
};

const withDeviation = (word: string): string => `${word}, ${deviationWords.deviates.toLowerCase()}`;
