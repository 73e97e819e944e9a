import { isMoved } from '../plan/deadline.ts';
import { progresses, type Progress } from '../plan/status.ts';
import { searchable, type ActivityView } from './activity-view.ts';

/** What the status menu offers: a progress, or that it deviates. */
export const statusChoices = [...progresses, 'deviates'] as const satisfies readonly (Progress | 'deviates')[];
export type StatusChoice = (typeof statusChoices)[number];

export const marks = ['late', 'unanswered', 'moved', 'requested', 'differing'] as const;
export type Mark = (typeof marks)[number];

/** What the plan page shows; within boards and statuses any will do, between the facets all must hold. */
export interface PlanFilter {
  readonly text: string;
  readonly boards: readonly string[];
  readonly statuses: readonly StatusChoice[];
  readonly marks: readonly Mark[];
}

export const noFilter: PlanFilter = { text: '', boards: [], statuses: [], marks: [] };

export const isFiltered = (filter: PlanFilter): boolean =>
  filter.text.trim() !== '' || filter.boards.length > 0 || filter.statuses.length > 0 || filter.marks.length > 0;

const hasMark: Record<Mark, (view: ActivityView) => boolean> = {
  late: (view) => view.late,
  unanswered: (view) => view.unanswered,
  moved: (view) => isMoved(view.activity.deadline),
  requested: (view) => view.requested !== null,
  differing: (view) => view.differs.length > 0,
};

const hasStatus = ({ activity: { status } }: ActivityView, choice: StatusChoice): boolean =>
  choice === 'deviates' ? status.deviation === 'deviates' : status.progress === choice;

/** What passes, and how many activities each choice would show beside what else is chosen. */
export interface Filtered {
  /** Activities. */
  readonly matching: ReadonlySet<string>;
  /** Their rows that the words were found in: a goal that is searched for shows what stands under itself. */
  readonly rows: ReadonlySet<string>;
  readonly counts: {
    readonly boards: ReadonlyMap<string, number>;
    readonly statuses: ReadonlyMap<StatusChoice, number>;
    readonly marks: ReadonlyMap<Mark, number>;
  };
}

/** One pass; linear in the number of activities. */
export const applyFilter = (views: readonly ActivityView[], filter: PlanFilter): Filtered => {
  const words = searchable(filter.text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const matching = new Set<string>();
  const rows = new Set<string>();
  const boards = new Map<string, number>();
  const statuses = new Map<StatusChoice, number>();
  const markCounts = new Map<Mark, number>();

  for (const view of views) {
    const found = ['', ...view.goalTexts].map((goal) =>
      words.every((word) => view.searchText.includes(word) || goal.includes(word)),
    );
    if (!found.includes(true)) continue;
    const board = filter.boards.length === 0 || view.activity.boards.some((key) => filter.boards.includes(key));
    const status = filter.statuses.length === 0 || filter.statuses.some((choice) => hasStatus(view, choice));
    const missing = filter.marks.filter((mark) => !hasMark[mark](view));
    if (board && status && missing.length === 0) {
      matching.add(view.activity.key);
      view.placements.forEach(({ key }, at) => found[at + 1] && rows.add(key));
    }
    // A choice's count leaves its own facet out, so that it says what choosing it would add or leave.
    if (status && missing.length === 0) for (const key of view.activity.boards) count(boards, key);
    if (board && missing.length === 0) {
      for (const choice of statusChoices) if (hasStatus(view, choice)) count(statuses, choice);
    }
    if (!board || !status) continue;
    for (const mark of marks) {
      if (hasMark[mark](view) && missing.every((other) => other === mark)) count(markCounts, mark);
    }
  }
  return { matching, rows, counts: { boards, statuses, marks: markCounts } };
};

const count = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

const swedishStatus: Record<StatusChoice, string> = {
  'not-started': 'ej-paborjad',
  ongoing: 'pagar',
  paused: 'pausad',
  completed: 'genomford',
  dropped: 'utgar',
  deviates: 'avviker',
};
const swedishMark: Record<Mark, string> = {
  late: 'forsenade',
  unanswered: 'obesvarade',
  moved: 'framflyttade',
  requested: 'begarda',
  differing: 'olika',
};

/** As the address holds it: `namnd=BiN,BoU&lage=pagar&visa=forsenade&sok=matematik`; "" when nothing is chosen. */
export const filterToQuery = (filter: PlanFilter): string => {
  const query = new URLSearchParams();
  if (filter.boards.length > 0) query.set('namnd', filter.boards.join(','));
  if (filter.statuses.length > 0) query.set('lage', filter.statuses.map((choice) => swedishStatus[choice]).join(','));
  if (filter.marks.length > 0) query.set('visa', filter.marks.map((mark) => swedishMark[mark]).join(','));
  if (filter.text.trim() !== '') query.set('sok', filter.text.trim());
  return query.toString();
};

/** Words that are not ours are left out: an old link still opens the plan. */
export const filterFromQuery = (query: URLSearchParams): PlanFilter => {
  const list = (name: string): readonly string[] => (query.get(name) ?? '').split(',').filter((word) => word !== '');
  return {
    text: query.get('sok') ?? '',
    boards: list('namnd'),
    statuses: statusChoices.filter((choice) => list('lage').includes(swedishStatus[choice])),
    marks: marks.filter((mark) => list('visa').includes(swedishMark[mark])),
  };
};
