import { Temporal } from 'temporal-polyfill';
import { announcedReports, type AnnouncedReport } from './announced-report.ts';
import type { BoardPromise } from './board-promise.ts';
import { printedRow } from './placement.ts';
import type { PlanContent } from './plan.ts';
import { plainWording } from './wording.ts';

/** A comment that says when and where a report owed to a board is, or was, given: proposed, a planner rules. */
export interface KeptProposal extends Omit<AnnouncedReport, 'isFinal'> {
  readonly promiseKey: string;
  readonly activityKey: string;
  /** Where the document has it, "rad 78", one a row that says it. */
  readonly sources: readonly string[];
  /** Later than owed. */
  readonly isLater: boolean;
}

/** What every promise says: it tells no two apart. */
const common =
  /^(?:\p{L}*rapport\p{L}*|\p{L}*redovis\p{L}*|presenter\p{L}*|namnd\p{L}*|kommer|februari|augusti|september|oktober|november|december)$/u;
const shortestWord = 5;
/** Of the words that tell a promise from others, so many must stand in the activity's title. */
const leastShared = 0.3;
const leastWords = 2;

/** Without rings and dots, since a scanned memo has lost them ("fullfoljd utbildning"). */
const tellingWords = (text: string): ReadonlySet<string> =>
  new Set(
    plainWording(text.normalize('NFD').replaceAll(/\p{M}/gu, ''))
      .split(' ')
      .filter((word) => word.length >= shortestWord && !/\d/.test(word) && !common.test(word)),
  );

/** Whether a promise is about what an activity does, by the words of its text and the activity's title. */
const isAbout = (promise: ReadonlySet<string>, title: ReadonlySet<string>): boolean => {
  const shared = [...promise].filter((word) => title.has(word)).length;
  return shared >= leastWords && shared / promise.size >= leastShared;
};

const isFinalPromise = ({ text, owedText }: BoardPromise): boolean => /slut(?:rapport|redovis)/i.test(text + owedText);

/** The one meant of several about the same thing: a last report is one, and of the others the first that is not kept. */
const meantBy = (report: AnnouncedReport, promises: readonly BoardPromise[]): BoardPromise | undefined =>
  promises
    .filter((promise) => isFinalPromise(promise) === report.isFinal)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.owedOn, b.owedOn))[0];

/** What the comments of a plan say of promises that are not kept, in the plan's order. */
export const proposeKept = (
  promises: readonly BoardPromise[],
  { plan, activities, placements }: Pick<PlanContent, 'plan' | 'activities' | 'placements'>,
): readonly KeptProposal[] => {
  const open = promises
    .filter(({ kept }) => kept === null)
    .map((promise) => ({ promise, words: tellingWords(promise.text) }));
  const printed = Map.groupBy(placements, ({ activityKey }) => activityKey);
  const met = activities.flatMap((activity) => {
    const title = tellingWords(activity.title);
    const about = open.filter(({ words }) => isAbout(words, title)).map(({ promise }) => promise);
    if (about.length === 0) return [];
    return (printed.get(activity.key) ?? []).flatMap((placement) =>
      announcedReports(printedRow(placement, activity).comment, plan.year).flatMap((report) => {
        const promise = meantBy(report, about);
        return promise ? [{ promise, activity, report, source: placement.source }] : [];
      }),
    );
  });
  const once = Map.groupBy(met, ({ promise, activity, report }) =>
    [promise.key, activity.key, report.words].join('\n'),
  );
  return [...once.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { promise, activity, report } = first;
    const { isFinal: _isFinal, ...announced } = report;
    return [
      {
        promiseKey: promise.key,
        activityKey: activity.key,
        sources: same.map(({ source }) => source).filter((source) => source !== ''),
        ...announced,
        isLater: announced.on !== null && Temporal.PlainDate.compare(announced.on, promise.owedOn) > 0,
      },
    ];
  });
};
