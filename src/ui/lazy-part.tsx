import * as React from 'react';
import { fetchPart } from './fetch-part.ts';

/** What could not be fetched. */
export interface LostPart {
  readonly error: unknown;
  /** Tries once more; what then does not come though the net is back, comes with the page read anew. */
  readonly retry: () => Promise<void>;
}

type Attempt = () => Promise<void>;

const LostContext = React.createContext<LostPart | null>(null);
// On a page without LazyParts a part is fetched all the same; only the retry above the page is missing.
const FetchContext = React.createContext<(attempt: Attempt) => void>((attempt) => {
  attempt().catch((error: unknown) => console.warn(error));
});

/**
 * Keeps the page when a part of it cannot be fetched: what was asked for is remembered, and tried again when somebody
 * asks. `reload` reads the page anew: browsers may remember a failed module for as long as the
 * page lives (html.spec.whatwg.org, module map).
 */
export const LazyParts: React.FC<{ reload: () => void }> = ({ reload, children }) => {
  const [lost, setLost] = React.useState<LostPart | null>(null);
  const [begin] = React.useState(() => fetchingWith(setLost, reload));
  return (
    <FetchContext.Provider value={begin}>
      <LostContext.Provider value={lost}>{children}</LostContext.Provider>
    </FetchContext.Provider>
  );
};

const fetchingWith = (tell: (lost: LostPart | null) => void, reload: () => void): ((work: Attempt) => void) => {
  const waiting = new Set<Attempt>();
  const attempt = async (work: Attempt): Promise<void> => {
    try {
      await work();
      waiting.delete(work);
      if (waiting.size === 0) tell(null);
    } catch (error) {
      console.warn(error);
      waiting.add(work);
      tell({ error, retry });
    }
  };
  const retry = async (): Promise<void> => {
    await Promise.all([...waiting].map(attempt));
    if (waiting.size > 0 && (await answers())) reload();
  };
  return (work) => void attempt(work);
};

/** Whether the server of this page can be reached. */
const answers = (): Promise<boolean> =>
  fetch(document.baseURI, { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );

export const useLostPart = (): LostPart | null => React.useContext(LostContext);

/** Does what needs a part to be fetched first; a failure is remembered and told above the page. */
export const useFetching = (): ((attempt: Attempt) => void) => React.useContext(FetchContext);

/** A component that is fetched when it is first drawn; until then, and when it cannot be fetched, `waiting` is. */
export const lazyPart = <P extends object>(
  load: () => Promise<React.ComponentType<P>>,
  waiting: React.ReactElement | null = null,
): React.FC<P> => {
  let fetched: React.ComponentType<P> | null = null;
  return function LazyPart(props) {
    const [, redraw] = React.useReducer((count: number) => count + 1, 0);
    const fetching = useFetching();
    React.useEffect(() => {
      if (fetched !== null) return undefined;
      let gone = false;
      fetching(async () => {
        // Nobody waits for it any more.
        if (gone) return;
        fetched ??= await fetchPart(load);
        if (!gone) redraw();
      });
      return () => {
        gone = true;
      };
    }, [fetching]);
    return fetched === null ? waiting : React.createElement(fetched, props);
  };
};
