import * as React from 'react';
import {
  makeStyles,
  mergeClasses,
  tokens,
  useFieldControlProps_unstable as useFieldProps,
  useId,
} from '@fluentui/react-components';

const useStyles = makeStyles({
  choice: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'flex-start',
    maxWidth: '100%',
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
  },
  disabled: { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' },
  box: {
    appearance: 'none',
    boxSizing: 'border-box',
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '16px',
    height: '16px',
    margin: '8px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    cursor: 'inherit',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    ':disabled': { border: `1px solid ${tokens.colorNeutralStrokeDisabled}` },
    // Both marks are drawn by borders, which are there where the system's colours hold.
    ':checked::before': { content: '""', boxSizing: 'border-box' },
  },
  check: {
    borderRadius: tokens.borderRadiusSmall,
    ':checked:enabled': {
      border: `1px solid ${tokens.colorCompoundBrandBackground}`,
      backgroundColor: tokens.colorCompoundBrandBackground,
    },
    ':checked::before': {
      width: '6px',
      height: '10px',
      marginTop: '-2px',
      borderRight: `2px solid ${tokens.colorNeutralForegroundInverted}`,
      borderBottom: `2px solid ${tokens.colorNeutralForegroundInverted}`,
      transform: 'rotate(45deg)',
    },
    ':checked:disabled::before': {
      borderRightColor: tokens.colorNeutralForegroundDisabled,
      borderBottomColor: tokens.colorNeutralForegroundDisabled,
    },
  },
  radio: {
    borderRadius: tokens.borderRadiusCircular,
    ':checked:enabled': { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
    ':checked::before': {
      width: '10px',
      height: '10px',
      border: `5px solid ${tokens.colorCompoundBrandForeground1}`,
      borderRadius: tokens.borderRadiusCircular,
    },
  },
  label: { minWidth: 0, padding: '6px 8px 6px 4px' },
  choices: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', columnGap: '8px' },
  stacked: { flexDirection: 'column' },
});

interface ChoiceProps {
  label: React.ReactNode;
  checked: boolean;
  disabled?: boolean;
  className?: string | undefined;
  labelClassName?: string | undefined;
}

const Choice: React.FC<
  ChoiceProps & { type: 'checkbox' | 'radio'; look: string; name?: string; onChange: (checked: boolean) => void }
> = ({ label, look, className, labelClassName, onChange, ...input }) => {
  const styles = useStyles();
  return (
    <label className={mergeClasses(styles.choice, input.disabled === true && styles.disabled, className)}>
      <input
        {...input}
        className={mergeClasses(styles.box, look)}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={mergeClasses(styles.label, labelClassName)}>{label}</span>
    </label>
  );
};

/** Fluent's check box as it looks, on the browser's own; its own and its radio buttons are 6 KiB. */
export const CheckChoice: React.FC<ChoiceProps & { onChange: (checked: boolean) => void }> = (props) => (
  <Choice type="checkbox" look={useStyles().check} {...props} />
);

/** One of those that have the same `name`: the arrows go between them. */
export const RadioChoice: React.FC<ChoiceProps & { name: string; onChoose: () => void }> = ({ onChoose, ...props }) => (
  <Choice type="radio" look={useStyles().radio} onChange={onChoose} {...props} />
);

/** One value of several, named by the Field that it stands in. */
export const RadioChoices = <Value extends string>({
  choices,
  value,
  row = false,
  onChange,
}: {
  choices: readonly { readonly value: Value; readonly label: string }[];
  /** null: none yet. */
  value: Value | null;
  /** Beside each other instead of under each other. */
  row?: boolean;
  onChange: (value: Value) => void;
}): React.ReactElement => {
  const styles = useStyles();
  const name = useId('choice-');
  const group = useFieldProps<React.HTMLAttributes<HTMLDivElement>>({});
  return (
    <div role="radiogroup" {...group} className={mergeClasses(styles.choices, !row && styles.stacked)}>
      {choices.map((choice) => (
        <RadioChoice
          key={choice.value}
          name={name}
          label={choice.label}
          checked={choice.value === value}
          onChoose={() => onChange(choice.value)}
        />
      ))}
    </div>
  );
};
