import * as React from 'react';
import { makeStyles, OverlayDrawer, tokens } from '@fluentui/react-components';
import { ActivityPanel, type PanelTab } from './activity-panel.tsx';
import type { ActivityView } from './activity-view.ts';
import { phone, usePanelBeside } from './media.ts';

const useStyles = makeStyles({
  beside: {
    width: '372px',
    flexShrink: 0,
    zIndex: 4,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow8,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  over: { width: '420px', maxWidth: '100vw', [phone]: { width: '100vw' } },
});

/** The panel beside the table where there is room, else over it; on a phone it is the whole screen. */
export const PanelHost: React.FC<{
  view: ActivityView;
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
  onClose: () => void;
  /** Rises each time a person opened the panel, which then takes the focus. */
  entered: number;
  /** Beside the page is for the plan; elsewhere it always lies over. */
  mayStandBeside: boolean;
}> = ({ view, tab, onTab, onClose, entered, mayStandBeside }) => {
  const styles = useStyles();
  const beside = usePanelBeside() && mayStandBeside;
  const headingRef = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => {
    if (entered > 0) headingRef.current?.focus();
  }, [entered]);
  const panel = <ActivityPanel view={view} tab={tab} onTab={onTab} onClose={onClose} headingRef={headingRef} />;
  if (beside) return <aside className={styles.beside}>{panel}</aside>;
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.over}
      aria-label={view.activity.title}
      onOpenChange={(_, { open }) => !open && onClose()}
    >
      {panel}
    </OverlayDrawer>
  );
};
