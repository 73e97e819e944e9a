import * as React from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  BranchCompare20Regular,
  CalendarArrowRight20Regular,
  CalendarQuestionMark20Regular,
  CircleHint20Regular,
  ClockAlarm20Regular,
  Dismiss16Regular,
} from '@fluentui/react-icons';
import type { Board } from '../plan/board.ts';
import { FilterChoices } from './filter-choices.tsx';
import { phone } from './media.ts';
import {
  isFiltered,
  marks,
  noFilter,
  statusChoices,
  type Filtered,
  type Mark,
  type PlanFilter,
  type StatusChoice,
} from './plan-filter.ts';
import { SearchField } from './search-field.tsx';
import { useStrings, type Strings } from './strings.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px', marginTop: '10px' },
  search: {
    flex: '1 1 120px',
    minWidth: '120px',
    maxWidth: '188px',
    [phone]: { maxWidth: 'none', height: '44px' },
  },
  separator: {
    width: '1px',
    height: '20px',
    backgroundColor: tokens.colorNeutralStroke2,
    [phone]: { display: 'none' },
  },
  // On a phone one line that is drawn aside, so that the plan keeps its room.
  marks: {
    display: 'contents',
    [phone]: {
      display: 'flex',
      gap: '6px',
      flexBasis: 'calc(100% + 32px)',
      flexWrap: 'nowrap',
      overflowX: 'auto',
      margin: '0 -16px',
      padding: '2px 16px',
      scrollbarWidth: 'none',
    },
  },
  toggle: {
    flexShrink: 0,
    minWidth: 0,
    gap: 0,
    paddingInline: '6px 8px',
    fontWeight: tokens.fontWeightRegular,
    [phone]: { minHeight: '44px' },
  },
  on: {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    outline: `1px solid ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: '-2px',
    ':hover': {
      backgroundColor: tokens.colorBrandBackground2Hover,
      color: tokens.colorNeutralForeground1,
    },
  },
  count: { marginLeft: '5px', fontVariantNumeric: 'tabular-nums' },
  tag: {
    flexShrink: 0,
    minWidth: 0,
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightRegular,
    [phone]: { minHeight: '44px' },
  },
});

const markIcons: Record<Mark, React.ReactElement> = {
  late: <ClockAlarm20Regular />,
  unanswered: <CircleHint20Regular />,
  moved: <CalendarArrowRight20Regular />,
  requested: <CalendarQuestionMark20Regular />,
  differing: <BranchCompare20Regular />,
};

const statusWords = (choice: StatusChoice, strings: Strings): string =>
  choice === 'deviates' ? strings.deviates : strings.progress[choice];

/** Search, nämnd, läge and what stands out, on one line; every choice says how many it shows. */
export const PlanFilterBar: React.FC<{
  filter: PlanFilter;
  /** Null: not all is read yet, so nobody knows. */
  counts: Filtered['counts'] | null;
  boards: readonly Board[];
  /** Those that have a meaning now: nothing is unanswered while no period is open. */
  offered: readonly Mark[];
  onChange: (filter: PlanFilter) => void;
  searchRef: React.Ref<HTMLInputElement>;
}> = ({ filter, counts, boards, offered, onChange, searchRef }) => {
  const styles = useStyles();
  const strings = useStrings();
  const without = <T,>(items: readonly T[], item: T): readonly T[] => items.filter((other) => other !== item);
  const chosen = [
    ...filter.boards.map((key) => ({ name: key, next: { ...filter, boards: without(filter.boards, key) } })),
    ...filter.statuses.map((choice) => ({
      name: statusWords(choice, strings),
      next: { ...filter, statuses: without(filter.statuses, choice) },
    })),
  ];
  return (
    <div role="search" aria-label={strings.plan.filters} className={styles.bar}>
      <SearchField
        className={styles.search}
        inputRef={searchRef}
        label={strings.plan.search}
        shortcut="/"
        hint={strings.plan.searchHint}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <FilterChoices
        title={strings.plan.anyBoard}
        choices={boards.map((board) => ({
          key: board.key,
          name: boardName(board),
          count: counts === null ? null : (counts.boards.get(board.key) ?? 0),
        }))}
        chosen={filter.boards}
        onChange={(keys) => onChange({ ...filter, boards: keys })}
      />
      <FilterChoices
        title={strings.plan.anyStatus}
        choices={statusChoices.map((key) => ({
          key,
          name: statusWords(key, strings),
          count: counts === null ? null : (counts.statuses.get(key) ?? 0),
        }))}
        chosen={filter.statuses}
        onChange={(keys) => onChange({ ...filter, statuses: statusChoices.filter((choice) => keys.includes(choice)) })}
      />
      <span className={styles.separator} />
      <div className={styles.marks}>
        {offered.map((mark) => {
          const on = filter.marks.includes(mark);
          return (
            <Button
              key={mark}
              shape="circular"
              className={mergeClasses(styles.toggle, on && styles.on)}
              icon={markIcons[mark]}
              aria-pressed={on}
              onClick={() =>
                onChange({
                  ...filter,
                  marks: on ? without(filter.marks, mark) : marks.filter((m) => m === mark || filter.marks.includes(m)),
                })
              }
            >
              {strings.plan[mark]}
              <span className={styles.count}>{counts === null ? '…' : (counts.marks.get(mark) ?? 0)}</span>
            </Button>
          );
        })}
      </div>
      {chosen.map(({ name, next }) => (
        <Button
          key={name}
          className={styles.tag}
          shape="circular"
          appearance="secondary"
          icon={<Dismiss16Regular />}
          iconPosition="after"
          aria-label={strings.plan.removeFilter(name)}
          onClick={() => onChange(next)}
        >
          {name}
        </Button>
      ))}
      {isFiltered(filter) && (
        <Button appearance="subtle" className={styles.tag} onClick={() => onChange(noFilter)}>
          {strings.plan.clearFilters}
        </Button>
      )}
    </div>
  );
};

const boardName = (board: Board): string => (board.name === '' ? board.key : `${board.name} (${board.key})`);
