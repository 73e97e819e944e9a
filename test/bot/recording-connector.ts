import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IAdaptiveCard } from '@microsoft/teams.cards';

/** One message that reached Teams, or was about to. */
export interface Received {
  readonly how: 'message' | 'thread' | 'redraw';
  /** Conversation, or the channel of a new thread. */
  readonly where: string;
  readonly id: string;
  readonly text: string;
  /** Null for plain text. */
  readonly card: IAdaptiveCard | null;
}

/** What the far side answers instead of taking the message; `drop` cuts the line after the message was read. */
export type Trouble =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | 'drop';

/** Somebody with the app: who they are in Teams. */
export interface Member {
  readonly teamsId: string;
  readonly objectId: string;
  readonly upn: string;
}

/** Teams' Bot Connector as far as we use it, over HTTP, that writes down what comes. */
export interface RecordingConnector {
  readonly serviceUrl: string;
  readonly received: readonly Received[];
  /** Asked before a message is taken; what it answers happens instead. */
  onMessage: ((message: Received) => Trouble | undefined | Promise<Trouble | undefined>) | null;
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
};

interface WireActivity {
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly { readonly content: IAdaptiveCard }[];
}

export const startConnector = async (
  members: readonly Member[],
  channels: readonly { readonly id: string; readonly name?: string }[],
): Promise<RecordingConnector> => {
  const received: Received[] = [];
  let next = 1;

  const messageIn = (how: Received['how'], where: string, activity: WireActivity): Received => ({
    how,
    where,
    id: `message-${next++}`,
    text: activity.text ?? activity.summary ?? '',
    card: activity.attachments?.[0]?.content ?? null,
  });

  const route = async (request: IncomingMessage): Promise<Received | { readonly json: unknown } | null> => {
    const path = decodeURIComponent(request.url ?? '');
    const member = /^\/v3\/conversations\/[^/]+\/members\/(.+)$/.exec(path)?.[1];
    if (member !== undefined) {
      const found = members.find(({ teamsId }) => teamsId === member);
      return found === undefined
        ? null
        : { json: { id: member, objectId: found.objectId, name: 'N', userPrincipalName: found.upn } };
    }
    if (/^\/v3\/teams\/[^/]+\/conversations$/.test(path)) return { json: { conversations: channels } };
    const update = /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/.exec(path);
    const create = /^\/v3\/conversations\/([^/]+)\/activities$/.exec(path);
    const body = await bodyOf(request);
    if (request.method === 'PUT' && update !== null) return messageIn('redraw', update[1]!, body);
    if (request.method === 'POST' && create !== null) return messageIn('message', create[1]!, body);
    if (request.method === 'POST' && path === '/v3/conversations') {
      const { channel } = body['channelData'] as { channel: { id: string } };
      return messageIn('thread', channel.id, body['activity'] as WireActivity);
    }
    return null;
  };

  const connector: RecordingConnector & { onMessage: RecordingConnector['onMessage'] } = {
    serviceUrl: '',
    received,
    onMessage: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server: Server = createServer((request, response) => {
    void (async () => {
      const routed = await route(request);
      const json = (status: number, value: unknown, headers: Record<string, string> = {}) =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
      if (routed === null) return json(404, { error: { code: 'ConversationNotFound' } });
      if ('json' in routed) return json(200, routed.json);
      const trouble = await connector.onMessage?.(routed);
      if (trouble === 'drop') {
        received.push(routed);
        return response.destroy();
      }
      if (trouble !== undefined) return json(trouble.status, trouble.body ?? {}, trouble.headers);
      received.push(routed);
      return json(201, { id: routed.id, activityId: routed.id });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(connector, { serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
};
