import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import type { BotCredentials } from './bot.ts';
import { connectorOf, type Connector } from './connector.ts';
import type { CardReply, PressedButton } from './answer-card.ts';
import type { Caller } from './installation.ts';
import { requestTimeoutSeconds } from './send.ts';
import type { ServiceLog } from './service-log.ts';

/** What the service does when Teams says something. */
export interface TeamsHandlers {
  installedForPerson(caller: Caller): Promise<void>;
  removedForPerson(objectId: string): Promise<void>;
  installedForTeam(team: {
    readonly id: string;
    readonly serviceUrl: string;
    readonly tenantId: string;
  }): Promise<void>;
  removedForTeam(teamId: string): Promise<void>;
  /** Caller null: Teams does not say who. */
  cardPressed(caller: Caller | null, pressed: PressedButton): Promise<CardReply>;
  written(caller: Caller): Promise<void>;
}

type Logger = NonNullable<NonNullable<ConstructorParameters<typeof App>[0]>['logger']>;

/** The SDK logs whole activities, names and texts included: what it says is kept to its first words, if they are ours. */
const quiet = (log: ServiceLog): Logger => {
  const first = ([message]: readonly unknown[]) => (typeof message === 'string' ? message.slice(0, 120) : 'The SDK');
  const logger: Logger = {
    debug: () => {},
    trace: () => {},
    info: () => {},
    warn: (...words) => log.warn({ by: 'teams-sdk' }, first(words)),
    error: (...words) => log.error({ by: 'teams-sdk' }, first(words)),
    log: () => {},
    child: () => logger,
  };
  return logger;
};

interface Inbound {
  readonly serviceUrl?: string;
  readonly from: { readonly id: string; readonly aadObjectId?: string };
  readonly conversation: { readonly id: string; readonly tenantId?: string; readonly conversationType?: string };
  readonly channelData?: {
    readonly tenant?: { readonly id?: string };
    readonly team?: { readonly id?: string };
  };
}

const tenantOf = ({ conversation, channelData }: Inbound): string =>
  conversation.tenantId ?? channelData?.tenant?.id ?? '';

/** Null where Teams does not say who: then nobody is answered for. */
const callerOf = (activity: Inbound): Caller | null => {
  const { aadObjectId } = activity.from;
  if (aadObjectId === undefined || activity.serviceUrl === undefined) return null;
  return {
    objectId: aadObjectId,
    teamsId: activity.from.id,
    conversationId: activity.conversation.id.split(';')[0] ?? activity.conversation.id,
    serviceUrl: activity.serviceUrl,
    tenantId: tenantOf(activity),
  };
};

const teamOf = (activity: Inbound) => {
  const id = activity.channelData?.team?.id;
  if (id === undefined || activity.serviceUrl === undefined) return null;
  return { id, serviceUrl: activity.serviceUrl, tenantId: tenantOf(activity) };
};

export interface TeamsApp {
  readonly connector: Connector;
  /** Port 0: any free one. @returns where it listens */
  listen(port: number): Promise<string>;
  close(): Promise<void>;
}

const listening = (server: Server, port: number, host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('No port was given'));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });

/**
 * The Teams SDK with our handlers on it, at /api/messages. With credentials every request's token is checked (RS256, our
 * audience, the Bot Framework's issuer, its service address); without, anybody's word is taken, so loopback only.
 */
export const makeTeamsApp = async (
  credentials: BotCredentials | undefined,
  log: ServiceLog,
  makeHandlers: (connector: Connector) => TeamsHandlers,
): Promise<TeamsApp> => {
  const server = createServer();
  const logger = quiet(log);
  const adapter = new ExpressAdapter(server, { logger });
  // The Agents Playground asks so whether we are here, before it shows its page.
  adapter.use('/api/messages', (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (request.method === 'HEAD') response.end();
    else next();
  });
  const app = new App({
    ...credentials,
    logger,
    httpServerAdapter: adapter,
    dangerouslyAllowUnauthenticatedRequests: credentials === undefined,
    client: { timeout: requestTimeoutSeconds * 1000, logger },
  });

  const connector = connectorOf(app);
  const handlers = makeHandlers(connector);
  app.on('install.add', async ({ activity }) => {
    const team = teamOf(activity);
    const caller = callerOf(activity);
    if (team !== null) await handlers.installedForTeam(team);
    else if (caller !== null && activity.conversation.conversationType === 'personal')
      await handlers.installedForPerson(caller);
  });
  app.on('install.remove', async ({ activity }) => {
    const team = teamOf(activity);
    const caller = callerOf(activity);
    if (team !== null) await handlers.removedForTeam(team.id);
    else if (caller !== null) await handlers.removedForPerson(caller.objectId);
  });
  // A channel that is added, renamed or removed.
  app.on('conversationUpdate', async ({ activity }) => {
    const team = teamOf(activity);
    if (team !== null && activity.channelData?.eventType !== 'teamMemberRemoved') await handlers.installedForTeam(team);
  });
  app.on('message', async ({ activity }) => {
    const caller = callerOf(activity);
    if (caller !== null) await handlers.written(caller);
  });
  // The SDK's own routes by action look at data.action; ours is the verb.
  app.on('card.action', async ({ activity }) => {
    const caller = callerOf(activity);
    const { verb, data } = activity.value.action;
    const reply = await handlers.cardPressed(caller, { verb, data, messageId: activity.replyToId ?? null });
    return 'card' in reply
      ? { statusCode: 200 as const, type: 'application/vnd.microsoft.card.adaptive' as const, value: reply.card }
      : { statusCode: 200 as const, type: 'application/vnd.microsoft.activity.message' as const, value: reply.says };
  });
  await app.initialize();

  return {
    connector,
    listen: (port) => listening(server, port, credentials === undefined ? '127.0.0.1' : '0.0.0.0'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
