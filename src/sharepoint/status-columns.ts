import { deviationWords, progressWords } from '../lists/words.ts';
import type { Status } from '../plan/status.ts';
import { contradictsItself } from '../plan/contradicts-itself.ts';
import { text, wordOrNull, type Columns, type ListItem } from './columns.ts';

type Prefix = '' | 'Own';

export const statusColumns = (status: Status | null, prefix: Prefix = ''): Columns => ({
  [`${prefix}StatusText`]: status?.text || null,
  [`${prefix}Progress`]: status?.progress ? progressWords[status.progress] : null,
  [`${prefix}Deviation`]: status?.deviation ? deviationWords[status.deviation] : null,
});

/**
 * The choice columns are what people see and may edit in the list. Where the words no longer say what they say, those
 * are the older: left out, which means the plan's own word (`wordedStatus`).
 */
export const statusIn = (item: ListItem, prefix: Prefix = ''): Status => {
  const status: Status = {
    text: text(item, `${prefix}StatusText`),
    progress: wordOrNull(item, `${prefix}Progress`, progressWords),
    deviation: wordOrNull(item, `${prefix}Deviation`, deviationWords),
  };
  return contradictsItself(status) ? { ...status, text: '' } : status;
};
