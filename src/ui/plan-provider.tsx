import * as React from 'react';
import type { PlanSession } from './plan-session.ts';
import type { PlanState, ReadyState } from './plan-state.ts';

const SessionContext = React.createContext<PlanSession | null>(null);
const StateContext = React.createContext<PlanState>({ phase: 'loading' });

/** How often an open page looks for what others have answered, in milliseconds. Only while it is seen. */
const refreshEvery = 30_000;
/** Coming back to the page looks at once, but not at every glance. */
const refreshAtMost = 3_000;

/**
 * Reads the plan and keeps it fresh. What is typed lives in the session's drafts, not here, so that a keystroke
 * redraws one form and not the pages.
 */
export const PlanProvider: React.FC<{ session: PlanSession }> = ({ session, children }) => {
  const [, redraw] = React.useReducer((count: number) => count + 1, 0);
  React.useLayoutEffect(() => session.subscribe(redraw), [session]);
  React.useEffect(() => {
    void session.begin();
  }, [session]);
  useQuietRefresh(session);
  return (
    <SessionContext.Provider value={session}>
      <StateContext.Provider value={session.state()}>{children}</StateContext.Provider>
    </SessionContext.Provider>
  );
};

const useQuietRefresh = (session: PlanSession): void => {
  React.useEffect(() => {
    let last = performance.now();
    let reading = false;
    const look = async (atLeast: number): Promise<void> => {
      if (reading || document.visibilityState !== 'visible' || performance.now() - last < atLeast) return;
      reading = true;
      await session.refresh();
      last = performance.now();
      reading = false;
    };
    const comeBack = (): void => void look(refreshAtMost);
    const timer = setInterval(() => void look(refreshEvery - refreshAtMost), refreshEvery);
    window.addEventListener('focus', comeBack);
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', comeBack);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [session]);
};

export const useSession = (): PlanSession => {
  const session = React.useContext(SessionContext);
  if (session === null) throw new Error('useSession outside PlanProvider');
  return session;
};

export const usePlanState = (): PlanState => React.useContext(StateContext);

/** For what is drawn only when the plan has been read. */
export const useReadyPlan = (): ReadyState => {
  const state = usePlanState();
  if (state.phase !== 'ready') throw new Error('useReadyPlan before the plan was read');
  return state;
};
