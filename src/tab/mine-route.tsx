import * as React from 'react';
import type { PanelTab } from '../ui/activity-panel.tsx';
import { MyActivitiesPage } from '../ui/my-activities-page.tsx';
import { noFilter } from '../ui/plan-filter.ts';
import { useReadyPlan } from '../ui/plan-provider.tsx';
import { PanelHost } from './lazy-parts.ts';
import { addressOf } from './route.ts';

/** Mina aktiviteter, and over it the panel where a deadline is moved. */
export const MineRoute: React.FC<{ open: string | null; onOpen: (key: string | null) => void }> = ({
  open,
  onOpen,
}) => {
  const { views } = useReadyPlan();
  const [moving, setMoving] = React.useState<string | null>(null);
  const [tab, setTab] = React.useState<PanelTab>('deadline');
  const cameFrom = React.useRef<Element | null>(null);
  const view = moving === null ? undefined : views.byKey.get(moving);

  const move = React.useCallback((key: string) => {
    cameFrom.current = document.activeElement;
    setTab('deadline');
    setMoving(key);
  }, []);
  const close = (): void => {
    setMoving(null);
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  return (
    <>
      <MyActivitiesPage
        openKey={open}
        onOpenKey={onOpen}
        planAddress={addressOf({ page: 'plan', filter: noFilter })}
        onMove={move}
      />
      {view !== undefined && (
        <PanelHost view={view} tab={tab} onTab={setTab} onClose={close} entered={1} mayStandBeside={false} />
      )}
    </>
  );
};
