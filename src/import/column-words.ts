/** The columns of the form of document 000. */
export const columnKinds = ['goal', 'activity', 'boards', 'deadline', 'status', 'comment'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** What a head may be said to mean: those, other levels, who is responsible, and what is kept as it stands. */
export const namedKinds = [...columnKinds, 'area', 'subgoal', 'responsible', 'priority', 'other'] as const;
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
  subgoal: 'Delmål',
  responsible: 'Ansvarig',
  priority: 'Prioriterat',
  other: 'annat',
};

/** How a head's words are understood: `level` becomes area, goal or delmål by its place in the head. */
export type Meaning = 'level' | 'activity' | 'boards' | 'deadline' | 'status' | 'comment' | 'responsible' | 'priority';

interface Words {
  /** Nobody could mean anything else. */
  readonly sure: RegExp;
  /** Read so, and said. */
  readonly likely?: RegExp;
}

/**
 * The words of a column's head, asked in this order. The documents call the deadline "Slutfört" (done), the lists
 * "Slutdatum"; the others are the usual words of other municipalities' tables.
 */
const words: readonly (readonly [Meaning, Words])[] = [
  [
    'comment',
    {
      sure: /^(?:ev\.? |eventuell(?:a)? )?(?:kommentar|anmärkning|notering)(?:er|ar)?(?: till .*)?$|^status[ -]?kommentar(?:er)?$/u,
      likely: /^(?:lägesbeskrivning|lägesrapport|uppföljning|analys|resultat|utfall|beskrivning av (?:nu)?läget)$/u,
    },
  ],
  [
    'activity',
    {
      sure: /^(?:aktivitet|åtagande|insats|åtgärd)(?:er|en|n|s|ar|erna|et|ena)?$/u,
      likely:
        /^(?:uppdrag(?:et)?|vad(?: ska göras)?|handling(?:ar)?|(?:planerad|beslutad)(?:e|a)? (?:aktivitet|åtgärd|insats)(?:er)?|(?:aktivitet|åtgärd|insats)(?:er)?\/(?:aktivitet|åtgärd|insats)(?:er)?)$/u,
    },
  ],
  [
    'boards',
    { sure: /^(?:ansvarig(?:a)? |berörd(?:a)? )?nämnd(?:er)?$/u, likely: /^nämnd(?:er)?\/(?:styrelse|bolag)(?:r)?$/u },
  ],
  [
    'deadline',
    {
      sure: /^(?:slutfört?|slutförs|slutförd|slutdatum|klart?|färdigt?|tids?plan|tid|deadline|(?:ska vara )?klart?)(?: senast)?$|^färdigdatum$|^måldatum$/u,
      likely: /^(?:när|datum|tidpunkt|tidsram|sluttid|slut|genomförs|senast|period)$/u,
    },
  ],
  [
    'responsible',
    {
      sure: /^(?:huvud)?ansvarig(?:a|t)?(?: (?:person|chef|tjänsteman|tjänsteperson|enhet|förvaltning|funktion)(?:er)?)?$/u,
      likely: /^(?:vem|ägare|ansvar|utförare|handläggare|kontaktperson|uppgiftslämnare|enhet|avdelning)$/u,
    },
  ],
  ['priority', { sure: /^(?:särskilt )?prioriter(?:at|ade|ing)$/u }],
  [
    'status',
    { sure: /^status\b|^läge(?:t)?(?: |$)/u, likely: /^(?:nuläge|statusläge|bedömning|genomförd\??|klar\?)$/u },
  ],
  [
    'level',
    {
      sure: /^(?:nämndens |nämnd|kommunövergripande |övergripande |del|effekt|kommun|inriktnings|verksamhets)?mål(?:sättning)?$|^nämndmål\b|^(?:mål|fokus|utvecklings|prioriterat )?område$/u,
      likely:
        /^(?:strategiskt? mål|inriktning|perspektiv|strategi|politik(?:-)?område|verksamhetsområde|mål(?:et|en)?)$/u,
    },
  ],
];

/** A period's column needs no word for status: "Delår 1", "T2", "Bokslut". */
const periodWord =
  /^(?:delår(?:et|srapport(?:en)?)?|tertial|kvartal|(?:års)?bokslut(?:et)?|helår(?:et)?|årsredovisning)\b ?\d?$|^[tq]\d$|^delår\d$/u;

const areaWord = /område$/u;

const longestHead = 80;

export interface Understood {
  readonly meaning: Meaning;
  readonly isSure: boolean;
}

export const plainHead = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s:.*]+$/, '')
    .replace(/ (?:19|20)\d\d$/, '');

/** A head as it is understood by its words; null for words that are no column of a plan. */
export const understoodHead = (text: string): Understood | null => {
  if (text === '' || text.length > longestHead) return null;
  const plain = plainHead(text);
  for (const [meaning, { sure, likely }] of words) {
    if (sure.test(plain)) return { meaning, isSure: true };
    if (likely?.test(plain)) return { meaning, isSure: false };
  }
  return periodWord.test(plain) ? { meaning: 'status', isSure: false } : null;
};

export const isAreaHead = (text: string): boolean => areaWord.test(plainHead(text));

/** "Status delår1*" is the period "delår1"; a head of nothing but "Status" names none. */
export const periodOf = (text: string): string =>
  text
    .replace(/[\s*:]+$/u, '')
    .replace(/^(?:status|läge(?:t)?)(?=\s|$)\s*/iu, '')
    .replace(/^(?:vid|per|i)\s+/iu, '');
