import type { Database, Queries } from './database.ts';

/** Where a message is sent. The service address is the one Teams gave with the conversation: it differs by region. */
export interface Address {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
}

/** A person who has the app, and the conversation it has with them. */
export interface Conversation extends Address {
  /** Entra object id: whom Teams says it is. */
  readonly objectId: string;
  readonly upn: string;
  /** Teams' own id in this conversation, "29:…". */
  readonly teamsId: string;
  /** The site's user id; null until the site has told. */
  readonly personId: number | null;
}

interface PeopleRow {
  object_id: string;
  upn: string;
  teams_id: string;
  person_id: number | null;
  conversation_id: string;
  service_url: string;
  tenant_id: string;
}

const columns = 'object_id, upn, teams_id, person_id, conversation_id, service_url, tenant_id';

const conversationOf = (row: PeopleRow): Conversation => ({
  objectId: row.object_id,
  upn: row.upn,
  teamsId: row.teams_id,
  personId: row.person_id,
  conversationId: row.conversation_id,
  serviceUrl: row.service_url,
  tenantId: row.tenant_id,
});

/**
 * Keeps the conversation of somebody who has the app, new or moved. Repeatable: Teams, and every reload of a Playground,
 * says it again. A person who is known stays known, whatever the site did not tell this time; and a person is reached
 * where they were seen last: an account that was made anew takes over from the one that is gone.
 *
 * @returns the conversation as it is kept
 */
export const rememberConversation = (db: Database, conversation: Conversation): Promise<Conversation> =>
  db.transaction(async (transaction) => {
    const { objectId, upn, teamsId, personId, conversationId, serviceUrl, tenantId } = conversation;
    const [row] = await transaction.query<PeopleRow>(
      `insert into ledger.people (${columns}, installed) values ($1, $2, $3, $4, $5, $6, $7, true)
       on conflict (object_id) do update set upn = excluded.upn, teams_id = excluded.teams_id,
         person_id = coalesce(excluded.person_id, people.person_id), conversation_id = excluded.conversation_id,
         service_url = excluded.service_url, tenant_id = excluded.tenant_id, installed = true
       returning ${columns}`,
      [objectId, upn, teamsId, personId, conversationId, serviceUrl, tenantId],
    );
    const kept = row === undefined ? conversation : conversationOf(row);
    await transaction.query('update ledger.people set person_id = null where person_id = $1 and object_id <> $2', [
      kept.personId,
      objectId,
    ]);
    return kept;
  });

/** Writes whom the site says it is, unless another account was seen as that person: that one was seen later. */
export const tellPerson = async (db: Queries, objectId: string, personId: number): Promise<void> => {
  await db.query(
    `update ledger.people set person_id = $2 where object_id = $1
       and not exists (select from ledger.people as other where other.person_id = $2)`,
    [objectId, personId],
  );
};

/** True the first time: the greeting is this caller's to send. Dying before it is sent leaves the person ungreeted. */
export const claimGreeting = async (db: Queries, objectId: string, now: string): Promise<boolean> => {
  const rows = await db.query(
    'update ledger.people set greeted_at = $2 where object_id = $1 and greeted_at is null returning object_id',
    [objectId, now],
  );
  return rows.length > 0;
};

/** The app was removed: nothing reaches them until it is back. */
export const forgetConversation = async (db: Queries, objectId: string): Promise<void> => {
  await db.query('update ledger.people set installed = false where object_id = $1', [objectId]);
};

/** By whom Teams says it is; null where the app is not installed. */
export const conversationWith = async (db: Queries, objectId: string): Promise<Conversation | null> => {
  const [row] = await db.query<PeopleRow>(`select ${columns} from ledger.people where object_id = $1 and installed`, [
    objectId,
  ]);
  return row === undefined ? null : conversationOf(row);
};

/** By the site's user id; null where they cannot be reached. */
export const conversationOfPerson = async (db: Queries, personId: number): Promise<Conversation | null> => {
  const [row] = await db.query<PeopleRow>(`select ${columns} from ledger.people where person_id = $1 and installed`, [
    personId,
  ]);
  return row === undefined ? null : conversationOf(row);
};

/** Those whose person the site has not told. */
export const untiedConversations = async (db: Queries): Promise<readonly Conversation[]> => {
  const rows = await db.query<PeopleRow>(`select ${columns} from ledger.people where installed and person_id is null`);
  return rows.map(conversationOf);
};

/** Every person that can be reached, by the site's user id. */
export const reachablePeople = async (db: Queries): Promise<ReadonlySet<number>> => {
  const rows = await db.query<{ person_id: number }>(
    'select person_id from ledger.people where installed and person_id is not null',
  );
  return new Set(rows.map((row) => row.person_id));
};

export const upnOfPerson = async (db: Queries): Promise<ReadonlyMap<number, string>> => {
  const rows = await db.query<{ person_id: number; upn: string }>(
    'select person_id, upn from ledger.people where person_id is not null',
  );
  return new Map(rows.map((row) => [row.person_id, row.upn]));
};

export const knownConversations = async (db: Queries): Promise<readonly string[]> => {
  const rows = await db.query<{ conversation_id: string }>(
    'select conversation_id from ledger.people where installed order by conversation_id',
  );
  return rows.map((row) => row.conversation_id);
};
