import * as React from 'react';
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { progresses, type Progress, type Status } from '../plan/status.ts';
import { SelectField } from './light-fields.tsx';
import { phone } from './media.ts';
import { StatusIcon } from './status-icon.tsx';
import { useStrings } from './strings.ts';

const useStyles = makeStyles({
  root: { position: 'relative', minWidth: 0 },
  icon: {
    position: 'absolute',
    left: '10px',
    top: 0,
    bottom: 0,
    display: 'flex',
    alignItems: 'center',
    zIndex: 1,
    pointerEvents: 'none',
  },
  select: { paddingLeft: '36px', [phone]: { height: '44px' } },
});

/**
 * The browser's own list of choices: it works alike by keyboard, by screen reader and under a thumb. Nothing is saved
 * by choosing, since the arrows choose as they pass.
 */
export const StatusSelect: React.FC<{
  id?: string;
  label: string;
  status: Status;
  /** What this viewer may choose; what stands is always there. */
  permitted: readonly Progress[];
  className?: string;
  onChange: (progress: Progress) => void;
}> = ({ id, label, status, permitted, className, onChange }) => {
  const styles = useStyles();
  const strings = useStrings();
  const choices = progresses.filter((progress) => progress === status.progress || permitted.includes(progress));
  return (
    <div className={mergeClasses(styles.root, className)}>
      <span className={styles.icon}>
        <StatusIcon status={status} />
      </span>
      <SelectField
        className={styles.select}
        {...(id === undefined ? {} : { id })}
        aria-label={label}
        value={status.progress ?? ''}
        onChange={(value) => {
          const chosen = choices.find((progress) => progress === value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {status.progress === null && (
          <option value="" disabled>
            {status.text === '' ? strings.unstated : status.text}
          </option>
        )}
        {choices.map((progress) => (
          <option key={progress} value={progress}>
            {strings.progress[progress]}
          </option>
        ))}
      </SelectField>
    </div>
  );
};
