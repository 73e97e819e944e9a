import { isPlanError, type PlanError } from '../plan/plan-error.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { rememberChannels, forgetTeam } from './channels.ts';
import type { Connector } from './connector.ts';
import {
  claimGreeting,
  conversationWith,
  forgetConversation,
  rememberConversation,
  tellPerson,
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

/** The site's user id; null where the site does not know them. @throws whatever kept the site from telling */
const personIdOf = async ({ store, log }: Pick<Tying, 'store' | 'log'>, upn: string): Promise<number | null> => {
  try {
    return (await store.person(upn)).id;
  } catch (error) {
    log.warn(failure(error), 'The site did not tell who has the app');
    if (isPlanError(error, 'not-found')) return null;
    throw error;
  }
};

/** What is known of a conversation after asking; `silence` is what kept the site from telling whose it is. */
interface Asked {
  readonly conversation: Conversation;
  readonly silence: PlanError | null;
}

/** Asks the roster and the site whose conversation this is. It is kept where the person has the app, or is given it now. */
const askWhose = async (tying: Tying, caller: Caller, given: 'now' | 'before'): Promise<Asked> => {
  const { conversationId, serviceUrl, tenantId, objectId, teamsId } = caller;
  const { upn } = await tying.connector.member(caller, teamsId);
  const known = { conversationId, serviceUrl, tenantId, objectId, teamsId, upn };
  const [personId, silence] = await personIdOf(tying, upn).then(
    (id) => [id, null] as const,
    (error: unknown) => {
      if (isPlanError(error)) return [null, error] as const;
      throw error;
    },
  );
  const isInstalled = given === 'now' || (await conversationWith(tying.db, objectId)) !== null;
  const conversation = { ...known, personId };
  return { conversation: isInstalled ? await rememberConversation(tying.db, conversation) : conversation, silence };
};

/**
 * Ties a conversation to a person on the site: Teams' object id, the roster's user principal name, the site's user. Never
 * by name, and never by what a card says. Only a personal conversation may come here: what is tied is where cards go.
 *
 * @throws PlanError when the site did not answer: try again, nothing is known to be otherwise
 */
export const tieConversation = async (tying: Tying, caller: Caller): Promise<Conversation> => {
  const { conversation, silence } = await askWhose(tying, caller, 'before');
  if (silence !== null) throw silence;
  return conversation;
};

/** Asks the site again about those it did not know. */
export const tieTheUntied = async (tying: Pick<Tying, 'db' | 'store' | 'log'>): Promise<void> => {
  for (const conversation of await untiedConversations(tying.db)) {
    try {
      const personId = await personIdOf(tying, conversation.upn);
      if (personId !== null) await tellPerson(tying.db, conversation.objectId, personId);
    } catch (error) {
      // It was logged where it was asked, and is asked again at the next tick.
      if (!isPlanError(error)) throw error;
    }
  }
};

/**
 * The conversation as it is tied; tied again where it is new, has moved, or has no person yet.
 *
 * @throws PlanError when nobody is known to be in it, and the site did not answer
 */
export const tiedConversation = async (tying: Tying, caller: Caller): Promise<Conversation> => {
  const known = await conversationWith(tying.db, caller.objectId);
  const isCurrent =
    known !== null &&
    known.personId !== null &&
    known.conversationId === caller.conversationId &&
    known.serviceUrl === caller.serviceUrl;
  if (isCurrent) return known;
  const { conversation, silence } = await askWhose(tying, caller, 'before');
  if (conversation.personId === null && silence !== null) throw silence;
  return conversation;
};

/** Somebody with the app wrote in their own chat with it: should that have moved, it is followed. */
export const followConversation = async (tying: Tying, caller: Caller): Promise<void> => {
  const known = await conversationWith(tying.db, caller.objectId);
  if (known === null) return;
  if (known.conversationId === caller.conversationId && known.serviceUrl === caller.serviceUrl) return;
  await askWhose(tying, caller, 'before');
};

/** The app was added for a person: the conversation is kept, and they are greeted the first time. */
export const installForPerson = async (installation: Installation, caller: Caller): Promise<'greeted' | 'known'> => {
  const { db, send, connector } = installation;
  await askWhose(installation, caller, 'now');
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
  await rememberChannels(db, { teamId, serviceUrl, tenantId }, listed);
};

export const uninstallForPerson = (db: Database, objectId: string): Promise<void> => forgetConversation(db, objectId);
export const uninstallForTeam = (db: Database, teamId: string): Promise<void> => forgetTeam(db, teamId);
