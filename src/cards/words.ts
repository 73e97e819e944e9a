import type { Refusal } from '../plan/permissions.ts';
import type { Via } from '../plan/person.ts';
import type { Progress } from '../plan/status.ts';

export type Language = 'sv' | 'en';

/** Every word a card says. Texts that people wrote are given as they are. */
export interface CardWords {
  readonly language: Language;
  readonly locale: string;
  readonly progress: Readonly<Record<Progress, string>>;
  readonly unstated: string;
  readonly deviates: string;
  readonly via: Readonly<Record<Via, string>>;
  readonly refused: Readonly<Record<Refusal | 'not-found', string>>;
  /** 1 to 12 in words, as a sentence begins; more in figures. */
  readonly count: (n: number) => string;
  readonly due: (n: number, day: string | null) => string;
  /** `described`: "läget per 31 augusti", whenever it is answered. */
  readonly answersDue: (period: string, described: string, day: string) => string;
  readonly howIsIt: string;
  readonly allAnswered: string;
  readonly nothingToAnswer: string;
  readonly answeredBefore: (n: number) => string;
  readonly moreInTab: (n: number, tab: string) => string;
  readonly tooLongForCard: string;
  readonly boardSaw: (period: string, status: string) => string;
  readonly unchanged: (status: string) => string;
  readonly status: string;
  readonly chooseStatus: string;
  readonly comment: string;
  readonly commentHint: string;
  readonly answer: string;
  readonly answerUnchanged: string;
  readonly writeAnswer: string;
  readonly saveMine: string;
  readonly keepSaved: string;
  readonly unchangedForAll: (n: number) => string;
  readonly openMine: string;
  readonly openApp: (heading: string) => string;
  readonly changedBySomebody: string;
  readonly statusMissing: string;
  readonly notSaved: string;
  readonly changedMeanwhile: (who: string, when: string, via: string) => string;
  readonly savedNow: (status: string, comment: string) => string;
  readonly yoursBelow: string;
  readonly tryAgain: string;
  readonly notForYou: string;
  readonly notKnown: string;
  readonly notUnderstood: string;
  readonly tooLong: string;
  readonly changes: (boards: string, n: number) => string;
  readonly before: string;
  readonly beforeDeadline: (before: string, now: string) => string;
  readonly postponed: (year: number) => string;
  readonly newDeadline: string;
  readonly moreChanges: (n: number) => string;
  readonly showInPlan: string;
  readonly and: string;
}

const inWords = (words: readonly string[], n: number): string => words[n] ?? String(n);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const swedishNumbers = 'noll en två tre fyra fem sex sju åtta nio tio elva tolv'.split(' ');
const englishNumbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

const swedish: CardWords = {
  language: 'sv',
  locale: 'sv-SE',
  progress: {
    'not-started': 'Ej påbörjad',
    ongoing: 'Pågår',
    paused: 'Pausad',
    completed: 'Genomförd',
    dropped: 'Utgår',
  },
  unstated: 'Inget läge',
  deviates: 'Avviker',
  via: {
    tab: 'i fliken',
    card: 'i ett kort',
    'web-part': 'på sidan',
    import: 'vid import',
    'command-line': 'från kommandoraden',
    list: 'i listan',
  },
  refused: {
    'not-yours': 'Svaret sparades inte: aktiviteten har fått en annan ansvarig.',
    'planner-only': 'Svaret sparades inte: det gör bara den som planerar.',
    finished: 'Svaret sparades inte: aktiviteten är redan avslutad.',
    'no-open-period': 'Svaret sparades inte: ingen uppföljning är öppen.',
    'status-unstated': 'Oförändrat går inte: aktiviteten har inget läge än. Välj ett och svara.',
    'comment-missing': 'Oförändrat går inte: läget eller slutdatumet behöver en kommentar. Skriv den och svara.',
    'not-found': 'Aktiviteten finns inte längre i planen.',
  },
  count: (n) => inWords(swedishNumbers, n),
  due: (n, day) =>
    `${capital(inWords(swedishNumbers, n))} ${n === 1 ? 'aktivitet' : 'aktiviteter'} har ${day === null ? 'snart slutdatum' : `slutdatum ${day}`}`,
  answersDue: (period, described, day) => `${period}, ${described}: svar väntas senast ${day}.`,
  howIsIt: 'Hur går det?',
  allAnswered: 'Allt är besvarat. Tack!',
  nothingToAnswer: 'Inget mer att svara på i det här kortet.',
  answeredBefore: (n) => `✓ ${capital(inWords(swedishNumbers, n))} ${n === 1 ? 'besvarad' : 'besvarade'}`,
  moreInTab: (n, tab) =>
    `Och ${inWords(swedishNumbers, n)} till i fliken [Mina aktiviteter](${tab}). De kommer hit allt eftersom du svarar.`,
  tooLongForCard: 'Kommentaren är för lång för ett kort: skriv svaret i fliken.',
  boardSaw: (period, status) => `Nämnden såg i ${period}: ${status}`,
  unchanged: (status) => `${status}, oförändrat`,
  status: 'Läge',
  chooseStatus: 'Välj läge',
  comment: 'Kommentar',
  commentHint: 'Det här läser den som granskar',
  answer: 'Svara',
  answerUnchanged: 'Oförändrat',
  writeAnswer: 'Skriv svar',
  saveMine: 'Spara mitt svar',
  keepSaved: 'Behåll det sparade',
  unchangedForAll: (n) => `Oförändrat för alla ${inWords(swedishNumbers, n)}`,
  openMine: 'Öppna mina aktiviteter',
  openApp: (heading) => `${heading}. Öppna Uppföljning för att svara.`,
  changedBySomebody: 'Aktiviteten har ändrats efter att kortet skickades.',
  statusMissing: 'Svaret är inte sparat: välj ett läge först.',
  notSaved: 'Svaret är inte sparat.',
  changedMeanwhile: (who, when, via) => `${who} ändrade ${via} ${when}, efter att kortet skickades.`,
  savedNow: (status, comment) => `Sparat nu: ${status}.${comment === '' ? ' Ingen kommentar.' : ` ”${comment}”`}`,
  yoursBelow: 'Ditt svar är inte sparat än. Det står kvar här nedanför.',
  tryAgain: 'Det gick inte att spara just nu. Din text är kvar: försök igen om en stund.',
  notForYou: 'Det här kortet hör till någon annan. Inget är sparat.',
  notKnown: 'Inget är sparat: webbplatsen känner inte till dig. Säg till den som planerar.',
  notUnderstood: 'Inget är sparat: kortet går inte att läsa längre. Svara i fliken Mina aktiviteter.',
  tooLong: 'Inget är sparat: texten är för lång för ett kort. Din text är kvar: korta den, eller svara i fliken.',
  changes: (boards, n) => `${boards}: ${inWords(swedishNumbers, n)} ${n === 1 ? 'ändring' : 'ändringar'} i dag`,
  before: 'Tidigare',
  beforeDeadline: (before, now) => `Tidigare slutdatum ${before}, nu ${now}`,
  postponed: (year) => `Förskjuten till ${year}`,
  newDeadline: 'Nytt slutdatum',
  moreChanges: (n) => `Och ${inWords(swedishNumbers, n)} till: se planen.`,
  showInPlan: 'Visa i planen',
  and: 'och',
};

