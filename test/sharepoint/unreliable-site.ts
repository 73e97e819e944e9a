import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What befalls the next request: nothing, put off for load, lost on the way there, or carried out and its answer lost on
 * the way back, or answered by a gateway that had stopped waiting.
 */
export type Mishap = 'none' | 'throttled' | 'request-lost' | 'answer-lost' | 'gateway-timeout';

export interface UnreliableSite {
  readonly url: string;
  /** These happen to the next `$batch` or POST requests, in turn; reads outside a batch pass. */
  befall(...mishaps: readonly Mishap[]): void;
  /** Something is done before the next request with this method is let through. */
  beforeNext(method: string, meanwhile: () => Promise<void>): void;
  /** Mishaps that nothing has met yet. */
  left(): number;
  close(): Promise<void>;
}

/** A road to a real site on which requests and answers get lost; what the site does with them is its own. */
export const unreliable = async (siteUrl: string): Promise<UnreliableSite> => {
  const site = new URL(siteUrl);
  let waiting: Mishap[] = [];
  let held: { readonly method: string; readonly meanwhile: () => Promise<void> } | undefined;

  const forward = (
    incoming: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    mishap: Mishap | undefined,
  ): void => {
    const { port: own } = server.address() as AddressInfo;
    // A batch names its parts by absolute address.
    const there = body.toString('utf8').replaceAll(`127.0.0.1:${own}`, site.host);
    const headers = { ...incoming.headers, host: site.host, 'content-length': String(Buffer.byteLength(there)) };
    const onward = request(
      { host: site.hostname, port: site.port, path: incoming.url, method: incoming.method, headers },
      (answer) => {
        if (mishap === 'answer-lost') {
          answer.resume();
          answer.on('end', () => response.destroy());
          return;
        }
        if (mishap === 'gateway-timeout') {
          answer.resume();
          answer.on('end', () => response.writeHead(504).end());
          return;
        }
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', (error) => response.destroy(error));
    onward.end(there);
  };

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const mishap = incoming.method === 'POST' ? waiting.shift() : undefined;
      if (mishap === 'throttled') {
        response.writeHead(429, { 'Retry-After': '0' });
        response.end();
        return;
      }
      if (mishap === 'request-lost') {
        response.destroy();
        return;
      }
      const onward = (): void => forward(incoming, response, Buffer.concat(chunks), mishap);
      if (held === undefined || held.method !== incoming.method) return onward();
      const { meanwhile } = held;
      held = undefined;
      meanwhile().then(onward, (error: unknown) => response.destroy(error as Error));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${site.pathname}`,
    befall: (...mishaps) => {
      waiting = [...mishaps];
    },
    beforeNext: (method, meanwhile) => {
      held = { method, meanwhile };
    },
    left: () => waiting.length,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
