import type { Deviation, Progress, Status } from './status.ts';

/**
 * The words of the documents, on two axes (DESIGN, "Status is progress × deviation"). Longer phrases come before the
 * shorter ones they contain. A word that is not here is not guessed.
 */
const progressWords: readonly (readonly [Progress, readonly string[]])[] = [
  [
    'dropped',
    [
      'cancel?led',
      'inte längre aktuell(?:t|a)?',
      '(?:ej|inte) aktuell(?:t|a)?',
      'utgår',
      'utgått',
      'inställ(?:d|t|da)',
      'avbru(?:ten|tet|tna)',
      'avbryts',
      'nedlag(?:d|t|da)',
      'inaktuell(?:t|a)?',
      '(?:ej|inte) relevant(?:t|a)?',
      'borttag(?:en|et|na)',
      'stru(?:ken|ket|kna)',
    ],
  ],
  [
    'not-started',
    [
      'kvarstår',
      'återstår',
      '(?:har )?(?:ännu )?(?:ej|inte) (?:ännu )?(?:(?:(?:på)?börja|starta)(?:d|t|de|ts)|inle(?:dd|dda|tt|tts)|igångsatt?a?)',
      'planera(?:d|t|de|s)',
      'kommande',
      'ska (?:påbörjas|startas?|inledas)',
      'not (?:yet )?started',
    ],
  ],
  ['paused', ['pausa(?:d|t|de)', '(?:på|i) paus', 'vilande', 'avvaktar', 'on hold']],
  [
    'ongoing',
    [
      '(?:arbete(?:t)? )?pågående',
      '(?:arbete(?:t)? )?pågår(?: löpande)?',
      '(?:har )?(?:på)?börja(?:d|t|de|ts)',
      'inle(?:dd|dda|tt|tts)',
      'igångsatt?a?',
      'fort(?:går|löper|sätter)',
      'på gång',
      'starta(?:d|t|de)',
      '(?:under|i) (?:arbete|genomförande)',
      'i ?gång',
      'ongoing',
      'in progress',
    ],
  ],
  [
    'completed',
    [
      'genomför(?:d|t|da)',
      'slutför(?:d|t|da)',
      'avsluta(?:d|t|de)',
      'färdig(?:t|a|ställd|ställt)?',
      'klar(?:t|a)?',
      'utför(?:d|t|da)',
      'gjor(?:d|t|da)',
      'åtgärda(?:d|t|de)',
      'leverera(?:d|t|de)',
      'verkställ(?:d|t|da)',
      'completed?',
      'done',
      'finished',
    ],
  ],
];

const deviationWords: readonly (readonly [Deviation, readonly string[]])[] = [
  ['on-plan', ['(?:ingen|inga|utan) avvikelser?']],
  [
    'deviates',
    [
      '(?:ej|inte) enligt (?:tids?)?plan(?:en)?',
      'avviker(?: från (?:tids?)?plan(?:en)?)?',
      '(?:(?:mindre|större|liten|stor|viss|vissa|betydande|kraftig|negativ) )?avvikelser?',
      '(?:ej|inte) i (?:fas|tid)',
      'efter (?:tids?)?plan(?:en)?',
      'försena(?:d|t|de)',
      'delayed',
    ],
  ],
  [
    'on-plan',
    ['enligt (?:tids?)?plan(?:en)?', 'följer (?:tids?)?plan(?:en)?', 'i (?:fas|tid)', 'on (?:track|schedule)'],
  ],
];

const patternsOf = <Kind>(words: readonly (readonly [Kind, readonly string[]])[]) =>
  words.flatMap(([kind, phrases]) =>
    phrases.map((phrase) => ({ kind, pattern: new RegExp(`(?<![\\p{L}])${phrase}(?![\\p{L}])`, 'u') })),
  );

const progressPatterns = patternsOf(progressWords);
const deviationPatterns = patternsOf(deviationWords);

