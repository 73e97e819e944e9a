import { boardChannels, channelsOf, chatsFromStart } from './start-chats.ts';
import type { Everything } from './start-everything.ts';

/** What is where, a line each. */
export function addressLines({ pages, tenant, bot, chats }: Everything): string[] {
  const channels = boardChannels.map(({ board }) => board).join(' och ');
  const rows: [string, string][] = [
    ['Startsidan, allt sida vid sida', `${pages.origin}/`],
    ['Fliken så som i Teams', `${pages.origin}/teams`],
    ['SharePoint-webbplatsen med listorna', tenant.siteUrl],
    ['Tjänsten, som Teams talar med', bot.messages],
    ...chatsFromStart.map((person): [string, string] => [
      person === channelsOf ? `Chatt för ${person.name}, och kanalerna för ${channels}` : `Chatt för ${person.name}`,
      chats.addressOf(person) ?? '',
    ]),
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows.map(([what, address]) => `  ${what.padEnd(width)}  ${address}`);
}

/** "7,3 s". */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`;
