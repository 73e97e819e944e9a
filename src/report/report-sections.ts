import { postponedYear } from '../plan/deadline.ts';
import type { Goal } from '../plan/goal.ts';
import type { PrintedRow } from '../plan/placement.ts';
import type { Plan } from '../plan/plan.ts';
import type { Progress } from '../plan/status.ts';
import { deviationWordsOf } from '../plan/vocabulary.ts';
import { wordedStatus } from '../plan/worded-status.ts';
import type { ReportForm } from './form.ts';
import {
  deadlineText,
  emptyGoals,
  type GoalPath,
  type PathedRow,
  type ReportRows,
  type ReportSource,
} from './report-rows.ts';

export interface ReportRow {
  readonly title: string;
  readonly parts: readonly string[];
  /** "Kvarstår från 2021"; "" where it is not carried over. */
  readonly carriedOver: string;
  readonly carriedOverFrom: number | null;
  /** As written, "BiN och BoU". */
  readonly boards: string;
  /** Their keys. */
  readonly boardKeys: readonly string[];
  readonly deadlineText: string;
  readonly deadline: PrintedRow['deadline'];
  /** The later year it is postponed to; null where it is not, or within the plan's year. */
  readonly postponedTo: number | null;
  /** As the board reads it, "Pågående, avviker". */
  readonly status: string;
  /** The plan's one word for it, "Pågående"; "" where none is stated. */
  readonly progressWord: string;
  /** "Avviker"; "" where none is stated. */
  readonly deviationWord: string;
  readonly comment: string;
}

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

/** Rows under one assignment, or directly under the goal (null). */
export interface ReportGroup {
  readonly assignment: ReportAssignment | null;
  readonly rows: readonly ReportRow[];
}

/** What stands beside one merged goal's cell; null where no board's goal is above. */
export interface ReportBlock {
  readonly goal: ReportGoal | null;
  readonly groups: readonly ReportGroup[];
}

/** One table. */
export interface ReportSection {
  readonly area: string;
  /** True where the area's heading is due: it is another than the section's before. */
  readonly opensArea: boolean;
  /** Without its label; "" where there is none. */
  readonly municipalGoal: string;
  readonly blocks: readonly ReportBlock[];
}

const progressWord = (progress: Progress | null, { statusWords }: Plan): string =>
  progress === null ? '' : statusWords[progress];

const carriedWords = (from: string | number | null, form: ReportForm): string =>
  from === null ? '' : `${form.words.carriedOver} ${from}`;

const rowOf = ({ printed }: PathedRow, plan: Plan, form: ReportForm): ReportRow => ({
  title: printed.title,
  parts: printed.parts,
  carriedOver: carriedWords(printed.carriedOverFrom, form),
  carriedOverFrom: printed.carriedOverFrom,
  boards: printed.boardsText === '' ? printed.boards.join(', ') : printed.boardsText,
  boardKeys: printed.boards,
  deadlineText: deadlineText(printed),
  deadline: printed.deadline,
  postponedTo: postponedYear(printed.deadline, plan.year),
  status: wordedStatus(printed.status, plan),
  progressWord: progressWord(printed.status.progress, plan),
  deviationWord: printed.status.deviation === null ? '' : deviationWordsOf(plan)[printed.status.deviation],
  comment: printed.comment,
});

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

const sectionAt = (path: GoalPath, before: Open | null, form: ReportForm): OpenSection => {
  const opens = opensArea(path, before?.path);
  const isUnder = before !== null && before.path.area === null && before.section.area !== '';
  return {
    area: path.area?.title ?? (opens || isUnder ? form.words.noArea : ''),
    opensArea: opens,
    municipalGoal: path.municipalGoal?.title ?? '',
    blocks: [],
  };
};

/** Opens what a path needs that is not open already; a goal that comes again further down is printed again. */
const openAt = (path: GoalPath, before: Open | null, form: ReportForm, sections: OpenSection[]): Open => {
  const was = before?.path;
  let section = before?.section;
  if (!section || was?.area !== path.area || was?.municipalGoal !== path.municipalGoal) {
    section = sectionAt(path, before, form);
    sections.push(section);
  }
  let block = section === before?.section ? before.block : undefined;
  // Directly under the goal, after rows of an assignment: the goal is printed again, else they are the assignment's.
  const leavesAssignment = (was?.assignment ?? null) !== null && path.assignment === null;
  if (!block || was?.boardGoal !== path.boardGoal || leavesAssignment) {
    const isUnderNone = path.boardGoal === null && path.assignment === null && section.blocks.length > 0;
    const none = { title: form.words.noBoardGoal, description: '', carriedOver: '' };
    block = { goal: isUnderNone ? none : goalOf(path.boardGoal, form), groups: [] };
    section.blocks.push(block);
  }
  let group = block === before?.block ? before.group : undefined;
  if (!group || was?.assignment !== path.assignment) {
    group = { assignment: assignmentOf(path.assignment, form), rows: [] };
    block.groups.push(group);
  }
  return { path, section, block, group };
};

/**
 * Rows under their headings, in the order they come. The whole plan's report also has the goals that nothing stands
 * under, each before what follows it in the plan. What has no place in the plan comes last.
 */
export const sectionsOf = (
  source: ReportSource,
  { placed, unplaced }: ReportRows,
  form: ReportForm,
  isWhole: boolean,
): { readonly sections: readonly ReportSection[]; readonly goals: number } => {
  const sections: OpenSection[] = [];
  const met = new Set<Goal | null>();
  let open: Open | null = null;
  const reach = (path: GoalPath): Open => {
    met.add(path.boardGoal).add(path.assignment);
    open = openAt(path, open, form, sections);
    return open;
  };
  const empty = isWhole ? emptyGoals(source) : [];
  let next = 0;
  const reachEmptyBefore = (order: number): void => {
    for (; (empty[next]?.goal.order ?? Infinity) < order; next += 1) {
      const due = empty[next];
      if (due) reach(due.path);
    }
  };
  for (const row of placed) {
    const { area, municipalGoal, boardGoal, assignment } = row.path;
    reachEmptyBefore((assignment ?? boardGoal ?? municipalGoal ?? area)?.order ?? 0);
    reach(row.path).group.rows.push(rowOf(row, source.plan, form));
  }
  reachEmptyBefore(Infinity);
  met.delete(null);
  if (unplaced.length > 0) {
    const rows = unplaced.map((row) => rowOf(row, source.plan, form));
    const blocks = [{ goal: null, groups: [{ assignment: null, rows }] }];
    sections.push({ area: form.words.unplaced, opensArea: true, municipalGoal: '', blocks });
  }
  return { sections, goals: met.size };
};
