/** What ends a table and is no row of a plan: a sum, a note, a day. */
const sum = /^(?:del)?(?:summa|totalt?|totalsumma|antal|genomsnitt|medelvärde)(?!\p{L})/iu;
const note =
  /^(?:(?:senast )?(?:uppdaterad|reviderad|ändrad|utskriven|utskrift|sparad)(?!\p{L})|(?:tecken)?förklaring(?:ar)?\s*:|legend\s*:|källa\s*:|anm(?:ärkning)?\s*[:.]|obs\s*[:!]|(?:fot)?not\s*:)|^\*+\s?\p{L}|^sida \d|^(?:datum|version|dnr|diarienummer)\s*:/iu;
const day = /^(?:\d{4}-\d\d-\d\d|\d\d?\/\d\d? \d{4}|\d\d? \p{L}+ \d{4})$/u;

export const isSum = (text: string): boolean => sum.test(text);

/** Told of, and read as nothing. */
export const isNote = (text: string): boolean => note.test(text) || day.test(text);

const generic =
  /^(?:(?:uppföljning|inledning|bakgrund|syfte|sammanfattning|innehåll(?:sförteckning)?|aktivitet(?:er|slista)?|åtgärd(?:er|slista|splan)?|insatser|åtaganden|handlingsplan|aktivitetsplan|tabell|bilaga|uppdrag|resultat|analys|status|läget|lägesrapport|plan|mål|mål och .*|åtgärder och .*|aktiviteter och .*|blad|sheet)(?:\s*\d+)?(?: (?:19|20)\d\d)?|.*\.xlsx)$/iu;

/** A heading that says what kind of thing follows, and not what it is about. */
export const isGeneric = (text: string): boolean => generic.test(text.replace(/[:.]$/, '').trim());
