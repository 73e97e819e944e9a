import * as React from 'react';
import {
  makeStyles,
  mergeClasses,
  tokens,
  useFieldControlProps_unstable as useFieldProps,
} from '@fluentui/react-components';
import { ChevronDown20Regular } from '@fluentui/react-icons';

const useStyles = makeStyles({
  field: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '32px',
    margin: 0,
    padding: '0 12px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    '::placeholder': { color: tokens.colorNeutralForeground4, opacity: 1 },
    ':hover': {
      border: `1px solid ${tokens.colorNeutralStroke1Hover}`,
      borderBottomColor: tokens.colorNeutralStrokeAccessibleHover,
    },
    ':focus': {
      border: `1px solid ${tokens.colorNeutralStroke1Pressed}`,
      borderBottomColor: tokens.colorCompoundBrandStroke,
      boxShadow: `inset 0 -1px ${tokens.colorCompoundBrandStroke}`,
      // Where the system's colours hold, shadows are not drawn.
      outline: '2px solid transparent',
    },
  },
  area: { minHeight: '52px', maxHeight: '260px', padding: '6px 12px 8px', resize: 'vertical', verticalAlign: 'top' },
  select: { height: '32px', padding: '0 34px 0 12px', appearance: 'none', cursor: 'pointer' },
  choices: { position: 'relative', display: 'block' },
  arrow: {
    position: 'absolute',
    right: '10px',
    top: 0,
    height: '100%',
    color: tokens.colorNeutralStrokeAccessible,
    pointerEvents: 'none',
  },
  invalid: { ':not(:focus)': { border: `1px solid ${tokens.colorPaletteRedBorder2}` } },
});

interface FieldProps {
  id?: string;
  'aria-label'?: string;
  className?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

/** What Fluent's Field says of what stands in it: its name, its hint, what is wrong with it. */
const useField = (props: FieldProps, look?: string) => {
  const styles = useStyles();
  const { className, onChange, ...rest } = useFieldProps<FieldProps & { 'aria-invalid'?: boolean }>(props, {
    supportsLabelFor: true,
    supportsRequired: true,
  });
  return {
    ...rest,
    className: mergeClasses(styles.field, look, rest['aria-invalid'] === true && styles.invalid, className),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
};

/** Fluent's fields as they look, on the browser's own: its three are 12 KiB of what is fetched to write with. */
export const TextField: React.FC<FieldProps> = (props) => <input {...useField(props)} />;

/** Grows by its corner. */
export const TextArea: React.FC<FieldProps & { placeholder?: string }> = (props) => (
  <textarea {...useField(props, useStyles().area)} />
);

/** The browser's own list of choices; `children` are its options, `className` the look of what is pressed. */
export const SelectField: React.FC<FieldProps> = ({ children, ...props }) => {
  const styles = useStyles();
  return (
    <span className={styles.choices}>
      <select {...useField(props, styles.select)}>{children}</select>
      <ChevronDown20Regular className={styles.arrow} />
    </span>
  );
};
