import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';
import type { PanelTab } from '../ui/activity-panel.tsx';
import type { PlanFilter } from '../ui/plan-filter.ts';
import type { PlanGridHandle } from '../ui/plan-grid.tsx';
import { useReadyPlan } from '../ui/plan-provider.tsx';
import { PlanPage } from '../ui/plan-page.tsx';
import { fetchPart } from '../ui/fetch-part.ts';
import type { WriteReport } from '../ui/report-choice.ts';
import { PanelHost } from './lazy-parts.ts';
import { download } from './download.ts';
import { openForPrint, printIn } from './print.ts';

const useStyles = makeStyles({
  page: { flex: '1 1 0', minWidth: 0, display: 'flex' },
});

/** Planen, and beside it the panel with the activity that is chosen. */
export const PlanRoute: React.FC<{
  filter: PlanFilter;
  onFilter: (filter: PlanFilter) => void;
  /** The activity that is open in the panel. */
  open: string | null;
  onOpen: (key: string | null) => void;
}> = ({ filter, onFilter, open, onOpen }) => {
  const styles = useStyles();
  const { content, views, today } = useReadyPlan();
  // Which of the activity's rows was chosen; the first of them where a link or a reload opened it.
  const [row, setRow] = React.useState<string | null>(null);
  const [tab, setTab] = React.useState<PanelTab>('facts');
  const [entered, setEntered] = React.useState(open === null ? 0 : 1);
  const gridRef = React.useRef<PlanGridHandle>(null);

  const view = open === null ? undefined : views.byKey.get(open);
  const chosen = view?.placements.find(({ key }) => key === row) ?? view?.placements[0] ?? null;
  const choose = (rowId: string, enter: boolean): void => {
    setRow(rowId);
    onOpen(content.placements.find(({ key }) => key === rowId)?.activityKey ?? null);
    if (enter) setEntered((count) => count + 1);
  };
  const close = (): void => {
    onOpen(null);
    setTab('facts');
    gridRef.current?.focus();
  };
  const writeReport: WriteReport = async ({ format, ...choice }) => {
    const opened = format === 'print' ? openForPrint() : null;
    try {
      const { reportFile, reportPage } = await fetchPart(() => import('./report-file.ts'));
      const wanted = { ...choice, date: today };
      if (format === 'print') {
        const { name, page } = reportPage(content, wanted);
        if (opened !== null) printIn(opened, page);
        return name;
      }
      const { name, blob } = await reportFile(content, { ...wanted, format });
      download(name, blob);
      return name;
    } catch (error) {
      opened?.close();
      throw error;
    }
  };
  return (
    <>
      <div className={styles.page}>
        <PlanPage
          filter={filter}
          onFilter={onFilter}
          chosen={chosen?.key ?? null}
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
