import { anyMonth } from '../plan/calendar-words.ts';

/** The columns of the form of document 000. */
export const columnKinds = ['goal', 'activity', 'boards', 'deadline', 'status', 'comment'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** What a head may be said to mean: those, other levels, who is responsible, a cross, and what is kept as it stands. */
export const namedKinds = [
  ...columnKinds,
  'area',
  'municipalGoal',
  'subgoal',
  'responsible',
  'priority',
  'mark',
  'other',
] as const;
export type NamedKind = (typeof namedKinds)[number];

/** Swedish, as a message names the column. */
export const columnNames: Readonly<Record<NamedKind, string>> = {
  goal: 'Nämndmål',
  activity: 'Aktivitet',
  boards: 'Nämnd',
  deadline: 'Slutfört',
  status: 'Status',
  comment: 'Kommentar',
  area: 'Område',
  municipalGoal: 'Kommunövergripande mål',
  subgoal: 'Delmål',
  responsible: 'Ansvarig',
  priority: 'Prioriterat',
  mark: 'kryss för status',
  other: 'annat',
};

/** How a head's words are understood: `level` becomes area, goal or delmål by its place in the head. */
export type Meaning = 'level' | 'activity' | 'boards' | 'deadline' | 'status' | 'comment' | 'responsible' | 'priority';

interface Words {
  readonly meaning: Meaning;
  /** Nobody could mean anything else. */
  readonly sure: RegExp;
  /** Read so, and said. */
  readonly likely?: RegExp;
}

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u');

const period = `(?:per |i |för )?(?:(?:den )?\\d{1,2}(?:/\\d{1,2}| (?:${anyMonth}))|\\d{4}-\\d\\d(?:-\\d\\d)?|(?:${anyMonth})|(?:delår|tertial|kvartal|halvår|[tqd])(?:et)? ?\\d?|vår(?:en)?|höst(?:en)?|(?:års)?bokslut(?:et)?|helår(?:et)?)`;

const deed = '(?:aktivitet|åtagande|insats|åtgärd|åtgärdsförslag)(?:er|en|erna|n|s|ar|et|ena)?';
const deedKind =
  '(?:planerade?|beslutade?|konkreta?|prioriterade?|föreslagna?|strategiska?|pågående|viktiga|nyckel|utvecklings|förbättrings|del|huvud|kontroll)';
const ending = '(?:er|or|ar|en|n|et)?';

/**
 * The words of a column's head, asked in this order. The documents call the deadline "Slutfört" (done), the lists
 * "Slutdatum"; the others are the usual words of other municipalities' tables, and of what they export to English.
 */
const words: readonly Words[] = [
  {
    meaning: 'comment',
    sure: whole(
      '(?:eventuella? )?(?:kommentar|anm|anmärkning|notering|anteckning|statuskommentar|avvikelsekommentar|lägeskommentar)(?:er|ar)?(?:(?: till| om|[ /]).*)?|kommentar(?:er)? (?:och|till|/).*|status[ -]kommentar(?:er)?|comments?|notes?|remarks?',
    ),
    likely: whole(
      `(?:kort )?(?:läges|nuläges|status)(?:beskrivning|rapport|redovisning|uppdatering)(?:er)?|(?:beskrivning|redovisning) av .*(?:läget|status)|(?:uppföljning|analys|resultat|utfall|återrapportering|redovisning|fritext|uppnått resultat|avvikelser?)(?:(?: och |/| ?& ?)(?:uppföljning|analys|resultat|kommentar(?:er)?|slutsats(?:er)?))?|(?:uppföljning|kommentar(?:er)?|lägesrapport|resultat|analys) ${period}`,
    ),
  },
  {
    meaning: 'activity',
    sure: whole(
      `${deed}|${deedKind}[ -]?${deed}|vad (?:ska|skall) (?:vi )?(?:göras?|genomföras?)|activit(?:y|ies)|actions?`,
    ),
    likely: whole(
      `${deed}(?: ?/ ?| och | eller )(?:${deed}|uppdrag)|uppdrag(?:et|en)?(?: från .*)?|(?:nämndens|strategiskt?|politiskt?|kf-?|ks-?|budget)[ -]?uppdrag|vad(?: (?:ska|skall|vill|behöver)? ?(?:vi )?(?:ska |skall )?(?:göras?|genomföras|ske))?|vad görs|det här ska vi göra|så (?:gör|ska) vi(?: göra)?|handling(?:ar)?|(?:beskrivning|namn|benämning|rubrik)(?: av| på)? ${deed}|aktivitetens? (?:namn|benämning)|${deed} (?:som ska genomföras|för att nå målet|20\\d\\d)|att göra|arbetsuppgift(?:er)?|kontrollmoment|projekt|initiativ|tasks?|measures?`,
    ),
  },
  {
    meaning: 'boards',
    sure: whole('(?:ansvariga? |berörda? |utförande )?nämnd(?:er|en)?|board|committee'),
    likely: whole(
      '(?:ansvarig )?(?:nämnd(?:er)?|styrelse|bolag)(?: ?/ ?| och | eller )(?:styrelse|bolag|nämnd)(?:r|er)?',
    ),
  },
  {
    meaning: 'deadline',
    sure: whole(
      '(?:(?:planerat |beräknat |beslutat )?(?:slutfört?|slutförs|slutförd|slutdatum|klart?|färdigt?|klardatum|färdigdatum|måldatum|förfallodatum)|tids?plan|tids?planering|deadline|(?:ska|skall) vara (?:klart?|färdigt?)|klar(?:t|d)?(?:datum| den| när)?|(?:slutförs|färdig(?:ställd)?|genomförs|klart?|utfört?) senast|senast (?:klart?|datum|genomförd?)|slutfört? senast|due(?: date)?|end date|target date)(?: senast)?',
    ),
    likely: whole(
      'när(?: (?:ska|skall) .*|\\??)|datum|tid|tidpunkt|tidsram|tidsperiod|sluttid|slut|stopp|genomförs|genomförande(?:tid|period|år)|senast|period|månad|kvartal|termin|when|date|tidplan .*',
    ),
  },
  {
    meaning: 'responsible',
    sure: whole(
      `(?:huvud)?ansvarig(?:a|t|/a)?(?: (?:person|chef|tjänsteman|tjänsteperson|handläggare|enhet|förvaltning|avdelning|verksamhet|funktion|roll|för .*|part|aktör|organisation|kontor)${ending})?(?: ?/ ?.*)?|vem ansvarar|vem är ansvarig|responsible(?: person)?|owner|lead`,
    ),
    likely: whole(
      'vem(?: gör(?: vad)?)?|(?:aktivitets)?ägare|ansvar|ansvarsområde|utförare|utförs av|handläggare|kontaktperson|uppgiftslämnare|samordnare|enhet|avdelning|förvaltning|verksamhet|roll|aktör|who',
    ),
  },
  { meaning: 'priority', sure: whole('(?:särskilt )?prioriter(?:at|ade|ing)|prio(?:ritet)?|priority') },
  {
    meaning: 'status',
    sure: /^(?:aktuell |nuvarande )?status(?![\p{L}-])(?! ?(?:kommentar|och|\/|&))|^läge(?:t)?(?: |$)|^(?:läges|nuläges|aktivitets|genomförande)status$/u,
    likely: whole(
      '(?:nu)?läge(?:t)?|status(?: och| ?/| ?&) ?.*|statusläge|bedömning|genomförda?|genomfört|utfört?|uppfylld|trafikljus|färg(?:markering)?|symbol|signal|lägesmarkering|hur går det|state|progress status',
    ),
  },
  {
    meaning: 'level',
    sure: /^(?:(?:nämndens |nämnd|kommunens |kommunövergripande |fullmäktiges |kommunfullmäktiges |kf[ -]|ks[ -]|övergripande |del|effekt|kommun|inriktnings|verksamhets|förvaltnings|enhets|utvecklings|resultat|program|fullmäktige|långsiktiga? |strategiska? )?mål(?:sättning|område|et|en)?|(?:fokus|utvecklings|prioriterat |insats|strategi|politik|risk|verksamhets)[ -]?områden?|område|nämndmål .*|objectives?|goals?|focus area)$/u,
    likely:
      /^(?:strategiskt? (?:mål|inriktning|område)|inriktning(?:ar)?|perspektiv|strategi|tema|utmaning|rubrik|process|kapitel|delområde|delprocess|risk|prioritering|diskrimineringsgrund|åtagandeområde|theme|area|target)$/u,
  },
];

/** A period's column needs no word for status: "Delår 1", "T2", "Bokslut". */
const periodWord =
  /^(?:delår(?:et|srapport(?:en)?|sbokslut)?|tertial|kvartal|(?:års)?bokslut(?:et)?|helår(?:et)?|årsredovisning|årsrapport)(?![\p{L}]) ?\d?$|^[tq]\d$|^delår\d$/u;

const longestHead = 80;

export interface Understood {
  readonly meaning: Meaning;
  readonly isSure: boolean;
}

/** A head by what it says: without its number, what stands in parenthesis, its year and its marks. */
export const plainHead = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/\s*\([^()]*\)\s*/gu, ' ')
    .replace(/^\d+[.)]\s+/u, '')
    .replace(/^ev\.? /u, '')
    .replace(/[\s:.*?¹²³]+$/u, '')
    .replace(/ (?:19|20)\d\d$/u, '')
    .trim();

