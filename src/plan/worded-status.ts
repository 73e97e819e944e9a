import type { PlanWords, Status } from './status.ts';
import { isWordedRight } from './contradicts-itself.ts';
import { deviationWordsOf, inCurrentWords, readStatusIn } from './vocabulary.ts';

/**
 * A status as the board reads it: in the words it was written in while they still say it, else in the plan's own word,
 * and with its deviation: "Pågående, avviker". "Enligt plan" is what a reader takes for granted, and stands only where
 * it was written or nothing else is stated. `readStatusIn` reads it back. A word that the plan had when it was written
 * says it still: what is told as it is now goes through `inCurrentWords` first.
 */
export const wordedStatus = (status: Status, plan: PlanWords): string => {
  const { text, progress, deviation } = status;
  const words = deviationWordsOf(plan);
  const withDeviation = (word: string): string => `${word}, ${words.deviates.toLowerCase()}`;
  const said = text === '' ? null : readStatusIn(text, plan).status;
  if (said !== null && isWordedRight(status, said)) {
    const isSaid = deviation !== 'deviates' || said.deviation === deviation;
    return isSaid ? text : withDeviation(text);
  }
  if (progress === null) return deviation === null ? '' : words[deviation];
  return deviation === 'deviates' ? withDeviation(plan.statusWords[progress]) : plan.statusWords[progress];
};

/** A status as a report of today prints it, to be kept: what the plan's words become later changes nothing in it. */
export const asWordedNow = (status: Status, plan: PlanWords): Status => ({
  ...status,
  text: wordedStatus(inCurrentWords(status, plan), plan),
});
