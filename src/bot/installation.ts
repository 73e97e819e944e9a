import type { PlanStore } from '../plan/plan-store.ts';
import { rememberChannels, forgetTeam } from './channels.ts';
import type { Connector } from './connector.ts';
import {
  claimGreeting,
  conversationWith,
  forgetConversation,
  rememberConversation,
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

/**
 * Ties a conversation to a person on the site: Teams' object id, the roster's user principal name, the site's user. Never
 * by name, and never by what a card says. Null person: the site does not know them; it is asked again next time.
 */
export const tieConversation = async (
  { db, connector, store, log }: Pick<Installation, 'db' | 'connector' | 'store' | 'log'>,
  caller: Caller,
): Promise<Conversation> => {
  const { upn } = await connector.member(caller, caller.teamsId);
  const personId = await store.person(upn).then(
    (person) => person.id,
    (error: unknown) => {
      log.warn(failure(error), 'The site did not tell who has the app');
      return null;
    },
  );
  const { conversationId, serviceUrl, tenantId, objectId, teamsId } = caller;
  const conversation = { conversationId, serviceUrl, tenantId, objectId, teamsId, upn, personId };
  await rememberConversation(db, conversation);
  return conversation;
};

/** The conversation as it is tied; tied again where it is new, has moved, or has no person yet. */
export const tiedConversation = async (
  installation: Pick<Installation, 'db' | 'connector' | 'store' | 'log'>,
  caller: Caller,
): Promise<Conversation> => {
  const known = await conversationWith(installation.db, caller.objectId);
  const isCurrent =
    known !== null &&
    known.personId !== null &&
    known.conversationId === caller.conversationId &&
    known.serviceUrl === caller.serviceUrl;
  return isCurrent ? known : tieConversation(installation, caller);
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
