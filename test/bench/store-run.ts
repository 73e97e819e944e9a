import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What one opening, visit or refreshing cost. */
export interface StoreFigures {
  /** A batch is one. */
  readonly requests: number;
  /** Bytes of bodies, as they are. */
  readonly sent: number;
  readonly received: number;
  readonly ms: number;
  /** Until what was kept could be shown; 0 where nothing was. */
  readonly shownMs: number;
  /** The proof that the whole plan came. */
  readonly activities: number;
}

export interface StoreOrder {
  /** `open` with nothing kept; `visit` from what the last one kept; `refresh` in the open page. */
  readonly order: 'open' | 'visit' | 'refresh';
  readonly siteUrl: string;
  readonly token: string;
}

export interface StoreProcess {
  carryOut(order: StoreOrder): Promise<StoreFigures>;
  close(): void;
}

/** The store in a process of its own. */
export const startStore = (): StoreProcess => {
  const child: ChildProcess = fork(fileURLToPath(new URL('./store-child.ts', import.meta.url)));
  return {
    carryOut: (order) =>
      new Promise((resolve, reject) => {
        const exit = (): void => reject(new Error('The store ended before it answered.'));
        child.once('exit', exit);
        child.once('message', (message: { figures?: StoreFigures; error?: string }) => {
          child.off('exit', exit);
          if (message.figures === undefined) reject(new Error(message.error));
          else resolve(message.figures);
        });
        child.send(order);
      }),
    close: () => child.disconnect(),
  };
};
