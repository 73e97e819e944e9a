import * as React from 'react';
import type { TreeRow } from './plan-tree.ts';

/** What a key asks for: the row to go to, a goal to open or close, or the activity to open. */
export type KeyAnswer =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'toggle' | 'open'; readonly index: number }
  | null;

const page = 10;

/**
 * The keys of a treegrid (WAI-ARIA Authoring Practices, "Treegrid Pattern", rows as the focus): arrows up and down
 * between rows, right opens a goal and then goes in, left closes it and then goes to its parent, Home, End, Page up and
 * down, Enter and space on the row.
 */
export const answerKey = (key: string, rows: readonly TreeRow[], index: number): KeyAnswer => {
  const row = rows[index];
  if (row === undefined) return null;
  const go = (to: number): KeyAnswer => ({ kind: 'go', index: Math.max(0, Math.min(rows.length - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(index + 1);
    case 'ArrowUp':
      return go(index - 1);
    case 'PageDown':
      return go(index + page);
    case 'PageUp':
      return go(index - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'Enter':
    case ' ':
      return { kind: row.kind === 'goal' ? 'toggle' : 'open', index };
    case 'ArrowRight':
      if (row.kind === 'activity') return null;
      return row.expanded ? go(index + 1) : { kind: 'toggle', index };
    case 'ArrowLeft':
      return row.kind === 'goal' && row.expanded ? { kind: 'toggle', index } : go(parentOf(rows, index));
    default:
      return null;
  }
};

const parentOf = (rows: readonly TreeRow[], index: number): number => {
  const level = rows[index]?.level ?? 1;
  for (let at = index - 1; at >= 0; at -= 1) if ((rows[at]?.level ?? 1) < level) return at;
  return index;
};

const titleOf = (row: TreeRow): string => (row.kind === 'goal' ? row.goal.title : row.view.activity.title);

/** The next row, from here on and around, whose name begins with what was typed; -1 when there is none. */
export const findTyped = (rows: readonly TreeRow[], index: number, typed: string): number => {
  const wanted = typed.toLocaleLowerCase('sv');
  const from = typed.length === 1 ? index + 1 : index;
  for (let step = 0; step < rows.length; step += 1) {
    const at = (from + step) % rows.length;
    const row = rows[at];
    if (row !== undefined && titleOf(row).toLocaleLowerCase('sv').startsWith(wanted)) return at;
  }
  return -1;
};

/** Letters typed in a row within half a second are one word. */
const together = 500;

/** Gathers typed letters; gives the word so far. */
export const useTyped = (): ((letter: string, at: number) => string) => {
  const typed = React.useRef({ word: '', at: 0 });
  return (letter, at) => {
    const word = at - typed.current.at < together ? typed.current.word + letter : letter;
    typed.current = { word, at };
    return word;
  };
};
