import * as React from 'react';
import type { Drafts } from './drafts.ts';

/** The draft of one key; only the component that asks draws itself again at a keystroke. */
export const useDraft = <T>(drafts: Drafts<T>, key: string): T | undefined => {
  const [, redraw] = React.useReducer((count: number) => count + 1, 0);
  React.useEffect(
    () =>
      drafts.subscribe((changed) => {
        if (changed === key) redraw();
      }),
    [drafts, key],
  );
  return drafts.get(key);
};

/** Which of these keys have a draft: redraws when one comes or goes, not while it is typed. */
export const useDraftedKeys = <T>(drafts: Drafts<T>, keys: readonly string[]): ReadonlySet<string> => {
  const [, redraw] = React.useReducer((count: number) => count + 1, 0);
  React.useEffect(() => {
    const had = new Map(keys.map((key) => [key, drafts.has(key)]));
    return drafts.subscribe((changed) => {
      const before = had.get(changed);
      if (before === undefined || before === drafts.has(changed)) return;
      had.set(changed, !before);
      redraw();
    });
  }, [drafts, keys]);
  return new Set(keys.filter(drafts.has));
};

/** Whether there is a draft of this key: redraws when one comes or goes, not while it is typed. */
export const useHasDraft = <T>(drafts: Drafts<T>, key: string): boolean => {
  const [, redraw] = React.useReducer((count: number) => count + 1, 0);
  React.useEffect(() => {
    let had = drafts.has(key);
    return drafts.subscribe((changed) => {
      if (changed !== key || drafts.has(key) === had) return;
      had = !had;
      redraw();
    });
  }, [drafts, key]);
  return drafts.has(key);
};
