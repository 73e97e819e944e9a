import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import type { Unit } from '../plan/unit.ts';
import { useLow } from './media.ts';
import { ActivityLine, GoalLine } from './plan-grid-rows.tsx';
import { goalHeight, headHeight, usePlanGridStyles } from './plan-grid.styles.ts';
import { useReadyPlan } from './plan-provider.tsx';
import { stuckGoals, type TreeRow } from './plan-tree.ts';
import { useStrings } from './strings.ts';
import { useSteadyRows } from './use-steady-rows.ts';
import { answerKey, findTyped, useTyped } from './use-tree-keys.ts';

export interface PlanGridHandle {
  /** Gives the focus to the row with the roving tab stop. */
  focus(): void;
}

/** The plan as a treegrid of which only the rows in sight are in the page; their heights are measured. */
export const PlanGrid: React.FC<{
  rows: readonly TreeRow[];
  /** The row whose activity the panel shows. */
  chosen: string | null;
  beside: boolean;
  onToggle: (goalKey: string) => void;
  /** `enter` is true where the reader asked for it, false where the panel only follows along. */
  onChoose: (rowId: string, enter: boolean) => void;
  handle: React.Ref<PlanGridHandle>;
}> = ({ rows, chosen, beside, onToggle, onChoose, handle }) => {
  const styles = usePlanGridStyles();
  const strings = useStrings();
  const { today, content, extent } = useReadyPlan();
  const whole = extent === 'whole';
  const units = React.useMemo(() => new Map(content.units.map((unit): [string, Unit] => [unit.key, unit])), [content]);
  const scrollRef = React.useRef<HTMLDivElement>(null);
  // On a low screen what stands above scrolls away with the rows: the page scrolls, and the rows begin so far down.
  const low = useLow();
  const [above, setAbove] = React.useState(0);
  React.useLayoutEffect(() => {
    const grid = scrollRef.current;
    if (grid === null) return undefined;
    const measure = (): void => setAbove(low ? grid.offsetTop : 0);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(grid);
    return () => observer.disconnect();
  }, [low, rows]);
  const [activeId, setActiveId] = React.useState<string | null>(chosen);
  const focusActive = React.useRef(false);
  const typed = useTyped();

  const found = rows.findIndex((row) => row.id === activeId);
  const active = found === -1 ? 0 : found;

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => (low ? (scrollRef.current?.parentElement ?? null) : scrollRef.current),
    estimateSize: (index) => (rows[index]?.kind === 'goal' ? goalHeight + 1 : 65),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    scrollMargin: above + headHeight,
    scrollPaddingStart: low ? 0 : headHeight + 2 * goalHeight,
    // The row with the tab stop stays in the page wherever it has been scrolled to, or the focus would be lost.
    rangeExtractor: (range: Range) => withIndex(defaultRangeExtractor(range), active, rows.length),
  });

  React.useImperativeHandle(handle, () => ({
    focus: () => scrollRef.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus(),
  }));
  React.useLayoutEffect(() => {
    if (!focusActive.current) return;
    focusActive.current = false;
    scrollRef.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true });
  }, [activeId]);
  // What the panel shows stays in sight when other rows come or go around it, and when a link opened it.
  const chosenAt = rows.findIndex((row) => row.id === chosen);
  const around = React.useRef<{ readonly count: number; readonly content: unknown } | null>(null);
  React.useEffect(() => {
    const before = around.current;
    if (before?.count === rows.length || chosenAt === -1) return;
    around.current = { count: rows.length, content };
    // Rows that a reading brought have moved nothing.
    if (before !== null && before.content !== content) return;
    virtual.scrollToIndex(chosenAt, { align: before === null ? 'center' : 'auto' });
  }, [chosenAt, rows.length, virtual, content]);
  useSteadyRows(
    virtual,
    rows,
    () => (scrollRef.current?.contains(document.activeElement) === true ? active : -1),
    content,
  );

  const goTo = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    focusActive.current = true;
    virtual.scrollToIndex(index, { align: 'auto' });
    setActiveId(row.id);
    if (chosen !== null && beside && row.kind === 'activity') onChoose(row.id, false);
  };
  const activate = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    setActiveId(row.id);
    if (row.kind === 'goal') onToggle(row.goal.key);
    else onChoose(row.id, true);
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const answer = answerKey(event.key, rows, active);
    if (answer !== null) {
      event.preventDefault();
      if (answer.kind === 'go') goTo(answer.index);
      else activate(answer.index);
    } else if (/^[\p{L}\p{N}]$/u.test(event.key)) {
      goTo(findTyped(rows, active, typed(event.key, event.timeStamp)));
    }
  };

  const items = virtual.getVirtualItems();
  const offset = virtual.scrollOffset ?? 0;
  const top = offset + headHeight;
  const seen = items.find(({ end }) => end > top)?.index ?? 0;
  const stuck = offset > 0 && !low ? stuckGoals(rows, (index) => virtual.measurementsCache[index]!, seen, top) : [];

  return (
    <div
      ref={scrollRef}
      role="treegrid"
      aria-label={strings.page.plan}
      aria-rowcount={whole ? rows.length + 1 : -1}
      className={mergeClasses(styles.grid, beside && styles.beside)}
      tabIndex={-1}
    >
      <GridHead beside={beside} />
      <div className={styles.stuck} aria-hidden="true">
        <div className={mergeClasses(stuck.length > 0 && styles.stuckRows)}>
          {stuck.map((row) => (
            <GoalLine key={row.id} row={row} counted={whole} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={String(item.key)}
              ref={virtual.measureElement}
              data-index={item.index}
              role="row"
              tabIndex={item.index === active ? 0 : -1}
              aria-level={row.level}
              aria-rowindex={item.index + 2}
              {...(row.kind === 'goal' ? { 'aria-expanded': row.expanded } : { 'aria-selected': row.id === chosen })}
              className={styles.row}
              style={{ transform: `translateY(${item.start - above - headHeight}px)` }}
              onClick={() => activate(item.index)}
              onKeyDown={onKeyDown}
            >
              {row.kind === 'goal' ? (
                <div role="gridcell" aria-colspan={beside ? 5 : 6}>
                  <GoalLine row={row} counted={whole} />
                </div>
              ) : (
                <ActivityLine
                  row={row}
                  chosen={row.id === chosen}
                  beside={beside}
                  today={today}
                  unit={units.get(row.view.activity.unitKey ?? '')}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};

const GridHead: React.FC<{ beside: boolean }> = React.memo(function GridHead({ beside }) {
  const styles = usePlanGridStyles();
  const strings = useStrings();
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
        <span role="columnheader">{strings.goalAndActivity}</span>
        <span role="columnheader">{strings.board}</span>
        <span role="columnheader" className={styles.wideOnly}>
          {strings.owner}
        </span>
        <span role="columnheader">{strings.deadline}</span>
        <span role="columnheader">{strings.status}</span>
        <span role="columnheader" className={mergeClasses(styles.wideOnly, beside && styles.hidden)}>
          {strings.comment}
        </span>
      </div>
    </div>
  );
});

const withIndex = (range: number[], index: number, length: number): number[] =>
  index >= length || range.includes(index) ? range : [...range, index].toSorted((a, b) => a - b);
