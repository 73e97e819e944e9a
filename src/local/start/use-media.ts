import * as React from 'react';

/** Whether a media query holds, followed as it changes. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = React.useState(() => window.matchMedia(query).matches);
  React.useEffect(() => {
    const list = window.matchMedia(query);
    const follow = (): void => setMatches(list.matches);
    follow();
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, [query]);
  return matches;
}

export const useDarkPreference = (): boolean => useMedia('(prefers-color-scheme: dark)');

/** Under 1100 the frames no longer fit side by side and become tabs. */
export const useNarrow = (): boolean => useMedia('(max-width: 1099px)');
