import type { AttentionKind } from './attention.ts';
import type { Figure, Segment } from '../plan/summary.ts';
import type { Strings } from './strings.ts';

/** "ingen försenad", "1 försenad", "12 försenade". */
const counted =
  (none: string, one: string, many: string) =>
  (count: number): string =>
    count === 0 ? none : count === 1 ? `1 ${one}` : `${count} ${many}`;

/** The words that only the overview on the SharePoint page says. */
const sv = {
  region: 'Uppföljning av planen',
  anyBoard: 'Alla nämnder',
  anyUnit: 'Alla enheter',
  notInPlan: (key: string) => `${key} (finns inte i planen)`,
  updated: (time: string) => `Uppdaterad ${time}`,
  period: (name: string, perDatum: string) => `${name}, per ${perDatum}: `,
  figure: {
    activities: counted('inga aktiviteter', 'aktivitet', 'aktiviteter'),
    completed: counted('ingen genomförd', 'genomförd', 'genomförda'),
    late: counted('ingen försenad', 'försenad', 'försenade'),
    deviating: counted('ingen avviker', 'avviker', 'avviker'),
    moved: counted('ingen framflyttad', 'framflyttad', 'framflyttade'),
    'moved-within': counted('ingen senarelagd inom året', 'senarelagd inom året', 'senarelagda inom året'),
    'moved-beyond': counted(
      'ingen förskjuten till senare år',
      'förskjuten till senare år',
      'förskjutna till senare år',
    ),
    paused: counted('ingen pausad', 'pausad', 'pausade'),
    unanswered: counted('alla är besvarade', 'är obesvarad', 'är obesvarade'),
  } satisfies Record<Figure, (count: number) => string>,
  and: ' och ',
  answersDue: (day: string) => `, svar senast ${day}.`,
  noPeriod: 'ingen uppföljning är öppen.',
  attention: 'Behöver uppmärksamhet',
  allWell: 'Inget behöver din uppmärksamhet.',
  noneShown: 'Inga aktiviteter passar urvalet.',
  showAll: (count: number) => `Alla ${count}`,
  showFewer: 'Visa färre',
  showMore: (count: number) => `Visa ${count} till`,
  showAttention: 'Visa det som behöver uppmärksamhet',
  kind: {
    late: 'Försenad',
    deviates: 'Avviker',
    requested: 'Begärd flytt',
    differs: 'Olika uppgifter',
    unanswered: 'Obesvarad',
    nobody: 'Ingen ansvarig',
  } satisfies Record<AttentionKind, string>,
  /** How many of each kind the list holds, also those that are not seen at first. */
  ofKind: {
    late: counted('', 'försenad', 'försenade'),
    deviates: counted('', 'avviker', 'avviker'),
    requested: counted('', 'begärd flytt', 'begärda flyttar'),
    differs: counted('', 'med olika uppgifter', 'med olika uppgifter'),
    unanswered: counted('', 'obesvarad', 'obesvarade'),
    nobody: counted('', 'utan ansvarig', 'utan ansvarig'),
  } satisfies Record<AttentionKind, (count: number) => string>,
  ownerIs: (name: string) => `Ansvarig: ${name}`,
  commentsDiffer: 'Kommentarerna nämner olika tider',
  byBoard: 'Läget per nämnd',
  asTable: 'Tabell',
  asBars: 'Staplar',
  board: 'Nämnd',
  all: 'Alla',
  segment: {
    completed: 'Genomförd',
    ongoing: 'Pågår',
    'not-started': 'Ej påbörjad',
    late: 'Försenad',
    other: 'Pausad, utgår eller utan läge',
  } satisfies Record<Segment, string>,
  others: 'Övriga',
  changed: 'Flyttat och pausat',
  notMoved: 'Inget är framflyttat eller pausat.',
  mostly: (cause: string) => `främst: ${cause}`,
  givenFor: (given: number, all: number, cause: string) => `${given} av ${all}: ${cause}`,
};

export type OverviewStrings = typeof sv;

const countedInEnglish =
  (none: string, one: string, many: string = one) =>
  (count: number): string =>
    count === 0 ? none : count === 1 ? `1 ${one}` : `${count} ${many}`;

const en: OverviewStrings = {
  region: 'Follow-up of the plan',
  anyBoard: 'All boards',
  anyUnit: 'All units',
  notInPlan: (key) => `${key} (not in the plan)`,
  updated: (time) => `Updated ${time}`,
  period: (name, perDatum) => `${name}, as of ${perDatum}: `,
  figure: {
    activities: countedInEnglish('no activities', 'activity', 'activities'),
    completed: countedInEnglish('none completed', 'completed'),
    late: countedInEnglish('none late', 'late'),
    deviating: countedInEnglish('none deviating', 'deviating'),
    moved: countedInEnglish('none moved', 'moved'),
    'moved-within': countedInEnglish('none moved within the year', 'moved within the year'),
    'moved-beyond': countedInEnglish('none moved to a later year', 'moved to a later year'),
    paused: countedInEnglish('none paused', 'paused'),
    unanswered: countedInEnglish('all are answered', 'is unanswered', 'are unanswered'),
  },
  and: ' and ',
  answersDue: (day) => `, answers due ${day}.`,
  noPeriod: 'no follow-up is open.',
  attention: 'Needs attention',
  allWell: 'Nothing needs your attention.',
  noneShown: 'No activities match the selection.',
  showAll: (count) => `All ${count}`,
  showFewer: 'Show fewer',
  showMore: (count) => `Show ${count} more`,
  showAttention: 'Show what needs attention',
  kind: {
    late: 'Late',
    deviates: 'Deviates',
    requested: 'Move requested',
    differs: 'Differing values',
    unanswered: 'Unanswered',
    nobody: 'Nobody responsible',
  },
  ofKind: {
    late: countedInEnglish('', 'late'),
    deviates: countedInEnglish('', 'deviating'),
    requested: countedInEnglish('', 'move requested', 'moves requested'),
    differs: countedInEnglish('', 'with differing values'),
    unanswered: countedInEnglish('', 'unanswered'),
    nobody: countedInEnglish('', 'with nobody responsible'),
  },
  ownerIs: (name) => `Responsible: ${name}`,
  commentsDiffer: 'The comments name different times',
  byBoard: 'Status by board',
  asTable: 'Table',
  asBars: 'Bars',
  board: 'Board',
  all: 'All',
  segment: {
    completed: 'Completed',
    ongoing: 'Ongoing',
    'not-started': 'Not started',
    late: 'Late',
    other: 'Paused, dropped or unstated',
  },
  others: 'Other',
  changed: 'Moved and paused',
  notMoved: 'Nothing is moved or paused.',
  mostly: (cause) => `mostly: ${cause}`,
  givenFor: (given, all, cause) => `${given} of ${all}: ${cause}`,
};

export const overviewStrings = (strings: Strings): OverviewStrings => (strings.locale === 'sv-SE' ? sv : en);

/** A word of the dictionaries at the beginning of a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
