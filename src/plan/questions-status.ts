import { Temporal } from 'temporal-polyfill';
import { namedTimes } from './named-times.ts';
import { quotedIn, saying, sentencesIn, type AskedRow, type Asking, type QuestionRule } from './question.ts';
import { defaultStatusWords, type Progress } from './status.ts';
import { wordedStatus } from './worded-status.ts';

const words = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu');
const has = ({ status }: AskedRow, ...progresses: readonly Progress[]): boolean =>
  status.progress !== null && progresses.includes(status.progress);

const asking = (row: AskedRow, said: string | null, sv: string, en: string): Asking | null => {
  if (said === null) return null;
  const status = row.status.text || wordedStatus(row.status, defaultStatusWords);
  return {
    words: said,
    sv: `Läget är ${quotedIn.sv(status)}, men kommentaren säger ${quotedIn.svEnded(said)} ${sv}`,
    en: `The status is ${quotedIn.en(status)}, but the comment says ${quotedIn.enEnded(said)} ${en}`,
  };
};

const dropped = words(
  '(?:ej|inte) (?:längre )?aktuell(?:t|a)?|utgår(?! från| ifrån)|utgått|ställ(?:s|ts|ts?) in|inställ(?:d|t|da)|' +
    'avbry(?:ts|tits)|avbru(?:ten|tet|tna)|(?:läggs|lagts) ner?d?|nedlag(?:d|t|da)|kommer inte att genomföras|' +
    '(?:ska|kommer) (?:ej|inte) genomföras',
);

/** Utgår in words only: "Klart" with the comment "Ej aktuellt med inrättande" is cancelled, not done. */
const droppedInWords: QuestionRule = {
  id: 'dropped-in-words',
  asks: (row) => {
    const said = has(row, 'dropped') ? null : saying(row.comment, dropped);
    return asking(row, said, 'Utgår aktiviteten?', 'Is the activity dropped?');
  },
};

const begun = '(?:initiera(?:d|t|ts)|påbörja(?:d|t|ts)|starta(?:d|t|ts)|inlett?s?|satts igång|kommit igång)';
const notBegun = words(
  `(?:ingen|inget|inga) (?:aktivitet(?:er)?|insats(?:er)?|arbete|åtgärd(?:er)?)(?: [\\p{L}\\p{N}-]+){0,6} ${begun}|` +
    `(?:ej|inte|ännu inte|ännu ej)(?: ännu| kunnat| har)? (?:${begun}|påbörjas|startas?|inledas)`,
);
/** A part or a step may wait while the activity goes on. */
const ofAPart = words('del|delen|delar|etapp(?:en)?|steg(?:et)?|fas(?:en)?|moment(?:et)?');

const notBegunInWords: QuestionRule = {
  id: 'not-begun-in-words',
  asks: (row) => {
    const said = has(row, 'ongoing', 'completed') ? saying(row.comment, notBegun, ofAPart) : null;
    return asking(row, said, 'Har arbetet börjat?', 'Has the work begun?');
  },
};

const goesOn = words(
  'följer (?:tids?)?plan(?:en)?|(?:löper|fortskrider|fortsätter|fortlöper) (?:på )?enligt (?:\\p{L}+ )?(?:tids?|projekt)?plan(?:en)?|' +
    'fortgår|återstår|kommer att fortsätta|att fortsätta (?:ta fram|införa|implementera|genomföra|utveckla)|' +
    '(?:är|har)(?: nu| precis| nyligen)? (?:påbörja(?:d|t|ts)|inletts|initierats)|har startat (?:ett|en)|pågår',
);
/** What is done every day goes on after the activity is done. */
const everyday = words(
  'ordinarie|löpande|kontinuerligt|uppföljning(?:en)?|förvaltningsfas(?:en)?|i förvaltning|i linjen',
);
const isToCome = words(
  'ska|kommer|behöver|beräknas|planeras|färdigställs|slutförs|genomförs|införs|publiceras|implementeras',
);

/** A day that comes after the one that the answer describes, told of what is to be done. */
const comesLater = ({ comment }: AskedRow, perDatum: Temporal.PlainDate, planYear: number): string | null =>
  sentencesIn(comment).find(
    (sentence) =>
      isToCome.test(sentence) &&
      namedTimes(sentence, planYear).some(({ last }) => Temporal.PlainDate.compare(last, perDatum) > 0),
  ) ?? null;

/** Genomfört, and yet going on or to be done: "Följer tidplan", "Implementeringen är påbörjad". */
const unfinishedInWords: QuestionRule = {
  id: 'unfinished-in-words',
  asks: (row, { perDatum, planYear }) => {
    if (!has(row, 'completed')) return null;
    const said = saying(row.comment, goesOn, everyday) ?? comesLater(row, perDatum, planYear);
    return asking(row, said, 'Är allt genomfört?', 'Is all of it done?');
  },
};

const underWay = words(
  '(?<!(?:ej|inte|ännu|är att) )(?:påbörja(?:d|t|ts)|starta(?:t|d)|inletts|igång)|pågår|fortsätter|löper',
);
/** What is only prepared, or done anyway, is not begun. */
const onlyPrepared = words(
  'ordinarie|planering(?:en)?|förberedelser?(?:na)?|(?:ej|inte|ännu)(?: \\p{L}+)? påbörja(?:d|t|ts)',
);

/** "Kvarstår" is counted with what is not begun, unless the comment says otherwise (DESIGN, "Status"). */
const underWayInWords: QuestionRule = {
  id: 'under-way-in-words',
  asks: (row) => {
    const said = has(row, 'not-started') ? saying(row.comment, underWay, onlyPrepared) : null;
    return asking(row, said, 'Har arbetet börjat?', 'Has the work begun?');
  },
};

const finished =
  /^(?:(?:arbetet|aktiviteten|insatsen|projektet|uppdraget|åtagandet|allt|detta) (?:är|har) (?:nu )?)?(?:klar|klart|genomför(?:t|d|ts)|slutför(?:t|d|ts)|avsluta(?:d|t|ts)|färdig(?:t|ställd|ställt)?)[.!]?$/iu;

/** Only a sentence that says nothing else: "Första delen genomförd" is about a part. */
const finishedInWords: QuestionRule = {
  id: 'finished-in-words',
  asks: (row) => {
    const said = has(row, 'not-started', 'ongoing', 'paused') ? saying(row.comment, finished) : null;
    return asking(row, said, 'Är aktiviteten genomförd?', 'Is the activity done?');
  },
};

/** Status and comment disagree, the gravest first. */
export const statusRules: readonly QuestionRule[] = [
  droppedInWords,
  notBegunInWords,
  unfinishedInWords,
  underWayInWords,
  finishedInWords,
];
