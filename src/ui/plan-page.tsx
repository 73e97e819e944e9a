import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowMaximizeVertical20Regular, ArrowMinimizeVertical20Regular } from '@fluentui/react-icons';
import { isMoved } from '../plan/deadline.ts';
import { low, phone, usePanelBeside } from './media.ts';
import { EmptyState, SetAsideState } from './page-states.tsx';
import { PlanFilterBar } from './plan-filter-bar.tsx';
import { applyFilter, isFiltered, marks, noFilter, type PlanFilter } from './plan-filter.ts';
import { PlanGrid, type PlanGridHandle } from './plan-grid.tsx';
import { usePlanGridStyles } from './plan-grid.styles.ts';
import { useReadyPlan } from './plan-provider.tsx';
import type { WriteReport } from './report-choice.ts';
import { ReportMenu } from './report-menu.tsx';
import { beginningOf, treeOf, visibleRows } from './plan-tree.ts';
import { useStrings } from './strings.ts';

const useStyles = makeStyles({
  page: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minWidth: 0,
    flex: '1 1 0',
    [low]: { overflowY: 'auto', overflowAnchor: 'none' },
  },
  nothing: { flex: '1 1 auto' },
  top: { flexShrink: 0, padding: '16px 24px 14px', [phone]: { padding: '12px 16px' } },
  heading: { display: 'flex', alignItems: 'center', gap: '4px 14px', [phone]: { flexWrap: 'wrap' } },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: { color: tokens.colorNeutralForeground2, flex: '1 1 auto' },
});

/** Planen: the tree of goals with its activities, found again by nämnd, läge, words and what stands out. */
export const PlanPage: React.FC<{
  filter: PlanFilter;
  onFilter: (filter: PlanFilter) => void;
  /** The row whose activity the panel shows; `panelOpen` is false where nothing is shown. */
  chosen: string | null;
  onChoose: (rowId: string, enter: boolean) => void;
  gridRef: React.RefObject<PlanGridHandle>;
  writeReport: WriteReport;
}> = ({ filter, onFilter, chosen, onChoose, gridRef, writeReport }) => {
  const styles = useStyles();
  const grid = usePlanGridStyles();
  const strings = useStrings();
  const { content, views, extent, stale } = useReadyPlan();
  const whole = extent === 'whole';
  const room = usePanelBeside();
  const [collapsed, setCollapsed] = React.useState<ReadonlySet<string>>(new Set());
  const searchRef = React.useRef<HTMLInputElement>(null);
  useSlash(searchRef);

  const tree = React.useMemo(() => {
    const read = treeOf(content);
    return whole ? read : beginningOf(read);
  }, [content, whole]);
  const filtered = React.useMemo(() => applyFilter(views.all, filter), [views, filter]);
  const narrowed = isFiltered(filter);
  const rows = React.useMemo(
    () => visibleRows(tree, views, narrowed ? filtered.rows : null, collapsed),
    [tree, views, narrowed, filtered, collapsed],
  );
  const offered = React.useMemo(() => {
    const { counts } = applyFilter(views.all, noFilter);
    return marks.filter((mark) => !whole || counts.marks.has(mark));
  }, [views, whole]);

  // What was searched for must be seen: a new filter opens every goal.
  const changeFilter = (next: PlanFilter): void => {
    setCollapsed((before) => (before.size === 0 ? before : new Set()));
    onFilter(next);
  };
  const toggle = React.useCallback((key: string) => {
    setCollapsed((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);

  const all = views.all.length;
  const matches = filtered.matching.size;
  const wordsOfAll = narrowed
    ? strings.activitiesOf(matches, all)
    : strings.activitiesOnRows(all, content.placements.length);
  const wordsSoFar = narrowed ? strings.plan.foundSoFar(matches, all) : strings.plan.readSoFar(all);
  const words = whole ? wordsOfAll : stale === null ? wordsSoFar : strings.plan.lackingRest(all);
  return (
    <div className={styles.page}>
      <SetAsideState items={content.unreadable} />
      <header className={styles.top}>
        <div className={styles.heading}>
          <h1 className={styles.title}>{content.plan.name}</h1>
          <span className={styles.count}>{words}</span>
          <CollapseAll
            collapsed={collapsed.size > 0}
            onChange={(collapse) =>
              setCollapsed(new Set(collapse ? content.goals.filter((g) => g.kind !== 'area').map((g) => g.key) : []))
            }
          />
          <ReportMenu boards={filter.boards} write={writeReport} />
        </div>
        <PlanFilterBar
          filter={filter}
          counts={whole ? filtered.counts : null}
          boards={content.boards}
          offered={marks.filter((mark) => offered.includes(mark) || filter.marks.includes(mark))}
          onChange={changeFilter}
          searchRef={searchRef}
        />
      </header>
      <Announced text={narrowed && whole ? strings.plan.matches(matches) : ''} />
      {rows.length === 0 && !whole && <div className={styles.nothing} />}
      {rows.length === 0 && whole && (
        <div className={styles.nothing}>
          <EmptyState
            title={narrowed ? strings.plan.nothingMatches : strings.plan.empty}
            text={narrowed ? strings.plan.nothingMatchesText : ''}
          >
            {narrowed && <Button onClick={() => changeFilter(noFilter)}>{strings.plan.clearFilters}</Button>}
          </EmptyState>
        </div>
      )}
      {rows.length > 0 && (
        <PlanGrid
          rows={rows}
          chosen={chosen}
          beside={chosen !== null && room}
          onToggle={toggle}
          onChoose={onChoose}
          handle={gridRef}
        />
      )}
      {!whole && (
        <footer className={grid.foot}>{stale === null ? strings.plan.restComing : strings.plan.restLacking}</footer>
      )}
      {whole && views.all.some((view) => isMoved(view.activity.deadline)) && (
        <footer className={grid.foot}>{strings.plan.asterisk}</footer>
      )}
    </div>
  );
};

const CollapseAll: React.FC<{ collapsed: boolean; onChange: (collapse: boolean) => void }> = ({
  collapsed,
  onChange,
}) => {
  const strings = useStrings();
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={collapsed ? <ArrowMaximizeVertical20Regular /> : <ArrowMinimizeVertical20Regular />}
      onClick={() => onChange(!collapsed)}
    >
      {collapsed ? strings.plan.expandAll : strings.plan.collapseAll}
    </Button>
  );
};

/** `/` goes to the search from anywhere but where one writes. */
const useSlash = (searchRef: React.RefObject<HTMLInputElement>): void => {
  React.useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const writing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      searchRef.current?.focus();
      searchRef.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [searchRef]);
};

/** Said aloud once the typing rests, not at each letter. */
const Announced: React.FC<{ text: string }> = ({ text }) => {
  const [said, setSaid] = React.useState('');
  React.useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 600);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div
      role="status"
      style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
    >
      {said}
    </div>
  );
};
