import type { Temporal } from 'temporal-polyfill';
import type { AllocationKey } from './allocation.ts';
import { sumOf, type Ore } from './amount.ts';

/** An entry of the version log of an objektplan (pm3). */
export interface VersionEntry {
  /** "0.8". */
  readonly version: string;
  /** Null where the log has no day. */
  readonly date: Temporal.PlainDate | null;
  /** As written, "29/9 2021"; "" where there is none. */
  readonly dateText: string;
  readonly comment: string;
  /** Adopted by a board (beslutad); not what only the object's owners have approved. */
  readonly isAdopted: boolean;
}

/** Styrande dokument: what the object follows, and what that asks of it. */
export interface GoverningDocument {
  readonly id: string;
  readonly name: string;
  /** Mål/inriktning, a line a paragraph or bullet; "" where the table says nothing. */
  readonly direction: string;
  /** Påverkan på objektet, likewise. */
  readonly influence: string;
}

/** Fokusområde with its delmål. */
export interface FocusArea {
  /** "1". */
  readonly id: string;
  /** "Fokusområde 1". */
  readonly label: string;
  readonly title: string;
  readonly description: string;
  readonly goals: readonly { readonly id: string; readonly title: string }[];
}

/** VM, vidmakthållande: licences, operation, support of what there is. VU, vidareutveckling: projects and new parts. */
export const budgetTypes = ['VM', 'VU'] as const;
export type BudgetType = (typeof budgetTypes)[number];

export interface BudgetItem {
  /** The short name in the column Nämnd, "BIN". */
  readonly board: string;
  /** False for a unit that stands in the column as a board does (AMI). */
  readonly isBoard: boolean;
  readonly type: BudgetType;
  readonly amount: Ore;
}

export interface Budget {
  readonly items: readonly BudgetItem[];
  readonly keys: readonly AllocationKey[];
}

/** A sum that a document prints, beside what its parts come to. */
export interface PrintedSum {
  /** "AMI Total", as a person finds it in the document. */
  readonly name: string;
  readonly printed: Ore;
  readonly computed: Ore;
}

export const addsUp = ({ printed, computed }: PrintedSum): boolean => printed === computed;

export interface BudgetTotals {
  readonly total: Ore;
  readonly types: Readonly<Partial<Record<BudgetType, Ore>>>;
  /** By the short name in the column Nämnd. */
  readonly boards: Readonly<Record<string, Ore>>;
}

/** The totals of the items themselves, whatever a document prints. */
export const totalsOf = (items: readonly BudgetItem[]): BudgetTotals => {
  const sumBy = <K extends string>(keyOf: (item: BudgetItem) => K): Partial<Record<K, Ore>> => {
    const groups = [...Map.groupBy(items, keyOf)];
    const sums = groups.map(([key, of]) => [key, sumOf(of.map(({ amount }) => amount))] as const);
    return Object.fromEntries(sums) as Partial<Record<K, Ore>>;
  };
  return {
    total: sumOf(items.map(({ amount }) => amount)),
    types: sumBy(({ type }) => type),
    boards: sumBy(({ board }) => board) as Readonly<Record<string, Ore>>,
  };
};
