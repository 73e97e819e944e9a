import { setTimeout as wait } from 'node:timers/promises';

const pieces = 10;

/** A body that comes in ten pieces, spread evenly over a time. */
export function slowBody(body: string | Uint8Array<ArrayBuffer>, ms: number): ReadableStream<Uint8Array> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      await wait(ms / pieces);
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent >= bytes.length) controller.close();
    },
  });
}
