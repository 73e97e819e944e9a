import * as React from 'react';
import { FilterChoices } from './filter-choices.tsx';
import { formatMoment } from './format.ts';
import { byName, isWithin, nameOr, type OverviewFilter } from './overview-filter.ts';
import { overviewStrings } from './overview-strings.ts';
import { useOverviewStyles } from './overview.styles.ts';
import { useReadyPlan, useSession } from './plan-provider.tsx';
import { useStrings } from './strings.ts';

interface Choice {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** Which boards and units, and when it was read. */
export const OverviewFilters: React.FC<{
  filter: OverviewFilter;
  onFilter: (filter: OverviewFilter) => void;
}> = ({ filter, onFilter }) => {
  const styles = useOverviewStyles();
  const strings = useStrings();
  const words = overviewStrings(strings);
  const { content } = useReadyPlan();
  const { boards, units } = filter;
  // A choice's count leaves its own facet out, so that it says what choosing it would show.
  const boardChoices = choicesOf(content.boards, boards, words.notInPlan, (key) =>
    content.activities.filter(isWithin({ boards: [key], units })),
  );
  const unitChoices = choicesOf(content.units, units, words.notInPlan, (key) =>
    content.activities.filter(isWithin({ boards, units: [key] })),
  );
  return (
    <div className={styles.filters} role="search" aria-label={strings.plan.filters}>
      <FilterChoices
        title={titleOf(boardChoices, boards, words.anyBoard)}
        choices={boardChoices.filter(({ key, count }) => count > 0 || boards.includes(key))}
        chosen={boards}
        onChange={(chosen) => onFilter({ ...filter, boards: chosen })}
      />
      {unitChoices.length > 0 && (
        <FilterChoices
          title={titleOf(unitChoices, units, words.anyUnit)}
          choices={unitChoices}
          chosen={units}
          onChange={(chosen) => onFilter({ ...filter, units: chosen })}
        />
      )}
      <Updated />
    </div>
  );
};

/** In alphabetical order, and then what was chosen before it left the plan: it can still be seen, and unticked. */
const choicesOf = (
  known: readonly { readonly key: string; readonly name: string }[],
  chosen: readonly string[],
  gone: (key: string) => string,
  found: (key: string) => readonly unknown[],
): readonly Choice[] => [
  ...byName(known).map(({ key, name }) => ({ key, name: nameOr(key, name), count: found(key).length })),
  ...chosen.filter((key) => !known.some((one) => one.key === key)).map((key) => ({ key, name: gone(key), count: 0 })),
];

const titleOf = (choices: readonly Choice[], chosen: readonly string[], any: string): string =>
  chosen.length === 0
    ? any
    : choices
        .filter(({ key }) => chosen.includes(key))
        .map(({ name }) => name)
        .join(', ');

/** Draws itself again at each reading, the page only when a reading said something new. */
const Updated: React.FC = () => {
  const styles = useOverviewStyles();
  const strings = useStrings();
  const session = useSession();
  const { today } = useReadyPlan();
  const [, redraw] = React.useReducer((count: number) => count + 1, 0);
  React.useEffect(() => session.subscribe(redraw), [session]);
  const readAt = session.readAt();
  if (readAt === null) return null;
  return (
    <span className={styles.updated}>
      {overviewStrings(strings).updated(formatMoment(readAt.toString(), today, strings))}
    </span>
  );
};
