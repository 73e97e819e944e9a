import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { CloudEnvironment } from '@microsoft/teams.api';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import type { BotCredentials } from './bot.ts';
import { connectorOf, type Connector } from './connector.ts';
import type { CardReply, PressedButton } from './answer-card.ts';
import type { Address } from './conversations.ts';
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
  /** Caller null: Teams does not say who, or it was not in their own chat with the app. */
  cardPressed(caller: Caller | null, pressed: PressedButton): Promise<CardReply>;
  /** Somebody wrote in their own chat with the app. */
  written(caller: Caller): Promise<void>;
  /** Somebody wrote where others read along, a channel or a group: it is answered there, and says nothing of who is where. */
  writtenAmongOthers(address: Address): Promise<void>;
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

/** A chat between one person and the app. Elsewhere others read along: nothing of a person's is kept, or shown, there. */
const isPersonal = ({ conversation }: Inbound): boolean => conversation.conversationType === 'personal';

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
 *
 * @param cloud whose sign-in and keys these are. Default: Microsoft's public one
 */
export const makeTeamsApp = async (
  credentials: BotCredentials | undefined,
  log: ServiceLog,
  makeHandlers: (connector: Connector) => TeamsHandlers,
  cloud?: CloudEnvironment,
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
    ...(cloud === undefined ? {} : { cloud }),
    logger,
    httpServerAdapter: adapter,
    dangerouslyAllowUnauthenticatedRequests: credentials === undefined,
    client: { timeout: requestTimeoutSeconds * 1000, logger },
  });

  const connector = connectorOf(app);
  const handlers = makeHandlers(connector);
  // Anybody's tenant can reach an app whose id they know, with a token that is in order: what it says is theirs, not ours.
  app.use(async ({ activity, next }) => {
    const isOurs = credentials === undefined || tenantOf(activity as Inbound) === credentials.tenantId;
    if (isOurs) return next();
    log.warn({ type: activity.type }, 'An activity of another tenant was refused');
    return { status: 403 };
  });
  app.on('install.add', async ({ activity }) => {
    const team = teamOf(activity);
    const caller = callerOf(activity);
    if (team !== null) await handlers.installedForTeam(team);
    else if (caller !== null && isPersonal(activity)) await handlers.installedForPerson(caller);
  });
  app.on('install.remove', async ({ activity }) => {
    const team = teamOf(activity);
    const caller = callerOf(activity);
    if (team !== null) await handlers.removedForTeam(team.id);
    else if (caller !== null && isPersonal(activity)) await handlers.removedForPerson(caller.objectId);
  });
  // A channel that is added, renamed or removed.
  app.on('conversationUpdate', async ({ activity }) => {
    const team = teamOf(activity);
    if (team !== null && activity.channelData?.eventType !== 'teamMemberRemoved') await handlers.installedForTeam(team);
  });
  app.on('message', async ({ activity }) => {
    const caller = callerOf(activity);
    if (isPersonal(activity)) {
      if (caller !== null) await handlers.written(caller);
    } else if (activity.serviceUrl !== undefined) {
      const { conversation, serviceUrl } = activity;
      // With the thread's message in it, so that the answer stands in the thread.
      await handlers.writtenAmongOthers({ conversationId: conversation.id, serviceUrl, tenantId: tenantOf(activity) });
    }
  });
  // The SDK's own routes by action look at data.action; ours is the verb.
  app.on('card.action', async ({ activity }) => {
    const caller = isPersonal(activity) ? callerOf(activity) : null;
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
