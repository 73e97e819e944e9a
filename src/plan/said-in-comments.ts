/** Whole words, whatever their case; the words of Swedish municipal follow-ups. */
const anyOf = (phrases: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${phrases.join('|')})(?!\\p{L})`, 'iu');

const not = '(?:ej|inte|ännu inte|ännu ej)';
const plan = '(?:tids?|projekt)?plan(?:en)?';
const begun = '(?:initiera(?:d|t|ts)|påbörja(?:d|t|ts)|starta(?:d|t|ts)|inlett?s?|igång)';
const done = '(?:genomför|slutför|avsluta|färdig|klar)\\p{L}*';

/** What a comment says, and the words beside it with which it means something else. */
export interface Saying {
  readonly said: RegExp;
  readonly unless: RegExp;
}

/** Utgår. A meeting may be cancelled, and one way give place to another, while the activity goes on. */
export const dropped: Saying = {
  said: anyOf([
    '(?:ej|inte) (?:längre )?aktuell(?:t|a)?',
    'utgår(?! från| ifrån)',
    'utgått',
    'ställ(?:s|t|ts) in',
    'inställ(?:d|t|da)',
    'avbry(?:ts|tits)',
    'avbru(?:ten|tet|tna)',
    '(?:läggs|lagts) ner?d?',
    'nedlag(?:d|t|da)',
    'struk(?:en|et|na)',
    'kommer (?:ej|inte) att genomföras',
    'tas bort (?:ur|från) (?:verksamhets)?planen',
    '(?:ska|kommer) (?:ej|inte) genomföras',
    '(?:ej|inte) (?:gå vidare|fullfölja)',
  ]),
  unless: anyOf(['vissa', 'några', 'enstaka', 'en del', 'delar', 'ersätt(?:s|er|ts|a)']),
};

/** Ej påbörjad. A part or a step may wait while the activity goes on. */
export const notBegun: Saying = {
  said: anyOf([
    `(?:ingen|inget|inga) (?:aktivitet(?:er)?|insats(?:er)?|arbete|åtgärd(?:er)?)(?: [\\p{L}\\p{N}-]+){0,6} ${begun}`,
    `${not}(?: ännu| kunnat| har)? (?:${begun}|påbörjas|startas?|inledas)`,
  ]),
  unless: anyOf(['del', 'delen', 'delar', 'etapp(?:en)?', 'steg(?:et)?', 'fas(?:en)?', 'moment(?:et)?', 'alla']),
};

/** Not finished. What is done every day goes on after the activity is done. */
export const goesOn: Saying = {
  said: anyOf([
    'följer (?:tids?)?plan(?:en)?',
    `(?:löper|fortskrider|fortsätter|fortlöper) (?:på )?enligt (?:\\p{L}+ )?${plan}`,
    'fortgår',
    'återstår',
    'kvarstår att \\p{L}+',
    'pågår',
    'kommer att fortsätta',
    'att fortsätta (?:ta fram|införa|implementera|genomföra|utveckla)',
    '(?:är|har)(?: nu| precis| nyligen)? (?:påbörja(?:d|t|ts)|inletts|initierats)',
    'har startat (?:ett|en)',
    `delvis ${done}`,
    `${not}(?: ännu| helt)? ${done}`,
  ]),
  unless: anyOf([
    'ordinarie',
    'löpande',
    'kontinuerligt',
    'uppföljning(?:en)?',
    'förvaltningsfas(?:en)?',
    'i förvaltning',
    'i linjen',
  ]),
};

/** With a time: what is to be done then. */
export const isToCome = anyOf([
  'ska',
  'kommer',
  'behöver',
  'beräknas',
  'planeras',
  'färdigställs',
  'slutförs',
  'genomförs',
  'införs',
  'publiceras',
  'implementeras',
]);

/** Begun. What is only prepared, or done anyway, is not. */
export const underWay: Saying = {
  said: anyOf([
    '(?<!(?:ej|inte|ännu|är att) )(?:påbörja(?:d|t|ts)|starta(?:t|d)|inletts|igång)',
    'pågår',
    'fortsätter',
    'löper',
    'uppstart(?:en)? (?:har )?(?:skett|genomför\\p{L}*)',
  ]),
  unless: anyOf([
    'ordinarie',
    'planering(?:en)?',
    'förberedelser?(?:na)?',
    'diskussion(?:er)?',
    'rekrytering(?:en)?',
    '(?:ej|inte|ännu)(?: \\p{L}+)? (?:påbörja(?:d|t|ts)|igång)',
  ]),
};

const subject = '(?:arbetet|aktiviteten|insatsen|projektet|uppdraget|åtagandet|allt|detta)';
const participle = '(?:klart?|genomför(?:t|d|ts)|slutför(?:t|d|ts)|avsluta(?:d|t|ts)|färdig(?:t|ställd|ställt)?)';

/**
 * A sentence that says only that it is done, perhaps with a time: "Första delen genomförd" is about a part. What stands
 * after the time's "i" is in the group `when`.
 */
export const onlyFinished = new RegExp(
  `^(?:${subject} (?:(?:är|har) )?(?:nu )?)?${participle}(?: och ${participle})?(?<when> (?:i|under|den|per) .+)?[.!]?$`,
  'iu',
);

/** Moved, whether it says to when or not. */
export const movedOn =
  /(?<!\p{L})(?:(?:skjut(?:s|its|en|et)|flytta(?:s|ts|d|t))(?: \p{L}+)? (?:fram|upp|på)|framflytta(?:s|ts|d|t)|framskjut(?:s|its|en|et)|uppskjut(?:en|et)|förskjut(?:s|its|en|et)|senarel(?:äggs|agts|agd|agt)|förläng(?:s|ts|d)|har förlängt)(?!\p{L})/iu;

/** What holds until a day, or from one, is not what is to be done by then: an agreement, a law, a grant. */
export const holdsThen = anyOf([
  'gäller',
  'avtal(?:et|en)?',
  'finansier\\p{L}*',
  '(?:stats)?bidrag(?:et|en)?',
  'lag(?:en|stiftning(?:en)?|krav(?:et)?)?',
  'budget(?:en)?',
  'bygglov(?:et)?',
]);
