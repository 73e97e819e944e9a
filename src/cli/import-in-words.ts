import { placeOf } from '../import/place.ts';
import type { DraftObjektplan } from '../import/draft-objektplan.ts';
import type { DraftProgramme } from '../import/draft-programme.ts';
import { addsUp } from '../plan/objektplan.ts';
import { printAmount } from '../plan/amount.ts';
import { columnNames } from '../import/column-words.ts';
import type { DraftPlan, DraftProblem } from '../plan/draft-plan.ts';
import type { WrittenPlan } from '../sharepoint/write-plan.ts';

const problemsInWords = (problems: readonly DraftProblem[]): readonly string[] =>
  problems.map(({ source, message }) => `Problem, ${placeOf(source)}: ${message}`);

/** An objektplan as it is told on a terminal, a line each. */
export const objektplanInWords = (draft: DraftObjektplan): readonly string[] => {
  const { document, versions, governingDocuments, goals, budget, problems } = draft;
  const parts = goals.reduce((sum, area) => sum + area.goals.length, 0);
  const right = budget.sums.filter(addsUp).length;
  return [
    document.title ?? 'Objektplan utan titel',
    `${versions.length} versioner, ${governingDocuments.length} styrande dokument, ${goals.length} fokusområden med ${parts} delmål.`,
    `Budget ${printAmount(budget.totals.total)}; ${right} av ${budget.sums.length} summor går ihop.`,
    ...budget.keys.map(({ boards, shares }) => `Fördelning ${boards.join(', ')}: ${shares.join('/')}`),
    ...problemsInWords(problems),
  ];
};

/** A programme's memo as it is told on a terminal, a line each. */
export const programmeInWords = ({ programme, problems }: DraftProgramme): readonly string[] => {
  const { title, dnr, decisions, directives, milestones } = programme;
  return [
    `${title === '' ? 'Program utan titel' : title}${dnr === '' ? '' : `, dnr ${dnr}`}`,
    `${decisions.length} förslag till beslut, ${directives.length} direktiv, ${milestones.length} datum.`,
    ...milestones.map(
      ({ date, isYearInferred, text }) => `${date.toString()}${isYearInferred ? ' (året tolkat)' : ''}: ${text}`,
    ),
    ...problemsInWords(problems),
  ];
};

/** A plan that has been read, before anything is written. */
export const draftInWords = (draft: DraftPlan): readonly string[] => {
  const { document, rows, groups, activities, differences, problems } = draft;
  const asOf = document.asOf === null ? '' : `, per ${document.asOf}`;
  return [
    `${document.title ?? 'Plan utan titel'}${asOf}`,
    `${rows.length} rader, ${activities} aktiviteter under ${groups} mål.`,
    ...differences.map(
      ({ rows: pair, text }) =>
        `Att stämma av: ${pair.map((index) => placeOf(rows[index]!.source)).join(' och ')}: ${text}`,
    ),
    ...problemsInWords(problems),
  ];
};

/** What the import has written, and what it has left. */
export const writtenInWords = ({ created, changed, unchanged, differing, gone }: WrittenPlan): readonly string[] => [
  ...differing.map(({ list, key, columns }) => `Lämnas som det står i ${list}: ${key} (${columns.join(', ')})`),
  ...gone.map(({ list, key }) => `Finns inte längre i dokumentet men i ${list}: ${key}`),
  `${created} poster skrivna, ${changed === 0 ? '' : `${changed} ändrade, `}${unchanged} fanns redan${
    gone.length === 0 ? '' : `, ${gone.length} finns inte längre i dokumentet`
  }.`,
];

const kindNames: Readonly<Record<string, string>> = { ...columnNames, periodStatus: 'Status för en period' };

/** What each column was taken for, with some of its cells, a line each. */
export const columnsInWords = ({ columns = [] }: DraftPlan): readonly string[] =>
  columns.map(({ head, kind, isSure, sheet, samples = [] }) => {
    const doubt = isSure ? '' : ' (osäkert)';
    const where = sheet === undefined ? '' : `, bladet ${sheet}`;
    const cells = samples.length === 0 ? 'inget står där' : samples.map((text) => `”${text}”`).join(', ');
    return `Kolumnen ”${head}”${where}: ${kindNames[kind] ?? kind} [${kind}]${doubt}: ${cells}`;
  });
