import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  tabs: { display: 'flex' },
  tab: {
    padding: '12px 10px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    // The line under it is drawn by a border, which is there where the system's colours hold.
    '::after': {
      content: '""',
      display: 'block',
      marginTop: '9px',
      marginBottom: '-12px',
      borderBottom: '3px solid transparent',
      borderRadius: tokens.borderRadiusCircular,
    },
    ':hover::after': { borderBottomColor: tokens.colorNeutralStroke1Hover },
    '@media (forced-colors: active)': { '::after': { borderBottomColor: 'Canvas' } },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': { borderBottomColor: tokens.colorCompoundBrandStroke },
    ':hover::after': { borderBottomColor: tokens.colorCompoundBrandStrokeHover },
    '@media (forced-colors: active)': { '::after': { borderBottomColor: 'Highlight' } },
  },
});

/**
 * Fluent's tabs as they look; its own are 8 KiB, for a line that slides. One stop for the Tab key, the arrows, Home and
 * End go between them, and what has the focus is chosen by Enter or Space
 * (w3.org/WAI/ARIA/apg/patterns/tabs, manual activation).
 */
export const LightTabs = <Value extends string>({
  tabs,
  selected,
  onSelect,
  className,
}: {
  tabs: readonly { readonly value: Value; readonly label: string }[];
  selected: Value;
  onSelect: (value: Value) => void;
  className?: string;
}): React.ReactElement => {
  const styles = useStyles();
  return (
    <div role="tablist" className={mergeClasses(styles.tabs, className)}>
      {tabs.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          role="tab"
          aria-selected={value === selected}
          tabIndex={value === selected ? 0 : -1}
          className={mergeClasses(styles.tab, value === selected && styles.selected)}
          onClick={() => onSelect(value)}
          onKeyDown={move}
        >
          {label}
        </button>
      ))}
    </div>
  );
};

const move = (event: React.KeyboardEvent<HTMLButtonElement>): void => {
  const { previousElementSibling: before, nextElementSibling: after, parentElement } = event.currentTarget;
  const [first, last] = [parentElement?.firstElementChild, parentElement?.lastElementChild];
  const to = { ArrowLeft: before ?? last, ArrowRight: after ?? first, Home: first, End: last }[event.key];
  if (!(to instanceof HTMLElement)) return;
  event.preventDefault();
  to.focus();
};
