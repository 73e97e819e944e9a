import type { Board } from '../plan/board.ts';
import type { Database, Queries } from './database.ts';

/** A channel of a team that has the app. */
export interface Channel {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
}

interface ChannelRow {
  channel_id: string;
  team_id: string;
  name: string;
  service_url: string;
  tenant_id: string;
}

/** Keeps a team's channels as Teams lists them now: one that is no longer among them is gone. Repeatable. */
export const rememberChannels = (
  db: Database,
  team: Pick<Channel, 'teamId' | 'serviceUrl' | 'tenantId'>,
  channels: readonly Pick<Channel, 'id' | 'name'>[],
): Promise<void> =>
  db.transaction(async (transaction) => {
    await forgetTeam(transaction, team.teamId);
    for (const { id, name } of channels)
      await transaction.query(
        `insert into ledger.channels (channel_id, team_id, name, service_url, tenant_id, installed)
         values ($1, $2, $3, $4, $5, true)
         on conflict (channel_id) do update set team_id = excluded.team_id, name = excluded.name,
           service_url = excluded.service_url, tenant_id = excluded.tenant_id, installed = true`,
        [id, team.teamId, name, team.serviceUrl, team.tenantId],
      );
  });

/** The app was removed from the team. */
export const forgetTeam = async (db: Queries, teamId: string): Promise<void> => {
  await db.query('update ledger.channels set installed = false where team_id = $1', [teamId]);
};

export const knownChannels = async (db: Queries): Promise<readonly Channel[]> => {
  const rows = await db.query<ChannelRow>(
    'select channel_id, team_id, name, service_url, tenant_id from ledger.channels where installed order by channel_id',
  );
  return rows.map((row) => ({
    id: row.channel_id,
    teamId: row.team_id,
    name: row.name,
    serviceUrl: row.service_url,
    tenantId: row.tenant_id,
  }));
};

const sameName = (a: string, b: string): boolean => a.localeCompare(b, 'sv', { sensitivity: 'accent' }) === 0;

const namedAfter = (board: Board, channels: readonly Channel[]): readonly Channel[] =>
  channels.filter((channel) => sameName(channel.name, board.name));

/**
 * The channel a board meets in: the one it was given, else the only one that bears its name. Null where there is none, and
 * where there are several: anybody can make a team and call a channel of it what they like.
 */
export const channelIdOf = (board: Board, channels: readonly Channel[]): string | null => {
  if (board.channelId !== null) return board.channelId;
  const [only, another] = namedAfter(board, channels);
  return another === undefined ? (only?.id ?? null) : null;
};

/** Boards that somebody has to give a channel, by key, because several bear their name. */
export const boardsInDoubt = (
  contents: readonly { readonly boards: readonly Board[] }[],
  channels: readonly Channel[],
): readonly { readonly board: string; readonly channels: number }[] => {
  const boards = new Map(contents.flatMap((content) => content.boards.map((board) => [board.key, board] as const)));
  return [...boards.values()].flatMap((board) => {
    const named = board.channelId === null ? namedAfter(board, channels).length : 0;
    return named > 1 ? [{ board: board.key, channels: named }] : [];
  });
};