const english: CardWords = {
  language: 'en',
  locale: 'en-GB',
  progress: {
    'not-started': 'Not started',
    ongoing: 'Ongoing',
    paused: 'Paused',
    completed: 'Completed',
    dropped: 'Dropped',
  },
  unstated: 'No status',
  deviates: 'Deviates',
  via: {
    tab: 'in the tab',
    card: 'in a card',
    'web-part': 'on the page',
    import: 'by import',
    'command-line': 'from the command line',
    list: 'in the list',
  },
  refused: {
    'not-yours': 'The answer was not saved: the activity has another owner now.',
    'planner-only': 'The answer was not saved: only a planner does that.',
    finished: 'The answer was not saved: the activity is finished already.',
    'no-open-period': 'The answer was not saved: no follow-up is open.',
    'status-unstated': 'Unchanged is not possible: the activity has no status yet. Choose one and answer.',
    'comment-missing': 'Unchanged is not possible: the status or the deadline needs a comment. Write it and answer.',
    'not-found': 'The activity is no longer in the plan.',
  },
  count: (n) => inWords(englishNumbers, n),
  due: (n, day) =>
    `${capital(inWords(englishNumbers, n))} ${n === 1 ? 'activity is' : 'activities are'} due ${day === null ? 'soon' : day}`,
  answersDue: (period, described, day) => `${period}, ${described}: answers are expected by ${day}.`,
  howIsIt: 'How is it going?',
  allAnswered: 'Everything is answered. Thank you!',
  nothingToAnswer: 'Nothing more to answer in this card.',
  answeredBefore: (n) => `✓ ${capital(inWords(englishNumbers, n))} answered`,
  moreInTab: (n, tab) =>
    `And ${inWords(englishNumbers, n)} more in the tab [My activities](${tab}). They come here as you answer.`,
  tooLongForCard: 'The comment is too long for a card: write the answer in the tab.',
  boardSaw: (period, status) => `The board saw in ${period}: ${status}`,
  unchanged: (status) => `${status}, unchanged`,
  status: 'Status',
  chooseStatus: 'Choose a status',
  comment: 'Comment',
  commentHint: 'Read by whoever reviews',
  answer: 'Answer',
  answerUnchanged: 'Unchanged',
  writeAnswer: 'Write an answer',
  saveMine: 'Save my answer',
  keepSaved: 'Keep what is saved',
  unchangedForAll: (n) => `Unchanged for all ${inWords(englishNumbers, n)}`,
  openMine: 'Open my activities',
  openApp: (heading) => `${heading}. Open Uppföljning to answer.`,
  changedBySomebody: 'The activity was changed after this card was sent.',
  statusMissing: 'The answer is not saved: choose a status first.',
  notSaved: 'The answer is not saved.',
  changedMeanwhile: (who, when, via) => `${who} made a change ${via} ${when}, after this card was sent.`,
  savedNow: (status, comment) => `Saved now: ${status}.${comment === '' ? ' No comment.' : ` “${comment}”`}`,
  yoursBelow: 'Your answer is not saved yet. It is kept below.',
  tryAgain: 'It could not be saved just now. Your text is kept: try again in a while.',
  notForYou: 'This card belongs to somebody else. Nothing was saved.',
  notKnown: 'Nothing was saved: the site does not know you. Tell whoever plans.',
  notUnderstood: 'Nothing was saved: the card cannot be read any more. Answer in the tab My activities.',
  tooLong: 'Nothing was saved: the text is too long for a card. It is kept: shorten it, or answer in the tab.',
  changes: (boards, n) => `${boards}: ${inWords(englishNumbers, n)} ${n === 1 ? 'change' : 'changes'} today`,
  before: 'Before',
  beforeDeadline: (before, now) => `Deadline before ${before}, now ${now}`,
  postponed: (year) => `Postponed to ${year}`,
  newDeadline: 'New deadline',
  moreChanges: (n) => `And ${inWords(englishNumbers, n)} more: see the plan.`,
  showInPlan: 'Show in the plan',
  and: 'and',
};

export const cardWords: Readonly<Record<Language, CardWords>> = { sv: swedish, en: english };
