import type { Goal } from './goal.ts';
import type { FocusArea } from './objektplan.ts';

/** The objektplan's long-term goals again, as its form prints them. */
export const focusAreasOf = (goals: readonly Goal[]): readonly FocusArea[] =>
  goals
    .filter(({ kind }) => kind === 'focus-area')
    .toSorted((a, b) => a.order - b.order)
    .map(({ key, label, title, description }) => ({
      id: /\d+(?=\D*$)/.exec(label)?.[0] ?? '',
      label,
      title,
      description,
      goals: goals
        .filter(({ parentKey }) => parentKey === key)
        .toSorted((a, b) => a.order - b.order)
        .map((under) => ({ id: under.label, title: under.title })),
    }));
