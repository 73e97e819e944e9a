import { PgBoss } from 'pg-boss';
import type { Database } from './database.ts';
import { failure, type ServiceLog } from './service-log.ts';

const sendQueue = 'send';
const tickQueue = 'tick';

/** Within it a job whose worker died is handed out again. Longer than a send may take. */
const expireSeconds = 180;

/** How many deliveries are sent at a time; Teams' limit is on requests a second, which the sender paces. */
const batchSize = 20;

/** The queue. It carries only what is due now, by the id of its delivery, and a tick: pg-boss keeps the database's clock. */
export interface Jobs {
  /** Puts deliveries in the queue. One that is there already stays there once. */
  enqueue(deliveries: readonly string[]): Promise<void>;
  /** Works until the queue is empty for us, and what this process had begun is done. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param send does one delivery. A job may come twice (its worker died, or it expired): `send` finds what is done already.
 * @param tick runs every five minutes, in one of the processes; null where somebody else ticks
 */
export const startJobs = async (
  database: Database,
  {
    send,
    tick,
    log,
  }: { send: (delivery: string) => Promise<void>; tick: (() => Promise<void>) | null; log: ServiceLog },
): Promise<Jobs> => {
  const boss = new PgBoss({ ...database.queue, schema: 'queue', schedule: tick !== null });
  boss.on('error', (error) => log.error(failure(error), 'The queue failed'));
  await boss.start();
  await boss.createQueue(sendQueue, { policy: 'exclusive', retryLimit: 3, expireInSeconds: expireSeconds });
  // What a dead process had fetched would otherwise wait until it expires. The ledger says what is to be sent.
  if (database.alone) await boss.deleteAllJobs(sendQueue);
  if (tick !== null) {
    await boss.createQueue(tickQueue, { policy: 'exclusive', retryLimit: 0, expireInSeconds: expireSeconds });
    if (database.alone) await boss.deleteAllJobs(tickQueue);
    await boss.schedule(tickQueue, '*/5 * * * *', {}, { tz: 'Europe/Stockholm' });
    await boss.work(tickQueue, tick);
  }

  const running = new Set<Promise<void>>();
  const run = async (id: string, delivery: string): Promise<void> => {
    try {
      await send(delivery);
      await boss.complete(sendQueue, id);
    } catch (error) {
      log.error({ ...failure(error), delivery }, 'A delivery could not be worked on');
      await boss.fail(sendQueue, id);
    }
  };

  return {
    enqueue: async (deliveries) => {
      if (deliveries.length === 0) return;
      await boss.insert(
        sendQueue,
        deliveries.map((delivery) => ({ singletonKey: delivery, data: { delivery } })),
      );
    },
    drain: async () => {
      for (;;) {
        const jobs = await boss.fetch<{ delivery: string }>(sendQueue, { batchSize });
        if (jobs.length === 0) break;
        const batch = jobs.map((job) => {
          const work = run(job.id, job.data.delivery).finally(() => running.delete(work));
          running.add(work);
          return work;
        });
        await Promise.all(batch);
      }
      await Promise.all(running);
    },
    close: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
};
