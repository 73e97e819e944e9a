import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a Playground tells a bot, as far as the tests look. */
export interface Told {
  readonly type: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string; readonly conversationType: string };
  readonly from: { readonly aadObjectId: string };
  readonly action?: string;
}

/** An endpoint that takes everything and remembers it. */
export async function recordingBot() {
  const told: Told[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (body !== '') told.push(JSON.parse(body) as Told);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      for (const look of waiting) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    told,
    /** Resolves when something told holds. */
    hears: (holds: (one: Told) => boolean): Promise<Told> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = told.find(holds);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
