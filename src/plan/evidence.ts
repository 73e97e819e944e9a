import { PlanError } from './plan-error.ts';

/** Long enough for SharePoint's sharing links. */
const longest = 2000;

/** A host of at least two names, or a name on one's own network; no user or password before it. */
const address = /^https:\/\/[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?(?::\d{1,5})?(?:[/?#][^\s<>"\\]*)?$/iu;

/** Whether it can be kept as a link that everybody may open. */
export const isEvidence = (text: string): boolean => text.length <= longest && address.test(text);

/**
 * Underlag: the address of what an answer rests on. Only https, since it is printed and pressed by others ("javascript:"
 * and files on one's own machine are neither). "" where there is none.
 *
 * @throws PlanError `invalid`.
 */
export const readEvidence = (text: string): string => {
  const written = text.trim();
  if (written === '' || isEvidence(written)) return written;
  throw new PlanError('invalid', 'Länken ska vara en adress som börjar med https://.', { subject: 'Underlag' });
};
