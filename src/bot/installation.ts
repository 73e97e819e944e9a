import type { PlanStore } from '../plan/plan-store.ts';
import { rememberChannels, forgetTeam } from './channels.ts';
import type { Connector } from './connector.ts';
import {
  claimGreeting,
  conversationWith,
  forgetConversation,
  rememberConversation,
  untiedConversations,
  type Address,
  type Conversation,
} from './conversations.ts';
import type { Database } from './database.ts';
import type { Send } from './send.ts';
import { failure, type ServiceLog } from './service-log.ts';

/** Who writes to us, as Teams says (its token is checked before it comes here). */
export interface Caller extends Address {
  readonly objectId: string;
  readonly teamsId: string;
}

export interface Installation {
  readonly db: Database;
  readonly connector: Connector;
  readonly send: Send;
  readonly store: PlanStore;
  readonly greeting: string;
  readonly log: ServiceLog;
  readonly now: () => string;
}

type Tying = Pick<Installation, 'db' | 'connector' | 'store' | 'log'>;

/** The site's user id; null where the site does not know them, or does not answer: it is asked again at the next tick. */
const personIdOf = async ({ store, log }: Pick<Tying, 'store' | 'log'>, upn: string): Promise<number | null> => {
  try {
    return (await store.person(upn)).id;
  } catch (error) {
    log.warn(failure(error), 'The site did not tell who has the app');
    return null;
  }
};

/**
 * Ties a conversation to a person on the site: Teams' object id, the roster's user principal name, the site's user. Never
 * by name, and never by what a card says.
 */
export const tieConversation = async (tying: Tying, caller: Caller): Promise<Conversation> => {
  const { upn } = await tying.connector.member(caller, caller.teamsId);
  const { conversationId, serviceUrl, tenantId, objectId, teamsId } = caller;
  const personId = await personIdOf(tying, upn);
  const conversation = { conversationId, serviceUrl, tenantId, objectId, teamsId, upn, personId };
  await rememberConversation(tying.db, conversation);
  return conversation;
};

/** Asks the site again about those it did not know. */
export const tieTheUntied = async (tying: Pick<Tying, 'db' | 'store' | 'log'>): Promise<void> => {
  for (const conversation of await untiedConversations(tying.db)) {
    const personId = await personIdOf(tying, conversation.upn);
    if (personId !== null) await rememberConversation(tying.db, { ...conversation, personId });
  }
};

/** The conversation as it is tied; tied again where it is new, has moved, or has no person yet. */
export const tiedConversation = async (tying: Tying, caller: Caller): Promise<Conversation> => {
  const known = await conversationWith(tying.db, caller.objectId);
  const isCurrent =
    known !== null &&
    known.personId !== null &&
    known.conversationId === caller.conversationId &&
    known.serviceUrl === caller.serviceUrl;
  return isCurrent ? known : tieConversation(tying, caller);
};

/** The app was added for a person: the conversation is kept, and they are greeted the first time. */
export const installForPerson = async (installation: Installation, caller: Caller): Promise<'greeted' | 'known'> => {
  const { db, send, connector } = installation;
  await tieConversation(installation, caller);
  if (!(await claimGreeting(db, caller.objectId, installation.now()))) return 'known';
  await send(() => connector.post(caller, installation.greeting));
  return 'greeted';
};

/** The app was added to a team: its channels are kept as Teams lists them. */
export const installForTeam = async (
  { db, connector }: Pick<Installation, 'db' | 'connector'>,
  team: { readonly id: string; readonly serviceUrl: string; readonly tenantId: string },
): Promise<void> => {
  const listed = await connector.channelsOf(team.serviceUrl, team.id);
  const { id: teamId, serviceUrl, tenantId } = team;
  await rememberChannels(
    db,
    listed.map(({ id, name }) => ({ id, teamId, name, serviceUrl, tenantId })),
  );
};

export const uninstallForPerson = (db: Database, objectId: string): Promise<void> => forgetConversation(db, objectId);
export const uninstallForTeam = (db: Database, teamId: string): Promise<void> => forgetTeam(db, teamId);
