import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss16Regular, Search20Regular } from '@fluentui/react-icons';
import { useStrings } from './strings.ts';

const useStyles = makeStyles({
  field: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    boxSizing: 'border-box',
    minHeight: '32px',
    padding: '0 8px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
    ':focus-within': {
      boxShadow: `inset 0 -2px ${tokens.colorCompoundBrandStroke}`,
      // Where the system's colours hold, shadows are not drawn.
      outline: '2px solid transparent',
    },
    '& > svg': { flexShrink: 0 },
  },
  input: {
    flex: '1 1 0',
    minWidth: 0,
    height: '100%',
    padding: 0,
    border: 'none',
    outlineStyle: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    '::placeholder': { color: tokens.colorNeutralForeground4, opacity: 1 },
    '::-webkit-search-decoration': { display: 'none' },
    '::-webkit-search-cancel-button': { display: 'none' },
  },
  clear: {
    display: 'flex',
    padding: '4px',
    margin: '0 -4px 0 0',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    cursor: 'pointer',
  },
});

/** Fluent's search box as it looks; its own is 5 KiB of what the plan is first shown with. Escape clears it. */
export const SearchField: React.FC<{
  /** Its name, and what stands in it while it is empty. */
  label: string;
  /** A single key that leads to it. */
  shortcut: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  inputRef: React.Ref<HTMLInputElement>;
  className?: string;
}> = ({ label, shortcut, hint, value, onChange, inputRef, className }) => {
  const styles = useStyles();
  const strings = useStrings();
  return (
    <span className={mergeClasses(styles.field, className)}>
      <Search20Regular />
      <input
        ref={inputRef}
        type="search"
        className={styles.input}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        placeholder={label}
        title={hint}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onChange('')}
      />
      {value !== '' && (
        <button
          type="button"
          // Escape does the same, so the way through the page by Tab stays short.
          tabIndex={-1}
          className={styles.clear}
          aria-label={strings.plan.clearSearch}
          onClick={(event) => {
            onChange('');
            event.currentTarget.parentElement?.querySelector('input')?.focus();
          }}
        >
          <Dismiss16Regular />
        </button>
      )}
    </span>
  );
};
