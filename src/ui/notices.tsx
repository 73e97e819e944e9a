import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, Dismiss20Regular, ErrorCircle20Filled, Info20Regular } from '@fluentui/react-icons';
import { LightButton } from './light-button.tsx';
import { phone } from './media.ts';
import { useStrings } from './strings.ts';

/** A short word about what was just done. What failed stays until it is closed; the rest goes by itself. */
export interface Notice {
  readonly kind: 'done' | 'attention' | 'failed';
  readonly title: string;
  readonly text?: string;
}

const NotifyContext = React.createContext<(notice: Notice) => void>(() => undefined);

/** WCAG 2.2.1 asks for time enough: it waits while it is pointed at or has the focus. */
const shownFor = 6_000;

/**
 * A modal dialog hides the rest of the page from screen readers; what is told of a save must be heard all the same
 * (tabster's own mark: Fluent offers no component for it but its whole Toaster).
 */
const heardOverDialogs = JSON.stringify({
  modalizer: { id: 'notices', isAlwaysAccessible: true, isOthersAccessible: true },
});

const useStyles = makeStyles({
  place: {
    position: 'fixed',
    left: '20px',
    bottom: '48px',
    zIndex: 1_000_100,
    // Above the buttons at the foot of a panel.
    [phone]: { left: '16px', right: '16px', bottom: '84px' },
  },
  notice: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'start',
    minWidth: '288px',
    maxWidth: '360px',
    padding: '10px 8px 12px 14px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    [phone]: { maxWidth: 'none' },
  },
  icon: { paddingTop: '6px', display: 'flex' },
  done: { color: tokens.colorPaletteGreenForeground1 },
  attention: { color: tokens.colorPaletteDarkOrangeForeground1 },
  failed: { color: tokens.colorPaletteRedForeground1 },
  title: { fontWeight: tokens.fontWeightSemibold, paddingTop: '6px', overflowWrap: 'anywhere' },
  text: {
    gridColumn: '2',
    color: tokens.colorNeutralForeground2,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  },
});

const icons = { done: CheckmarkCircle20Filled, attention: Info20Regular, failed: ErrorCircle20Filled };

/** One notice at a time, at the foot, beside where panels have their buttons; the two live regions are there from the start, as readers require. */
export const Notices: React.FC = ({ children }) => {
  const styles = useStyles();
  const strings = useStrings();
  const [notice, setNotice] = React.useState<Notice | null>(null);
  const [held, setHeld] = React.useState(false);
  React.useEffect(() => {
    if (notice === null || notice.kind !== 'done' || held) return undefined;
    const timer = setTimeout(() => setNotice(null), shownFor);
    return () => clearTimeout(timer);
  }, [notice, held]);

  const close = (): void => {
    setNotice(null);
    setHeld(false);
  };
  const box = notice !== null && (
    <NoticeBox notice={notice} dismiss={strings.notice.dismiss} onClose={close} onHold={setHeld} />
  );
  const urgent = notice?.kind === 'failed';
  return (
    <NotifyContext.Provider value={setNotice}>
      {children}
      <div className={styles.place} data-tabster={heardOverDialogs}>
        <div role="status">{!urgent && box}</div>
        <div role="alert">{urgent && box}</div>
      </div>
    </NotifyContext.Provider>
  );
};

const NoticeBox: React.FC<{
  notice: Notice;
  dismiss: string;
  onClose: () => void;
  onHold: (held: boolean) => void;
}> = ({ notice, dismiss, onClose, onHold }) => {
  const styles = useStyles();
  const Icon = icons[notice.kind];
  return (
    <div
      className={styles.notice}
      onMouseEnter={() => onHold(true)}
      onMouseLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
    >
      <span className={mergeClasses(styles.icon, styles[notice.kind])}>
        <Icon />
      </span>
      <span className={styles.title}>{notice.title}</span>
      <LightButton appearance="subtle" icon={<Dismiss20Regular />} aria-label={dismiss} onClick={onClose} />
      {notice.text !== undefined && <span className={styles.text}>{notice.text}</span>}
    </div>
  );
};

export const useNotify = (): ((notice: Notice) => void) => React.useContext(NotifyContext);
