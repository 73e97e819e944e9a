import * as React from 'react';
import type { ClockMove, StartState } from '../start-state.ts';

export interface Start {
  /** Null until the first answer. */
  readonly state: StartState | null;
  /** What failed last, in words; null when the last answer was good. */
  readonly problem: string | null;
  /** Which of the clock's buttons is at work. */
  readonly moving: ClockMove['to'] | null;
  /** The person whose chat is being opened. */
  readonly opening: string | null;
  /** How many times the clock has been moved here: what was read before the last one may be old. */
  readonly moves: number;
  readonly moveClock: (to: ClockMove['to']) => void;
  readonly openChat: (as: string) => void;
  readonly reload: () => void;
}

/** Milliseconds between looks at what has happened. */
const pace = 1000;

async function ask(path: string, body?: object): Promise<StartState> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, body === undefined ? {} : init);
  const answer = (await response.json()) as StartState | { error: string };
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

const describe = (error: unknown): string =>
  error instanceof TypeError
    ? 'Ingen svarar på den här adressen. Är npm start igång? Det som visas är det senaste som hördes.'
    : `Det gick inte: ${error instanceof Error ? error.message : String(error)}`;

/** The state of everything on this machine, looked at every second, and what the page can do about it. */
export function useStartState(): Start {
  const [state, setState] = React.useState<StartState | null>(null);
  const [problem, setProblem] = React.useState<string | null>(null);
  const [moving, setMoving] = React.useState<ClockMove['to'] | null>(null);
  const [opening, setOpening] = React.useState<string | null>(null);

  const [moves, setMoves] = React.useState(0);
  const take = React.useCallback(
    (answer: Promise<StartState>): Promise<void> =>
      answer.then(
        (newest) => {
          setState(newest);
          setProblem(null);
        },
        (error: unknown) => setProblem(describe(error)),
      ),
    [],
  );
  const reload = React.useCallback(() => void take(ask('/local/state')), [take]);

  React.useEffect(() => {
    reload();
    const timer = setInterval(reload, pace);
    return () => clearInterval(timer);
  }, [reload]);

  return {
    state,
    problem,
    moving: moving ?? (state?.moving ? '' : null),
    opening,
    moves,
    moveClock(to) {
      setMoving(to);
      void take(ask('/local/clock', { to })).then(() => {
        setMoving(null);
        setMoves((count) => count + 1);
      });
    },
    openChat(as) {
      setOpening(as);
      void take(ask('/local/playgrounds', { as })).then(() => setOpening(null));
    },
    reload,
  };
}
