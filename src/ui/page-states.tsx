import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Unreadable } from '../plan/plan.ts';
import { ErrorBar } from './error-bar.tsx';
import { phone } from './media.ts';
import { useStrings } from './strings.ts';
import { UnreadableBar } from './unreadable-bar.tsx';

const useStyles = makeStyles({
  page: { maxWidth: '1168px', margin: '0 auto', padding: '20px 24px', [phone]: { padding: '16px' } },
  rows: {
    marginTop: '24px',
    display: 'grid',
    gap: '1px',
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  row: { padding: '16px', display: 'grid', gap: '8px', backgroundColor: tokens.colorNeutralBackground1 },
  bone: { borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralStencil1 },
  empty: { maxWidth: '480px', margin: '64px auto', padding: '0 16px', textAlign: 'center' },
  emptyTitle: { margin: '0 0 4px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  emptyText: { margin: '0 0 16px', color: tokens.colorNeutralForeground2 },
});

/** Shorter waits are not worth a flicker. */
const patience = 200;

/** The shape of a list of rows, after a moment. */
export const LoadingState: React.FC = () => {
  const styles = useStyles();
  const strings = useStrings();
  const [waited, setWaited] = React.useState(false);
  React.useEffect(() => {
    const timer = setTimeout(() => setWaited(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!waited) return null;
  return (
    <div className={styles.page} role="status" aria-busy="true" aria-label={strings.loading}>
      <div className={styles.bone} style={{ width: '240px', height: '24px' }} />
      <div className={styles.rows}>
        {[72, 56, 80, 64, 48, 76].map((width) => (
          <div key={width} className={styles.row}>
            <div className={styles.bone} style={{ width: `${width}%`, height: '14px' }} />
            <div className={styles.bone} style={{ width: '24%', height: '10px' }} />
          </div>
        ))}
      </div>
    </div>
  );
};

/** The plan could not be read: what failed, and the way on. */
export const FailedState: React.FC<{ error: unknown; onRetry: () => void }> = ({ error, onRetry }) => {
  const styles = useStyles();
  return (
    <div className={styles.page} role="alert">
      <ErrorBar error={error} onRetry={onRetry} />
    </div>
  );
};

/** Above a page: what of the plan could not be read. Nothing where all of it could. */
export const SetAsideState: React.FC<{ items: readonly Unreadable[] }> = ({ items }) =>
  items.length === 0 ? null : <UnreadableBar items={items} />;

/** One sentence and at most one button. */
export const EmptyState: React.FC<{ title: string; text: string }> = ({ title, text, children }) => {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <h2 className={styles.emptyTitle}>{title}</h2>
      <p className={styles.emptyText}>{text}</p>
      {children}
    </div>
  );
};
