import type { Board } from '../plan/board.ts';
import type { Queries } from './database.ts';

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

/** Keeps a team's channels as Teams lists them now. Repeatable. */
export const rememberChannels = async (db: Queries, channels: readonly Channel[]): Promise<void> => {
  for (const { id, teamId, name, serviceUrl, tenantId } of channels)
    await db.query(
      `insert into ledger.channels (channel_id, team_id, name, service_url, tenant_id, installed)
       values ($1, $2, $3, $4, $5, true)
       on conflict (channel_id) do update set team_id = excluded.team_id, name = excluded.name,
         service_url = excluded.service_url, tenant_id = excluded.tenant_id, installed = true`,
      [id, teamId, name, serviceUrl, tenantId],
    );
};

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

/** The channel a board meets in: the one it was given, else one that bears its name; null where neither is. */
export const channelIdOf = (board: Board, channels: readonly Channel[]): string | null =>
  board.channelId ?? channels.find((channel) => sameName(channel.name, board.name))?.id ?? null;
