import type { Temporal } from 'temporal-polyfill';
import { printAmount, sumOf, type Ore } from '../plan/amount.ts';
import type { AllocationKey } from '../plan/allocation.ts';
import {
  budgetTypes,
  totalsOf,
  type BudgetItem,
  type FocusArea,
  type GoverningDocument,
  type VersionEntry,
} from '../plan/objektplan.ts';
import { heading, line, lines, paragraphs, type Memo, type MemoBlock, type MemoTable } from './memo.ts';
import { objektplanTexts } from './objektplan-texts.ts';
import { listed } from './swedish.ts';

/** An objektplan, whether it was read from a document or from the lists. */
export interface Objektplan {
  readonly title: string;
  readonly year: number;
  readonly sender: readonly string[];
  readonly versions: readonly VersionEntry[];
  readonly governingDocuments: readonly GoverningDocument[];
  readonly goals: readonly FocusArea[];
  readonly items: readonly BudgetItem[];
  readonly keys: readonly (AllocationKey & { readonly text?: string })[];
  /** Of the year before; null where it is not known. */
  readonly forecast: Ore | null;
  /** Its running text, headings and paragraphs in their order; none where only the lists are known. */
  readonly texts: readonly string[];
}

export interface MemoOptions {
  readonly date: Temporal.PlainDate;
  readonly reference?: string;
  readonly officer?: string;
}

/** As the tables print it: "23 481 701,00". */
const figure = (amount: Ore) => line(printAmount(amount).replace(/\u00a0kr$/, ''));

const versionsTable = ({ versions }: Objektplan): MemoTable => ({
  kind: 'table',
  caption: 'Versionshantering',
  columns: [
    { head: 'Version', width: 12 },
    { head: 'Datum', width: 18 },
    { head: 'Kommentar', width: 70 },
  ],
  rows: versions.map(({ version, dateText, comment }) => ({ cells: [line(version), line(dateText), lines(comment)] })),
});

const governingTable = ({ governingDocuments }: Objektplan): MemoTable => ({
  kind: 'table',
  caption: 'Styrande dokument',
  columns: [
    { head: 'ID nr', width: 8 },
    { head: 'Styrande dokument', width: 24 },
    { head: 'Mål/inriktning', width: 38 },
    { head: 'Påverkan på objektet', width: 30 },
  ],
  rows: governingDocuments.map(({ id, name, direction, influence }) => ({
    cells: [line(id), line(name), lines(direction), lines(influence)],
  })),
});

const goalsTable = ({ goals }: Objektplan): MemoTable => ({
  kind: 'table',
  caption: 'Långsiktiga mål',
  columns: [
    { head: 'ID nr', width: 8 },
    { head: 'Mål', width: 27 },
    { head: 'Beskrivning av målet', width: 65 },
  ],
  rows: goals.map(({ id, label, title, description, goals: parts }) => ({
    cells: [
      line(id),
      line(label === '' ? title : `${label}: ${title}`, { bold: true }),
      [...lines(description), ...parts.map((part) => ({ text: `${part.id}, ${part.title}`, bullet: true }))],
    ],
  })),
});

const total = (items: readonly BudgetItem[]): Ore => sumOf(items.map(({ amount }) => amount));

const typesTable = ({ items, year, forecast }: Objektplan): MemoTable => ({
  kind: 'table',
  caption: 'Budget, vidmakthållande och vidareutveckling',
  columns: [
    { head: 'VM/VU', width: 30 },
    { head: `Budget ${year}`, width: 35, figures: true },
    { head: `Prognos ${year - 1}`, width: 35, figures: true },
  ],
  rows: [
    ...budgetTypes
      .filter((type) => items.some((item) => item.type === type))
      .map((type) => ({ cells: [line(type), figure(totalsOf(items).types[type] ?? 0), line('')] })),
    {
      cells: [line('Total'), figure(total(items)), forecast === null ? line('') : figure(forecast)],
      isTotal: true,
    },
  ],
});

const boardsOf = (items: readonly BudgetItem[]): readonly (readonly [string, readonly BudgetItem[]])[] => [
  ...Map.groupBy(items, ({ board }) => board),
];

const itemsTable = ({ items, year }: Objektplan): MemoTable => ({
  kind: 'table',
  caption: 'Budget per nämnd',
  columns: [
    { head: 'Nämnd', width: 40 },
    { head: 'VM/VU', width: 25 },
    { head: `Budget ${year}`, width: 35, figures: true },
  ],
  rows: [
    ...boardsOf(items).flatMap(([board, of]) => [
      ...of.map(({ type, amount }) => ({ cells: [line(board), line(type), figure(amount)] })),
      { cells: [line(`${board} Total`), line(''), figure(total(of))], isTotal: true },
    ]),
    { cells: [line('Total'), line(''), figure(total(items))], isTotal: true },
  ],
});

const boardsTable = ({ items, year }: Objektplan): MemoTable => ({
  kind: 'table',
  caption: 'Finansiering',
  columns: [
    { head: 'Nämnd', width: 65 },
    { head: `Budget ${year}`, width: 35, figures: true },
  ],
  rows: [
    ...boardsOf(items).map(([board, of]) => ({ cells: [line(board), figure(total(of))] })),
    { cells: [line('Grand Total'), figure(total(items))], isTotal: true },
  ],
});

/** "Gemensamma budgetposter mellan BoU och BIN fördelas 70/30." */
const keySentence = ({ boards, shares, text }: Objektplan['keys'][number]): string =>
  text ?? `Gemensamma budgetposter mellan ${listed(boards)} fördelas ${shares.join('/')}.`;

const isKeySentence = (text: string): boolean => /(?:mellan|för)\s.*fördel\p{L}*\D*\d+(?:\s*\/\s*\d+)+/iu.test(text);

/**
 * An objektplan (pm3) in the form of document 001: version log, governing documents, long-term goals, budget and
 * financing, each table where its heading is. Every sum is counted from the items, to the öre.
 */
export const objektplanMemo = (plan: Objektplan, options: MemoOptions): Memo => {
  // The keys are printed as they stand now, whatever the sentences once said.
  const texts = objektplanTexts(plan.texts.filter((text) => !isKeySentence(text)));
  const keys = plan.keys.map(keySentence);
  const section = (title: string, level: 1 | 2, body: readonly MemoBlock[], ...tables: readonly MemoTable[]) => {
    const filled = tables.filter(({ rows }) => rows.length > 0);
    return body.length === 0 && filled.length === 0 ? [] : [heading(title, level), ...body, ...filled];
  };
  return {
    title: plan.title,
    subtitle: '',
    sender: plan.sender,
    recipient: '',
    date: options.date,
    reference: options.reference ?? '',
    officer: options.officer ?? '',
    blocks: [
      ...section('Versionshantering Strategisk objektplan', 1, [], versionsTable(plan)),
      ...section('Inledning', 1, texts.introduction),
      ...section('Mål', 1, texts.goals),
      ...section('Övergripande förutsättningar och inriktning', 2, texts.governing, governingTable(plan)),
      ...section('Långsiktiga mål', 2, texts.longTerm, goalsTable(plan)),
      ...texts.otherGoals,
      ...section('Budget och finansiering', 1, texts.budget, typesTable(plan)),
      ...texts.afterBudget,
      ...(plan.items.length === 0 ? [] : [itemsTable(plan)]),
      ...section('Finansiering', 2, [...texts.financing, ...paragraphs(...keys)], boardsTable(plan)),
    ],
  };
};
