import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { useConflictStyles } from './conflict-dialog.styles.ts';
import { RadioChoice } from './light-choices.tsx';
import { useStrings } from './strings.ts';

/** One field: its name, and its values as cards to choose among. */
export const FieldChoices: React.FC<{ name: string }> = ({ name, children }) => {
  const styles = useConflictStyles();
  return (
    <div role="radiogroup" aria-label={name} className={styles.field}>
      <span className={styles.fieldName} aria-hidden="true">
        {name}
      </span>
      {children}
    </div>
  );
};

/** A radio button dressed as a card; on a phone, where the columns are stacked, it says whose it is. */
export const ChoiceCard: React.FC<{
  field: string;
  side: 'mine' | 'theirs' | 'both';
  /** Who saved the other version, where that is known. */
  theirName?: string | undefined;
  chosen: boolean;
  onChoose: () => void;
  below?: React.ReactNode;
}> = ({ field, side, theirName, chosen, onChoose, below, children }) => {
  const styles = useConflictStyles();
  const strings = useStrings();
  const whose =
    side === 'mine' ? strings.conflict.mine : side === 'theirs' ? (theirName ?? strings.conflict.theirs) : '';
  return (
    <div className={mergeClasses(styles.card, styles[side], chosen && styles.chosen)}>
      <RadioChoice
        className={styles.radio}
        labelClassName={styles.radioLabel}
        name={`conflict-${field}`}
        checked={chosen}
        onChoose={onChoose}
        label={
          <>
            {whose !== '' && <span className={styles.whose}>{whose}: </span>}
            <span className={styles.value}>{children}</span>
          </>
        }
      />
      {below}
    </div>
  );
};
