const shortestCut = 80;
const mostWordsLeft = 3;

/** What cannot end a Swedish sentence: it asks for a word after it. */
const opensMore = /(?:^|\s)(?:och|eller|men|samt|att|som|för|av|på|i|med|till|från|om|under|inom|en|ett|den|det|de)$/iu;
/** What a new clause that broke off begins with. */
const beginsClause = /^(?:under|efter|inför|i|på|för|med|till|från|inom|genom|om|av|vid)\s/iu;

/**
 * Whether a long text breaks off: it has no closing mark and ends with a word that asks for more, or with the first
 * words of a clause that has no verb ("… och under 2019"). A full stop merely left out is none.
 */
export const isCutOff = (text: string): boolean => {
  const plain = text.trim();
  if (plain.length < shortestCut || /[.!?:…)"”]$/u.test(plain)) return false;
  if (opensMore.test(plain)) return true;
  const clause = plain.slice(Math.max(plain.lastIndexOf(' och '), plain.lastIndexOf(' men ')) + 5);
  return clause.length < plain.length && clause.split(/\s+/u).length <= mostWordsLeft && beginsClause.test(clause);
};
