import type { Goal } from '../plan/goal.ts';
import type { PrintedRow } from '../plan/placement.ts';
import type { Plan } from '../plan/plan.ts';
import type { Status, StatusWords } from '../plan/status.ts';
import type { ReportForm } from './form.ts';
import { deadlineText, emptyGoals, type GoalPath, type PathedRow, type ReportSource } from './report-rows.ts';

export interface ReportRow {
  readonly title: string;
  readonly parts: readonly string[];
  /** "Kvarstår från 2021"; "" where it is not carried over. */
  readonly carriedOver: string;
  readonly carriedOverFrom: number | null;
  readonly boards: string;
  readonly deadlineText: string;
  readonly deadline: PrintedRow['deadline'];
  readonly status: string;
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

const statusWord = ({ text, progress }: Status, words: StatusWords): string =>
  text === '' && progress !== null ? words[progress] : text;

const carriedWords = (from: string | number | null, form: ReportForm): string =>
  from === null ? '' : `${form.words.carriedOver} ${from}`;

const rowOf = ({ printed }: PathedRow, plan: Plan, form: ReportForm): ReportRow => ({
  title: printed.title,
  parts: printed.parts,
  carriedOver: carriedWords(printed.carriedOverFrom, form),
  carriedOverFrom: printed.carriedOverFrom,
  boards: printed.boardsText === '' ? printed.boards.join(', ') : printed.boardsText,
  deadlineText: deadlineText(printed),
  deadline: printed.deadline,
  status: statusWord(printed.status, plan.statusWords),
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

/** Opens what a path needs that is not open already; a goal that comes again further down is printed again. */
const openAt = (path: GoalPath, before: Open | null, form: ReportForm, sections: OpenSection[]): Open => {
  const was = before?.path;
  let section = before?.section;
  if (!section || was?.area !== path.area || was?.municipalGoal !== path.municipalGoal) {
    section = {
      area: path.area?.title ?? '',
      opensArea: path.area !== null && was?.area !== path.area,
      municipalGoal: path.municipalGoal?.title ?? '',
      blocks: [],
    };
    sections.push(section);
  }
  let block = section === before?.section ? before.block : undefined;
  if (!block || was?.boardGoal !== path.boardGoal) {
    block = { goal: goalOf(path.boardGoal, form), groups: [] };
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
 * under, each before what follows it in the plan.
 */
export const sectionsOf = (
  source: ReportSource,
  rows: readonly PathedRow[],
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
  for (const row of rows) {
    const { area, municipalGoal, boardGoal, assignment } = row.path;
    reachEmptyBefore((assignment ?? boardGoal ?? municipalGoal ?? area)?.order ?? 0);
    reach(row.path).group.rows.push(rowOf(row, source.plan, form));
  }
  reachEmptyBefore(Infinity);
  met.delete(null);
  return { sections, goals: met.size };
};
