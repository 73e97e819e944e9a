import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';
import type { PanelTab } from '../ui/activity-panel.tsx';
import type { PlanFilter } from '../ui/plan-filter.ts';
import type { PlanGridHandle } from '../ui/plan-grid.tsx';
import { useReadyPlan } from '../ui/plan-provider.tsx';
import { PlanPage } from '../ui/plan-page.tsx';
import type { WriteReport } from '../ui/report-menu.tsx';
import { PanelHost } from './lazy-parts.ts';
import { download } from './download.ts';

const useStyles = makeStyles({
  page: { flex: '1 1 0', minWidth: 0, display: 'flex' },
});

/** Planen, and beside it the panel with the activity that is chosen. */
export const PlanRoute: React.FC<{
  filter: PlanFilter;
  onFilter: (filter: PlanFilter) => void;
  /** The activity that a link asked for. */
  asked: string | null;
}> = ({ filter, onFilter, asked }) => {
  const styles = useStyles();
  const { content, views, today } = useReadyPlan();
  const [chosen, setChosen] = React.useState<string | null>(
    () => views.byKey.get(asked ?? '')?.placements[0]?.key ?? null,
  );
  const [tab, setTab] = React.useState<PanelTab>('facts');
  const [entered, setEntered] = React.useState(asked === null ? 0 : 1);
  const gridRef = React.useRef<PlanGridHandle>(null);

  const activityKey = React.useMemo(
    () => content.placements.find((placement) => placement.key === chosen)?.activityKey,
    [content, chosen],
  );
  const view = activityKey === undefined ? undefined : views.byKey.get(activityKey);
  const choose = React.useCallback((rowId: string, enter: boolean) => {
    setChosen(rowId);
    if (enter) setEntered((count) => count + 1);
  }, []);
  const close = (): void => {
    setChosen(null);
    setTab('facts');
    gridRef.current?.focus();
  };
  const writeReport: WriteReport = async (format, board) => {
    const { reportFile } = await import('./report-file.ts');
    const { name, blob } = await reportFile(content, { format, board, date: today });
    download(name, blob);
    return name;
  };
  return (
    <>
      <div className={styles.page}>
        <PlanPage
          filter={filter}
          onFilter={onFilter}
          chosen={view === undefined ? null : chosen}
          onChoose={choose}
          gridRef={gridRef}
          writeReport={writeReport}
        />
      </div>
      {view !== undefined && (
        <PanelHost view={view} tab={tab} onTab={setTab} onClose={close} entered={entered} mayStandBeside />
      )}
    </>
  );
};
