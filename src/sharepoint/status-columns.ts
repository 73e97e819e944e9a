import { deviationWords, progressWords } from '../lists/words.ts';
import type { Status } from '../plan/status.ts';
import { text, wordOrNull, type Columns, type ListItem } from './columns.ts';

type Prefix = '' | 'Own';

export const statusColumns = (status: Status | null, prefix: Prefix = ''): Columns => ({
  [`${prefix}StatusText`]: status?.text || null,
  [`${prefix}Progress`]: status?.progress ? progressWords[status.progress] : null,
  [`${prefix}Deviation`]: status?.deviation ? deviationWords[status.deviation] : null,
});

export const statusIn = (item: ListItem, prefix: Prefix = ''): Status => ({
  text: text(item, `${prefix}StatusText`),
  progress: wordOrNull(item, `${prefix}Progress`, progressWords),
  deviation: wordOrNull(item, `${prefix}Deviation`, deviationWords),
});
