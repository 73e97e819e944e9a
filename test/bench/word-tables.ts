import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewPlan } from '../../src/plan/new-plan.ts';

/** A printed row, shaped for a template: "" where a cell has nothing. */
export interface PeerRow {
  readonly goal: string;
  readonly description: string;
  readonly activity: string;
  readonly carriedOver: string;
  readonly boards: string;
  readonly deadline: string;
  readonly status: string;
  readonly comment: string;
}

export interface PeerTable {
  readonly area: string;
  readonly goal: string;
  readonly rows: readonly PeerRow[];
}

const tablesFile = 'tables.json';

const after = (text: string): string => (text === '' ? '' : ` ${text}`);

/** The report's tables ready to be filled in: the peers are spared what ours does to make them. */
const tablesOf = async (plan: NewPlan): Promise<readonly PeerTable[]> => {
  const { reportOf } = await import('../../src/report/report-model.ts');
  const { linkoping } = await import('../../src/report/preset-forms.ts');
  const { reportDay } = await import('./plan-rows.ts');
  return reportOf(plan, { form: linkoping, date: reportDay }).sections.map(
    ({ area, opensArea, municipalGoal, blocks }) => ({
      area: opensArea ? area : '',
      goal: `${linkoping.words.municipalGoal}${municipalGoal}`,
      rows: blocks.flatMap(({ goal, groups }) =>
        groups
          .flatMap(({ assignment, rows }) => [
            ...(assignment
              ? [
                  {
                    boards: assignment.boards,
                    deadline: '',
                    status: '',
                    comment: '',
                    activity: `${assignment.label}: ${assignment.text}`,
                    carriedOver: after(assignment.carriedOver),
                  },
                ]
              : []),
            ...rows.map((row) => ({
              activity: [row.title, ...(row.carriedOver === '' ? row.parts : [])].join(' '),
              carriedOver: [after(row.carriedOver), ...(row.carriedOver === '' ? [] : row.parts)].join(' '),
              boards: row.boards,
              deadline: row.deadlineText,
              status: row.status,
              comment: row.comment,
            })),
          ])
          .map((row, index) => ({
            goal: index === 0 ? (goal?.title ?? '') : '',
            description: index === 0 && goal ? after([goal.description, goal.carriedOver].join(' ').trim()) : '',
            ...row,
          })),
      ),
    }),
  );
};

export const writeTablesFile = async (folder: string, plan: NewPlan): Promise<void> =>
  writeFile(join(folder, tablesFile), JSON.stringify({ tables: await tablesOf(plan) }));

export const readTables = async (folder: string): Promise<{ readonly tables: readonly PeerTable[] }> =>
  JSON.parse(await readFile(join(folder, tablesFile), 'utf8')) as { readonly tables: readonly PeerTable[] };