/** A head as it is understood by its words; null for words that are no column of a plan. */
export const understoodHead = (text: string): Understood | null => {
  if (text === '' || text.length > longestHead) return null;
  const plain = plainHead(text);
  for (const { meaning, sure, likely } of words) {
    if (sure.test(plain)) return { meaning, isSure: true };
    if (likely?.test(plain)) return { meaning, isSure: false };
  }
  return periodWord.test(plain) ? { meaning: 'status', isSure: false } : null;
};

/** "Status delår1*" is the period "delår1"; a head of nothing but "Status" names none. */
export const periodOf = (text: string): string =>
  text
    .replace(/[\s*:]+$/u, '')
    .replace(/^(?:status|läge(?:t)?)(?=\s|$)\s*/iu, '')
    .replace(/^(?:vid|per|i)\s+/iu, '');

const foreignWord =
  /^(?:indikator(?:er)?|nyckeltal|mått|mätetal|målvärde.*|målnivå.*|basvärde|utgångsvärde|utfall.*|trend|budget.*|prognos.*|belopp|tkr|kronor|antal.*|andel.*|summa|sannolikhet|konsekvens|riskvärde|betydelse|förklaring|symbol|färg|version|ändring|namn|telefon|e-?post|diarienummer|beslut(?:sdatum)?|utgåva|sida|titel)$/u;

/** A head of another kind of table: indicators, a budget, a legend. */
export const isForeignHead = (texts: readonly string[]): boolean => {
  const written = texts.filter((text) => text !== '');
  return (
    written.length >= 2 &&
    written.every((text) => text.length <= 45) &&
    written.filter((text) => foreignWord.test(plainHead(text))).length >= 2
  );
};
