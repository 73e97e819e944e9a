/** What somebody has typed and not saved, one draft a key; survives a reload of the page, not the closing of it. */
export interface Drafts<T> {
  readonly get: (key: string) => T | undefined;
  /** undefined takes the draft away. */
  readonly set: (key: string, draft: T | undefined) => void;
  readonly has: (key: string) => boolean;
  /** Called after each change with the key that changed; gives back how to stop. */
  readonly subscribe: (listener: (key: string) => void) => () => void;
}

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * `prefix` tells plans and persons apart in a storage that they share. `parse` throws on what is not a draft of this
 * version; such a text is thrown away. A storage that refuses (full, or blocked by the browser's settings) is not
 * asked again: the drafts then live as long as the page.
 */
export const createDrafts = <T>(
  storage: DraftStorage | null,
  prefix: string,
  parse: (value: unknown) => T,
): Drafts<T> => {
  const drafts = new Map<string, T | undefined>();
  const listeners = new Set<(key: string) => void>();
  let kept = storage;

  const stored = (key: string): T | undefined => {
    let text: string | null = null;
    try {
      text = kept?.getItem(prefix + key) ?? null;
      return text === null ? undefined : parse(JSON.parse(text));
    } catch {
      if (text === null) kept = null;
      else kept?.removeItem(prefix + key);
      return undefined;
    }
  };

  const get = (key: string): T | undefined => {
    if (!drafts.has(key)) drafts.set(key, stored(key));
    return drafts.get(key);
  };

  return {
    get,
    has: (key) => get(key) !== undefined,
    set(key, draft) {
      drafts.set(key, draft);
      try {
        if (draft === undefined) kept?.removeItem(prefix + key);
        else kept?.setItem(prefix + key, JSON.stringify(draft));
      } catch {
        kept = null;
      }
      for (const listener of listeners) listener(key);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