/** Takes every phrase out of the text, and tells which kinds they were. */
const take = <Kind>(
  text: string,
  patterns: readonly { readonly kind: Kind; readonly pattern: RegExp }[],
): { kinds: Set<Kind>; rest: string } => {
  const kinds = new Set<Kind>();
  let rest = text;
  for (const { kind, pattern } of patterns) {
    if (!pattern.test(rest)) continue;
    kinds.add(kind);
    rest = rest.replace(pattern, ' ');
  }
  return { kinds, rest };
};

/** "Pågående, avviker", as our own report writes a deviation beside the plan's word (`wordedStatus`). */
const reportedDeviation = /^(?<word>.+), avviker$/iu;

export interface ReadStatus {
  readonly status: Status;
  /** False where the text holds a word that is not known: the text is kept, both axes are unstated. */
  readonly understood: boolean;
}

/**
 * Status as written in a document. "Klart – Ej aktuellt med inrättande" is dropped, whatever else it says; "Klart /
 * Genomfört" is one value; "Pågår enligt plan" states both axes. Two kinds of progress at once are not understood. What
 * our report has put after the plan's word ("Pågående, avviker") is taken off again: the word is the plan's.
 */
export const readStatus = (text: string): ReadStatus => {
  const whole = text.replaceAll(/\s+/g, ' ').trim();
  const word = reportedDeviation.exec(whole)?.groups?.['word'];
  const reported = word === undefined ? null : readWritten(word);
  if (reported?.status.progress && reported.status.deviation === null) {
    return { status: { ...reported.status, deviation: 'deviates' }, understood: true };
  }
  return readWritten(whole);
};

/** A number in a list before the word, and a share or a day after it: they say nothing else. */
const besides = /^\d\s*[-–.:)]\s*(?=\p{L})|\(?\d{1,3}\s*%\)?$|\(?(?:19|20)\d\d-\d\d(?:-\d\d)?\)?$/gu;

const readWritten = (written: string): ReadStatus => {
  const plain = written.normalize('NFC').toLowerCase().replaceAll(besides, ' ');
  const deviation = take(plain, deviationPatterns);
  const progress = take(deviation.rest, progressPatterns);
  const unknown: ReadStatus = {
    status: { text: written, progress: null, deviation: null },
    understood: written === '',
  };
  if (progress.kinds.has('dropped')) {
    return { status: { text: written, progress: 'dropped', deviation: null }, understood: true };
  }
  if (progress.kinds.size > 1 || deviation.kinds.size > 1) return unknown;
  if (/[\p{L}\p{N}?]/u.test(progress.rest.replaceAll(/(?<!\p{L})(?:och|men|med)(?!\p{L})/gu, ' '))) return unknown;
  const [how = null] = progress.kinds;
  const [whether = null] = deviation.kinds;
  if (how === null && whether === null) return unknown;
  return { status: { text: written, progress: how, deviation: whether }, understood: true };
};

const unsettling = /(?<!\p{L})(?:ej|inte|delvis|risk|eller|nästan|kan|snart|saknas|inga?|ingen)(?!\p{L})/u;

/**
 * A legend's explanation of a word ("Aktiviteten löper enligt plan"): more words than a status may stand there, so long
 * as they name one progress or one deviation, and nothing takes it back. Null axes and `understood` false otherwise.
 */
export const readDefinition = (text: string): ReadStatus => {
  const exact = readStatus(text);
  if (exact.understood) return exact;
  const plain = text.normalize('NFC').toLowerCase();
  const deviation = take(plain, deviationPatterns);
  const progress = take(deviation.rest, progressPatterns);
  const kinds = deviation.kinds.size + progress.kinds.size;
  if (kinds !== 1 || unsettling.test(progress.rest)) return exact;
  const [how = null] = progress.kinds;
  const [whether = null] = deviation.kinds;
  return { status: { text, progress: how, deviation: whether }, understood: true };
};
