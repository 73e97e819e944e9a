import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircle20Filled, Warning20Filled } from '@fluentui/react-icons';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '8px',
    boxSizing: 'border-box',
    minHeight: '36px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
  },
  error: {
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  warning: {
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  said: { display: 'flex', gap: '8px', flex: '1 1 240px', minWidth: 0 },
  icon: { flexShrink: 0 },
  errorIcon: { color: tokens.colorStatusDangerForeground1 },
  warningIcon: { color: tokens.colorStatusWarningForeground3 },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
});

/**
 * Fluent's message bar as it looks. It tells what could not be read or fetched, so it must be there before anything
 * fails: it comes with the page, and is a few hundred bytes where Fluent's is 4 KiB.
 */
export const LightBar: React.FC<{
  intent: 'error' | 'warning';
  className?: string | undefined;
  action?: React.ReactNode;
}> = ({ intent, className, action, children }) => {
  const styles = useStyles();
  const error = intent === 'error';
  const Icon = error ? ErrorCircle20Filled : Warning20Filled;
  return (
    <div className={mergeClasses(styles.bar, styles[intent], className)}>
      <div className={styles.said}>
        <Icon className={mergeClasses(styles.icon, error ? styles.errorIcon : styles.warningIcon)} />
        <div className={styles.text}>{children}</div>
      </div>
      {action}
    </div>
  );
};
