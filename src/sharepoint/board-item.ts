import type { Board } from '../plan/board.ts';
import { lines, ownKey, text, textOrNull, type Columns, type ListItem } from './columns.ts';

export const boardIn = (item: ListItem): Board => ({
  key: ownKey(item),
  name: text(item, 'Title'),
  spellings: lines(item, 'Spellings'),
  channelId: textOrNull(item, 'ChannelId'),
});

export const boardColumns = (board: Board): Columns => ({
  Key: board.key,
  Title: board.name || null,
  Spellings: board.spellings.join('\n') || null,
  ChannelId: board.channelId,
});
