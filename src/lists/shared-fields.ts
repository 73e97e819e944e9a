import type { FieldSpec } from './field.ts';
import { deviationWords, progressWords, viaWords } from './words.ts';

/** Who acted, when and through what: in the item itself, whoever's credentials wrote it. */
export const actedFields = (by = 'Ändrad av', at = 'Ändrad den'): readonly FieldSpec[] => [
  { name: 'ActedBy', title: by, kind: 'person' },
  { name: 'ActedAt', title: at, kind: 'instant', indexed: true },
  { name: 'ActedVia', title: 'Genom', kind: 'choice', choices: Object.values(viaWords) },
  { name: 'ActedFor', title: 'För någon annans räkning', kind: 'person' },
];

/** A status: the plan's own word, and what it means. */
export const statusFields = (prefix: '' | 'Own', swedish = ''): readonly FieldSpec[] => [
  { name: `${prefix}StatusText`, title: `${swedish}Status i planens ord`, kind: 'text' },
  {
    name: `${prefix}Progress`,
    title: `${swedish}Status`,
    kind: 'choice',
    choices: Object.values(progressWords),
    ...(prefix === '' ? { indexed: true as const } : {}),
  },
  { name: `${prefix}Deviation`, title: `${swedish}Avvikelse`, kind: 'choice', choices: Object.values(deviationWords) },
];

/** A deadline as written, with its stretches of days as "2022-05-01/2022-05-31; 2022-11-01/2022-11-30". */
export const deadlineFields = (prefix: '' | 'Own' | 'From' | 'To', swedish = ''): readonly FieldSpec[] => [
  { name: `${prefix}DeadlineText`, title: `${swedish}Slutdatum i planens ord`, kind: 'text' },
  { name: `${prefix}DeadlineOccurrences`, title: `${swedish}Slutdatum, dagar`, kind: 'note' },
  { name: `${prefix}DeadlineMoved`, title: `${swedish}Senarelagd`, kind: 'flag' },
  { name: `${prefix}PostponedTo`, title: `${swedish}Förskjuten till`, kind: 'number' },
];
