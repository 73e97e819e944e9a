import type { Connector, Message } from './connector.ts';
import type { Delivery } from './deliveries.ts';
import type { Send } from './send.ts';
import type { ServiceLog } from './service-log.ts';

/** A sent message, and what it is to show from now on. */
export interface Redraw {
  readonly delivery: string;
  readonly address: NonNullable<Delivery['address']>;
  readonly messageId: string;
  readonly message: Message;
}

/** How often a redraw that nobody knows the fate of is tried: a message drawn twice is the same message. */
const attempts = 2;

/**
 * Redraws messages one at a time each, so that an older drawing never comes after a newer one; of those that wait only
 * the newest is drawn. Through the sender, with its pace and its retries.
 *
 * Dying before it is drawn: the message shows what it showed, and the next press on it draws it as things stand.
 *
 * @returns resolves when nothing of that message waits any more
 */
export const makeRedraws = ({
  connector,
  send,
  log,
}: {
  readonly connector: Connector;
  readonly send: Send;
  readonly log: ServiceLog;
}): ((redraw: Redraw) => Promise<void>) => {
  const newest = new Map<string, Redraw>();
  const running = new Map<string, Promise<void>>();

  const draw = async ({ delivery, address, messageId, message }: Redraw): Promise<void> => {
    for (let attempt = 1; attempt <= attempts && !newest.has(delivery); attempt += 1) {
      const { outcome } = await send(async () => {
        await connector.redraw(address, messageId, message);
        return messageId;
      });
      if (outcome === 'sent') return;
      log.warn({ delivery, outcome, attempt }, 'The sent card could not be redrawn');
      if (outcome !== 'uncertain') return;
    }
  };

  const drawAll = async (delivery: string): Promise<void> => {
    try {
      for (let next = newest.get(delivery); next !== undefined; next = newest.get(delivery)) {
        newest.delete(delivery);
        await draw(next);
      }
    } finally {
      running.delete(delivery);
    }
  };

  return (redraw) => {
    newest.set(redraw.delivery, redraw);
    const work = running.get(redraw.delivery) ?? drawAll(redraw.delivery);
    running.set(redraw.delivery, work);
    return work;
  };
};
