import type { Goal } from '../plan/goal.ts';
import type { ReportForm } from './form.ts';
import { carriedWords, type ReportRow } from './report-row.ts';
import { goalsOnPath, type EmptyGoal, type GoalPath, type PathedRow, type ReportSource } from './report-rows.ts';
import type { RowPart } from './row-order.ts';

/** A board's goal as its merged cell has it. */
export interface ReportGoal {
  readonly title: string;
  readonly description: string;
  readonly carriedOver: string;
}

/** An assignment as its row has it: label, text. */
export interface ReportAssignment {
  readonly label: string;
  readonly text: string;
  readonly carriedOver: string;
  /** The boards written on its row. */
  readonly boards: string;
}

/** Rows under one delmål and one assignment, or directly under the goal (null). */
export interface ReportGroup {
  readonly subGoal: ReportGoal | null;
  readonly assignment: ReportAssignment | null;
  readonly rows: readonly ReportRow[];
}

/** What stands beside one merged goal's cell; null where no board's goal is above. */
export interface ReportBlock {
  readonly goal: ReportGoal | null;
  readonly groups: readonly ReportGroup[];
}

/** What stands under one municipal goal. */
export interface ReportSection {
  /** The heading of the part that it opens, in an order of parts; else "". */
  readonly part: string;
  readonly area: string;
  /** True where the area's heading is due: it is another than the section's before. */
  readonly opensArea: boolean;
  /** The report's own text on the area; "" where there is none, or its heading is not due. */
  readonly areaText: string;
  /** Without its label; "" where there is none. */
  readonly municipalGoal: string;
  readonly blocks: readonly ReportBlock[];
}

const goalOf = (goal: Goal | null, form: ReportForm): ReportGoal | null =>
  goal && {
    title: goal.title,
    description: goal.description,
    carriedOver: carriedWords(goal.carriedOverFrom, form),
  };

const assignmentOf = (goal: Goal | null, form: ReportForm): ReportAssignment | null =>
  goal && {
    label: goal.label === '' ? form.words.assignment : goal.label,
    text: goal.description === '' ? goal.title : goal.description,
    carriedOver: carriedWords(goal.carriedOverFrom, form),
    boards: goal.boardsText,
  };

interface OpenGroup extends ReportGroup {
  readonly rows: ReportRow[];
}

interface OpenBlock extends ReportBlock {
  readonly groups: OpenGroup[];
}

interface OpenSection extends ReportSection {
  readonly blocks: OpenBlock[];
}

/** Where the report has come: the last row's path, and what it stands in. */
interface Open {
  readonly path: GoalPath;
  readonly section: OpenSection;
  readonly block: OpenBlock;
  readonly group: OpenGroup;
}

/**
 * Whether the area's heading is due: it is another, or what comes stands directly under it, after the table of a
 * municipal goal. What has no area has a heading of its own after one that has.
 */
const opensArea = (path: GoalPath, was: GoalPath | undefined): boolean => {
  const leaves = was !== undefined && was.municipalGoal !== null && path.municipalGoal === null;
  return path.area === null ? leaves || (was?.area ?? null) !== null : leaves || was?.area !== path.area;
};

/** What sections are made of. */
interface Making {
  readonly form: ReportForm;
  /** By key of goal. */
  readonly texts: Readonly<Record<string, string>>;
}

const sectionAt = (path: GoalPath, before: Open | null, { form, texts }: Making, part: string): OpenSection => {
  const opens = opensArea(path, before?.path);
  const isUnder = before !== null && before.path.area === null && before.section.area !== '';
  return {
    part,
    area: path.area?.title ?? (opens || isUnder ? form.words.noArea : ''),
    opensArea: opens,
    areaText: (opens && path.area !== null && texts[path.area.key]) || '',
    municipalGoal: path.municipalGoal?.title ?? '',
    blocks: [],
  };
};

/**
 * Opens what a path needs that is not open already; a goal that comes again further down is printed again. `part` is the
 * heading that is due.
 */
const openAt = (path: GoalPath, before: Open | null, making: Making, part: string): Open => {
  const { form } = making;
  const was = before?.path;
  let section = before?.section;
  if (!section || was?.area !== path.area || was?.municipalGoal !== path.municipalGoal) {
    section = sectionAt(path, before, making, part);
  }
  let block = section === before?.section ? before.block : undefined;
  // Directly under the goal, after rows of an assignment: the goal is printed again, else they are the assignment's.
  const leavesAssignment = (was?.assignment ?? null) !== null && path.assignment === null;
  if (!block || was?.boardGoal !== path.boardGoal || leavesAssignment) {
    const isBare = path.boardGoal === null && path.subGoal === null && path.assignment === null;
    const none = { title: form.words.noBoardGoal, description: '', carriedOver: '' };
    block = { goal: isBare && section.blocks.length > 0 ? none : goalOf(path.boardGoal, form), groups: [] };
    section.blocks.push(block);
  }
  let group = block === before?.block ? before.group : undefined;
  if (!group || was?.assignment !== path.assignment || was.subGoal !== path.subGoal) {
    group = { subGoal: goalOf(path.subGoal, form), assignment: assignmentOf(path.assignment, form), rows: [] };
    block.groups.push(group);
  }
  return { path, section, block, group };
};

/**
 * Rows under their headings, part by part, in the order they come. The whole plan's report also has the goals that
 * nothing stands under (`empty`), each before what follows it in the plan. What has no place in the plan comes last.
 */
export const sectionsOf = (
  { texts }: ReportSource,
  form: ReportForm,
  {
    parts,
    unplaced,
    empty,
  }: { parts: readonly RowPart[]; unplaced: readonly PathedRow[]; empty: readonly EmptyGoal[] },
  rowOf: (row: PathedRow) => ReportRow,
): { readonly sections: readonly ReportSection[]; readonly goals: number } => {
  const sections: OpenSection[] = [];
  const met = new Set<Goal | null>();
  const making = { form, texts: texts?.areas ?? {} };
  let open: Open | null = null;
  let due = '';
  const reach = (path: GoalPath): Open => {
    met.add(path.boardGoal).add(path.subGoal).add(path.assignment);
    const reached = openAt(path, open, making, due);
    if (reached.section !== open?.section) sections.push(reached.section);
    due = '';
    open = reached;
    return reached;
  };
  let next = 0;
  const reachEmptyBefore = (order: number): void => {
    for (; (empty[next]?.goal.order ?? Infinity) < order; next += 1) {
      const goal = empty[next];
      if (goal) reach(goal.path);
    }
  };
  for (const { heading, rows } of parts) {
    if (heading !== '') {
      open = null;
      due = heading;
    }
    for (const row of rows) {
      reachEmptyBefore(goalsOnPath(row.path).at(-1)?.order ?? 0);
      reach(row.path).group.rows.push(rowOf(row));
    }
  }
  reachEmptyBefore(Infinity);
  met.delete(null);
  if (unplaced.length > 0) {
    const blocks = [{ goal: null, groups: [{ subGoal: null, assignment: null, rows: unplaced.map(rowOf) }] }];
    const area = form.words.unplaced;
    sections.push({ part: '', area, opensArea: true, areaText: '', municipalGoal: '', blocks });
  }
  return { sections, goals: met.size };
};
