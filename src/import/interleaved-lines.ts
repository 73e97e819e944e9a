import type { TextLine } from './table.ts';

/** A printed row as its pieces were met; `comment` grows while the next lines go on. */
export interface LooseRow {
  readonly is: 'row';
  readonly line: number;
  activity: string;
  deadline: string;
  readonly status: string;
  comment: string[];
  /** The deadline stood on a line of its own, as it does in a cell that covers several rows. */
  readonly isDeadlineAlone: boolean;
  readonly doubts: readonly string[];
}

/** A goal's text, a line of its cell each; `isRest` where it goes on in the middle of a sentence. */
export interface LooseGoal {
  readonly is: 'goal';
  readonly line: number;
  readonly lines: readonly string[];
  readonly isRest: boolean;
}

interface Piece {
  readonly text: string;
  readonly line: number;
  /** An empty line stood before it. */
  readonly isApart: boolean;
}

const statusWords =
  'Pågående|Pågår|Genomför[td]|Slutför[td]|Kvarstår|Klart?|Pausa[dt]|Avsluta[dt]|Utgår|Utgått|Ej påbörja[dt]|Påbörja[dt]|Enligt plan|Avviker(?: från plan)?|Försena[dt]|Färdigt?|Inställ[td]|Vilande';
const status = new RegExp(`(?:^|\\s)(${statusWords})(?=\\s|$|\\p{Lu})`, 'u');
const quarter = /(?:^|\s)(Q[1-4]|[Kk]v(?:artal)? [1-4])$/u;

const beginsSmall = (text: string): boolean => /^[\p{Ll}(\d]/u.test(text);
const isEnded = (text: string): boolean => /[.!?]$/u.test(text);
const asksForMore = (text: string): boolean =>
  /(?:^|\s)(?:till|av|på|i|med|och|för|från|under|om|att|en|ett)$/u.test(text);
const wideLine = 30;

/** Whether a line straight after a comment's is more of it: its column is narrow, and a new cell begins with a capital. */
const continuesComment = (row: LooseRow, text: string): boolean => {
  if (beginsSmall(text)) return true;
  const last = row.comment.at(-1);
  if (last === undefined) return false;
  const widest = Math.max(...row.comment.map((line) => line.length));
  if (text.length >= wideLine && text.length > widest * 1.6) return false;
  return isEnded(last) || asksForMore(last) || /^\p{Lu}{2}/u.test(text);
};

/** In the middle of a sentence an empty line parts nothing. */
const isBrokenOff = ({ comment }: LooseRow, text: string): boolean =>
  asksForMore(comment.at(-1) ?? '') && beginsSmall(text);

const join = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join(' ');

const paragraphsOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const paragraphs: Piece[][] = [];
  for (const piece of pieces) {
    const last = paragraphs.at(-1);
    if (last && !piece.isApart) last.push(piece);
    else paragraphs.push([piece]);
  }
  const [end, before] = [paragraphs.at(-1), paragraphs.at(-2)];
  // The rest of an activity on the next page.
  if (end && before && paragraphs.length === 2 && beginsSmall(end[0]?.text ?? '') && !isEnded(join(before)))
    return [[...before, ...end]];
  return paragraphs;
};

/** A capital after a small word, in a line wider than the goal's column: the goal's cell ends there and the next begins. */
const splitWithin = (pieces: readonly Piece[]): readonly [readonly Piece[], readonly Piece[]] | null => {
  for (const [at, piece] of pieces.entries()) {
    if (at === 0) continue;
    const widest = Math.max(...pieces.slice(0, at).map(({ text }) => text.length));
    const inner = /(?<=\p{Ll} )\p{Lu}\p{Ll}/u.exec(piece.text);
    if (!inner || piece.text.length < widest * 1.6) continue;
    const goal = { ...piece, text: piece.text.slice(0, inner.index).trim() };
    const activity = { ...piece, text: piece.text.slice(inner.index) };
    return [
      [...pieces.slice(0, at), goal],
      [activity, ...pieces.slice(at + 1)],
    ];
  }
  return null;
};

/** Tells goals and rows apart in one table's lines: what stands before a deadline and a status is an activity. */
export class LooseTable {
  readonly items: (LooseRow | LooseGoal)[] = [];
  #pending: Piece[] = [];
  #isGlued = false;
  #deadline: { readonly text: string; readonly isAlone: boolean } | null = null;
  #open: LooseRow | null = null;

  add({ text, source }: TextLine, isApart: boolean): void {
    const line = source.line ?? 0;
    if (this.#open && (isApart ? isBrokenOff(this.#open, text) : continuesComment(this.#open, text))) {
      this.#open.comment.push(text);
      return;
    }
    this.#open = null;
    const found = status.exec(text);
    const before = found ? text.slice(0, found.index).trim() : text;
    const rest = found ? text.slice(found.index + found[0].length) : '';
    const isStatus = found !== null && (before === '' || quarter.test(before) || rest === '' || /^\p{Lu}/u.test(rest));
    const left = isStatus ? before : text;
    const due = quarter.exec(left);
    const words = due ? left.slice(0, due.index).trim() : left;
    if (words !== '') this.#pending.push({ text: words, line, isApart });
    if (due?.[1] !== undefined) this.#deadline = { text: due[1], isAlone: words === '' && !isStatus };
    if (!isStatus || this.#pending.length === 0) return;
    const row = this.#meetRow(found[1] ?? '');
    const isGoalNext = /^\p{Lu}/u.test(rest);
    if (isGoalNext) this.#pending = [{ text: rest.trim(), line, isApart: false }];
    else if (rest.trim() !== '') row.comment.push(rest.trim());
    this.#isGlued = isGoalNext;
    this.#open = isGoalNext ? null : row;
  }

  /** What was no goal and no row of it. */
  rest(): readonly { readonly text: string; readonly line: number }[] {
    return this.#pending;
  }

  #meetRow(word: string): LooseRow {
    const paragraphs = paragraphsOf(this.#pending);
    let goal = paragraphs.slice(0, -1).flat();
    let activity = paragraphs.at(-1) ?? [];
    const doubts: string[] = [];
    const split = this.#isGlued && paragraphs.length === 1 ? splitWithin(activity) : null;
    if (split) {
      [goal, activity] = [[...split[0]], split[1]];
      doubts.push(`Målet och aktiviteten står på samma rad; delade före ”${activity[0]?.text ?? ''}”.`);
    } else if (this.#isGlued && paragraphs.length === 1) {
      doubts.push('Var målet slutar och aktiviteten börjar är osäkert; allt är läst som aktiviteten.');
    }
    const [first] = goal;
    if (first) {
      const isRest = beginsSmall(first.text);
      this.items.push({ is: 'goal', line: first.line, lines: goal.map(({ text }) => text), isRest });
    }
    const row: LooseRow = {
      is: 'row',
      line: activity[0]?.line ?? 0,
      activity: join(activity),
      deadline: this.#deadline?.text ?? '',
      status: word,
      comment: [],
      isDeadlineAlone: this.#deadline?.isAlone ?? false,
      doubts,
    };
    this.items.push(row);
    this.#pending = [];
    this.#deadline = null;
    return row;
  }
}
