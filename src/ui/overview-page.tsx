import * as React from 'react';
import { summarise } from '../plan/summary.ts';
import type { PanelTab } from './activity-panel.tsx';
import { attentionOf } from './attention.ts';
import { ErrorBar } from './error-bar.tsx';
import { lazyPart, useLostPart } from './lazy-part.tsx';
import { OverviewBoards } from './overview-boards.tsx';
import { OverviewFilters } from './overview-filters.tsx';
import { isWithin, type KeepsFilter, type OverviewFilter } from './overview-filter.ts';
import { OverviewList, type ListedActivity } from './overview-list.tsx';
import { OverviewMoved } from './overview-moved.tsx';
import { OverviewSentence } from './overview-sentence.tsx';
import { useOverviewStyles } from './overview.styles.ts';
import { SetAsideState } from './page-states.tsx';
import { useReadyPlan, useSession } from './plan-provider.tsx';
import { useStrings } from './strings.ts';

// With the panel comes the dialog that its form may need: an open panel hides the bar that would say that it was lost.
const PanelHost = lazyPart(async () => {
  const [{ PanelHost: fetched }] = await Promise.all([import('./panel-host.tsx'), import('./conflict-dialog.tsx')]);
  return fetched;
});

/** Hur det går: one sentence, what needs attention or what a figure counts, a bar for each board, what has moved. */
export const OverviewPage: React.FC<{ board: string | null; kept: KeepsFilter | undefined }> = ({ board, kept }) => {
  const styles = useOverviewStyles();
  const { content, views, today } = useReadyPlan();
  const [filter, setFilter] = React.useState<OverviewFilter>(
    () => kept?.read() ?? { boards: board === null ? [] : [board], units: [], list: 'attention' },
  );
  React.useEffect(() => kept?.keep(filter), [kept, filter]);
  const { boards, units, list } = filter;
  const summary = React.useMemo(
    () => summarise(content, today, isWithin({ boards, units })),
    [content, today, boards, units],
  );
  // Every board is seen beside the one that is chosen, and leads to as many activities as it says.
  const bars = React.useMemo(
    () => summarise(content, today, isWithin({ boards: [], units })).boards,
    [content, today, units],
  );
  const listed = React.useMemo((): readonly ListedActivity[] => {
    const within = new Set(summary.counted.activities);
    if (list === 'attention') return attentionOf(views, today).filter(({ view }) => within.has(view.activity.key));
    return summary.counted[list].flatMap((key) => {
      const view = views.byKey.get(key);
      return view === undefined ? [] : [{ kind: null, view }];
    });
  }, [summary, views, today, list]);
  const show = (next: OverviewFilter['list']): void => setFilter({ ...filter, list: next });
  const [panel, open] = usePanel();
  return (
    <>
      <Above />
      <SetAsideState items={content.unreadable} />
      <h2 className={styles.title}>{content.plan.name}</h2>
      <OverviewFilters filter={filter} onFilter={setFilter} />
      <OverviewSentence summary={summary} shown={list} onShow={show} />
      <div className={styles.columns}>
        <OverviewList listed={listed} shown={list} onShow={show} onOpen={open} />
        <div className={styles.aside}>
          <OverviewBoards
            boards={bars}
            onBoard={(key) => setFilter({ ...filter, boards: [key], list: 'activities' })}
          />
          <OverviewMoved summary={summary} shown={list} onShow={show} />
        </div>
      </div>
      {panel}
    </>
  );
};

/** What could not be fetched, or that what is shown is old: said above everything else, with the way on. */
const Above: React.FC = () => {
  const styles = useOverviewStyles();
  const strings = useStrings();
  const session = useSession();
  const lost = useLostPart();
  const { stale } = useReadyPlan();
  return (
    <div role="status">
      {lost !== null && <ErrorBar className={styles.bar} error={lost.error} onRetry={() => void lost.retry()} />}
      {lost === null && stale !== null && (
        <ErrorBar className={styles.bar} error={stale} kept={strings.stale} onRetry={() => void session.refresh()} />
      )}
    </div>
  );
};

/** The tab's own panel over the page, and how it is opened; closing gives the focus back to where it was opened. */
const usePanel = (): readonly [React.ReactNode, (key: string) => void] => {
  const { views } = useReadyPlan();
  const [key, setKey] = React.useState<string | null>(null);
  const [tab, setTab] = React.useState<PanelTab>('facts');
  const cameFrom = React.useRef<Element | null>(null);
  const open = React.useCallback((chosen: string) => {
    cameFrom.current = document.activeElement;
    setTab('facts');
    setKey(chosen);
  }, []);
  const close = (): void => {
    setKey(null);
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  const view = key === null ? undefined : views.byKey.get(key);
  const panel = view !== undefined && (
    <PanelHost view={view} tab={tab} onTab={setTab} onClose={close} entered={1} mayStandBeside={false} />
  );
  return [panel, open];
};
