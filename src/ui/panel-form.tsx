import * as React from 'react';
import { Button, makeStyles, tokens, useId } from '@fluentui/react-components';
import { BusyMark } from './busy-mark.tsx';
import { phone } from './media.ts';
import { useStrings } from './strings.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', flex: '1 1 0', minHeight: 0 },
  fields: {
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    padding: '16px 20px 20px',
  },
  foot: {
    flexShrink: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '12px 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [phone]: { '& > button': { flex: '1 1 0', minHeight: '44px' } },
  },
  reason: { flexBasis: '100%', margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Fields that scroll above a foot that stays: one primary button, and beside it why it is disabled. */
export const PanelForm: React.FC<{
  action: string;
  busy: boolean;
  /** Why the action cannot be done; null when it can. */
  reason: string | null;
  onSave: () => void;
  /** More buttons after the primary one. */
  more?: React.ReactNode;
}> = ({ action, busy, reason, onSave, more, children }) => {
  const styles = useStyles();
  const strings = useStrings();
  const reasonId = useId('reason-');
  const save = (): void => {
    if (reason === null && !busy) onSave();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+S reaches the form from whichever of its fields has the focus
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        save();
      }}
    >
      <div className={styles.fields}>{children}</div>
      <div className={styles.foot}>
        {reason !== null && (
          <p id={reasonId} className={styles.reason}>
            {reason}
          </p>
        )}
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={busy || reason !== null}
          {...(reason === null ? {} : { 'aria-describedby': reasonId })}
          {...(busy ? { icon: <BusyMark /> } : {})}
        >
          {busy ? strings.mine.saving : action}
        </Button>
        {more}
      </div>
    </form>
  );
};
