import { ownValueWords } from '../lists/words.ts';
import { isOwn, type OwnKind, type Placement } from '../plan/placement.ts';
import {
  names,
  number,
  numberOrNull,
  ownKey,
  shortTitle,
  text,
  textsByName,
  unreadable,
  writtenTexts,
  type Columns,
  type ListItem,
} from './columns.ts';
import { deadlineColumns, deadlineIn } from './deadline-columns.ts';
import type { References } from './references.ts';
import { statusColumns, statusIn } from './status-columns.ts';

type Own = Placement['own'];
const ownKinds = Object.keys(ownValueWords) as OwnKind[];

/** "Kommentar (0k2j3h4g5f6)": what is the row's own, and the fingerprint of what it was measured against, if of anything. */
const ownValue = /^(?<word>.+?)(?: \((?<print>[0-9a-z]+)\))?$/;

/** Most rows say what their activity says, and are read by the thousand. */
const nothingOwn: { readonly own: Own } = {
  own: { title: null, boards: null, deadline: null, status: null, comment: null },
};

const ownIn = (item: ListItem): Pick<Placement, 'own' | 'measured'> => {
  if (text(item, 'OwnValues') === '') return nothingOwn;
  const given = new Map<string, string | undefined>();
  for (const name of names(item, 'OwnValues')) {
    const { word = name, print } = ownValue.exec(name)?.groups ?? {};
    given.set(word, print);
  }
  const has = (kind: OwnKind): boolean => given.has(ownValueWords[kind]);
  if (ownKinds.filter(has).length !== given.size) throw unreadable(item, 'OwnValues');
  const own: Own = {
    title: has('title') ? text(item, 'OwnTitle') : null,
    boards: has('boards') ? names(item, 'OwnBoardKeys') : null,
    deadline: has('deadline') ? deadlineIn(item, 'Own') : null,
    status: has('status') ? statusIn(item, 'Own') : null,
    comment: has('comment') ? text(item, 'OwnComment') : null,
    ...(has('carriedOverFrom') ? { carriedOverFrom: numberOrNull(item, 'OwnCarriedOverFrom') } : {}),
  };
  const measured = ownKinds.flatMap((kind): [OwnKind, string][] => {
    const print = given.get(ownValueWords[kind]);
    return print === undefined ? [] : [[kind, print]];
  });
  return measured.length === 0 ? { own } : { own, measured: Object.fromEntries(measured) };
};

const ownValues = ({ own, measured = {} }: Pick<Placement, 'own' | 'measured'>): string | null => {
  const words = ownKinds
    .filter((kind) => isOwn(own, kind))
    .map((kind) => [ownValueWords[kind], ...(measured[kind] === undefined ? [] : [`(${measured[kind]})`])].join(' '));
  return words.join(', ') || null;
};

const otherColumnsIn = (item: ListItem): Pick<Placement, 'otherColumns'> => {
  const otherColumns = textsByName(item, 'OtherColumns');
  return Object.keys(otherColumns).length === 0 ? {} : { otherColumns };
};

export const placementIn = (item: ListItem, references: References): Placement => ({
  key: ownKey(item),
  activityKey: references.key(item, 'Activity', 'Activities'),
  goalKey: references.key(item, 'Goal', 'Goals'),
  order: number(item, 'SortOrder'),
  boardsText: text(item, 'BoardsText'),
  source: text(item, 'Source'),
  ...ownIn(item),
  ...otherColumnsIn(item),
  version: item.version,
});

/** `title` is the activity's, for who reads the bare list; the row's own, where it has one, goes before it. */
export const placementColumns = (
  placement: Omit<Placement, 'version'>,
  title: string,
  references: References,
): Columns => ({
  Key: placement.key,
  PlanId: references.planIdOf('Activities', placement.activityKey),
  Title: shortTitle(placement.own.title ?? title),
  ActivityId: references.idOf('Activities', placement.activityKey),
  GoalId: references.idOf('Goals', placement.goalKey),
  SortOrder: placement.order,
  BoardsText: placement.boardsText || null,
  Source: placement.source || null,
  OtherColumns: writtenTexts(placement.otherColumns),
  OwnValues: ownValues(placement),
  OwnTitle: placement.own.title || null,
  OwnBoardKeys: placement.own.boards?.join(', ') || null,
  ...deadlineColumns(placement.own.deadline, 'Own'),
  ...statusColumns(placement.own.status, 'Own'),
  OwnComment: placement.own.comment || null,
  OwnCarriedOverFrom: placement.own.carriedOverFrom ?? null,
});
