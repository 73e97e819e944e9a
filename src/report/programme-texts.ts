import type { ProgrammeSource, ProgrammeTexts } from './memo-programme.ts';

/** å, ä and ö as optical reading leaves them: as themselves, or as what looks like them. */
const asRead = (words: string): string =>
  words.replaceAll(/[åäö]/g, (letter) => (letter === 'ö' ? '[öo6é0]' : '[åäaé]')).replaceAll(' ', '\\s+');

type Part = keyof ProgrammeTexts | 'other';

/** The headings of a municipal memo, each opening a part; what stands under the others is in the programme itself. */
const headings: readonly (readonly [RegExp, Part])[] = (
  [
    ['ärende$', 'matter'],
    ['bakgrund$', 'background'],
    ['ekonomiska konsekvenser', 'economy'],
    ['kommunala mål(?=$| målområde)', 'goals'],
    ['information eller förhandling', 'bargaining'],
    ['beslutet skickas till', 'recipients'],
    ['beslutsunderlag', 'other'],
    ['direktiv för', 'other'],
    ['genom programmet ska', 'other'],
    ['representation', 'other'],
    ['följande datum', 'other'],
    ['uppföljning och utvärdering', 'other'],
    ['förslag till', 'other'],
  ] as const
).map(([words, part]) => [new RegExp(`^${asRead(words)}`, 'iu'), part]);

/** A page's number, an address in a footnote: nothing that the memo says. */
const isPageMark = (text: string): boolean => /^(?:\d+\s*\(\d+\)|https?:\S+(?:\s+https?:\S+)*)$/iu.test(text);

/** "…medbestämmande i arbetslivet" on the heading's second line. */
const restOfHeading = new RegExp(`^${asRead('medbestämmande i arbetslivet')}`, 'iu');

const board = new RegExp(`^\\p{Lu}\\p{L}*(?:-?\\s+och\\s+\\p{L}+)?n[äaéid]{0,2}[dg]?mnden$`, 'u');

/** The memo's own texts, as read; the sender is its first line, the recipient the first line that is a board. */
export const programmeTexts = (texts: readonly string[]): Omit<ProgrammeSource, 'programme'> => {
  const found: Record<Part, string[]> = {
    matter: [],
    background: [],
    economy: [],
    goals: [],
    bargaining: [],
    recipients: [],
    other: [],
  };
  let part: Part = 'other';
  const said = texts.filter((text) => !isPageMark(text));
  for (const text of said) {
    const opens = headings.find(([words]) => words.test(text));
    if (opens !== undefined) {
      part = opens[1];
      // Lines that optical reading left together: the heading, and what it is the heading of.
      const rest = part === 'goals' ? text.replace(opens[0], '').trim() : '';
      if (rest !== '') found[part].push(rest);
    } else if (!(part === 'bargaining' && restOfHeading.test(text))) found[part].push(text);
  }
  const [first = ''] = said;
  const sender = first.split(/\s+\d{4}-\d\d-\d\d/u)[0] ?? '';
  const { other: _, ...parts } = found;
  return {
    sender: [sender.trim()].filter(Boolean),
    recipient: said.find((text) => board.test(text)) ?? '',
    texts: parts,
  };
};
