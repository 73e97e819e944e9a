import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/** A notification, as SharePoint documents it. */
export interface Notification {
  subscriptionId: string;
  clientState: string | null;
  expirationDateTime: string;
  resource: string;
  tenantId: string;
  siteUrl: string;
  webId: string;
}

/** Somebody who listens for a webhook's notifications over a socket. */
export interface Subscriber {
  readonly url: string;
  /** Each POST's notifications, in order. */
  readonly received: Notification[][];
  /** The statuses of the next answers to notifications; 200 after those. */
  readonly next: number[];
  /** How the handshake is answered. */
  echo: (token: string) => { status: number; type: string; body: string };
  /** Waits until so many POSTs have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startSubscriber(port = 0): Promise<Subscriber> {
  const received: Notification[][] = [];
  const next: number[] = [];
  let waiting: { count: number; resolve: () => void } | undefined;
  const server: Server = createServer((request, response) => {
    const token = new URL(request.url ?? '', 'http://localhost').searchParams.get('validationtoken');
    if (token !== null) {
      const { status, type, body } = subscriber.echo(token);
      response.writeHead(status, { 'content-type': type }).end(body);
      return;
    }
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      received.push((JSON.parse(text) as { value: Notification[] }).value);
      response.writeHead(next.shift() ?? 200).end();
      if (waiting && received.length >= waiting.count) waiting.resolve();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const subscriber: Subscriber = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    next,
    echo: (token) => ({ status: 200, type: 'text/plain', body: token }),
    until: (count) =>
      received.length >= count ? Promise.resolve() : new Promise((resolve) => (waiting = { count, resolve })),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return subscriber;
}
