import { announcedReports } from './announced-report.ts';
import { quotedIn, type QuestionRule } from './question.ts';

/**
 * A report to a board that the comment promises, on a day that is not followed among what is owed (Återrapportering).
 * Where one was owed earlier and is not kept, this may be it, later: a planner says so.
 */
export const promisedReport: QuestionRule = {
  id: 'promised-report',
  asks: ({ comment }, { planYear, promises }) => {
    const announced = announcedReports(comment, planYear).find(
      ({ isGiven, on }) => !isGiven && !promises.some(({ owedOn, kept }) => on?.equals(kept?.on ?? owedOn)),
    );
    if (announced === undefined) return null;
    const { words } = announced;
    return {
      words,
      sv: `Kommentaren lovar en rapport: ${quotedIn.svEnded(words)} När och till vem ska den lämnas?`,
      en: `The comment promises a report: ${quotedIn.enEnded(words)} When and to whom is it due?`,
    };
  },
};
