import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { TaskListSquareLtr24Filled } from '@fluentui/react-icons';
import { phone } from './media.ts';
import { useStrings } from './strings.ts';

export interface PageLink {
  readonly name: string;
  readonly address: string;
  readonly current: boolean;
}

const useStyles = makeStyles({
  frame: {
    position: 'fixed',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  bar: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'stretch',
    gap: '20px',
    height: '48px',
    boxSizing: 'border-box',
    padding: '0 24px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [phone]: { padding: '0 16px', gap: '12px' },
  },
  mark: { display: 'flex', alignItems: 'center', color: tokens.colorBrandForeground1 },
  nav: { display: 'flex', gap: '20px', flex: '1 1 auto', minWidth: 0, [phone]: { gap: '16px' } },
  link: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    padding: '0 2px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    ':hover': { color: tokens.colorNeutralForeground2BrandHover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-4px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      insetInline: '2px',
      bottom: '1px',
      borderRadius: tokens.borderRadiusCircular,
      // A background is gone where the reader has forced colours.
      borderTop: `3px solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
  note: {
    flex: '0 1 auto',
    minWidth: 0,
    alignSelf: 'center',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  person: { display: 'flex', alignItems: 'center', gap: '10px', minWidth: 0, fontSize: tokens.fontSizeBase200 },
  personName: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', [phone]: { display: 'none' } },
  initials: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground6,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    fontWeight: tokens.fontWeightSemibold,
  },
  skip: {
    position: 'absolute',
    left: '8px',
    top: '-60px',
    zIndex: 10,
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { top: '6px' },
  },
  main: { flex: '1 1 0', minHeight: 0, display: 'flex', outlineStyle: 'none' },
  scrolls: { display: 'block', overflowY: 'auto' },
});

/** The bar with the pages and who I am, and the page under it. */
export const AppFrame: React.FC<{
  pages: readonly PageLink[];
  personName: string | null;
  /** Some words in the bar that move nothing when they come and go. */
  note?: string;
  /** The page scrolls as a whole; else it fills the frame and scrolls within itself. */
  scrolls: boolean;
  /** One line above the page. */
  above?: React.ReactNode;
}> = ({ pages, personName, note = '', scrolls, above, children }) => {
  const styles = useStyles();
  const strings = useStrings();
  const mainRef = React.useRef<HTMLElement>(null);
  return (
    <div className={styles.frame}>
      <a
        className={styles.skip}
        href="#innehall"
        onClick={(event) => {
          // The address belongs to the pages, so only the focus moves.
          event.preventDefault();
          mainRef.current?.focus();
        }}
      >
        {strings.skipToContent}
      </a>
      <Bar pages={pages} personName={personName} note={note} />
      {above}
      <main id="innehall" ref={mainRef} tabIndex={-1} className={mergeClasses(styles.main, scrolls && styles.scrolls)}>
        {children}
      </main>
    </div>
  );
};

const Bar: React.FC<{ pages: readonly PageLink[]; personName: string | null; note: string }> = ({
  pages,
  personName,
  note,
}) => {
  const styles = useStyles();
  const strings = useStrings();
  return (
    <header className={styles.bar}>
      <span className={styles.mark}>
        <TaskListSquareLtr24Filled />
      </span>
      <nav aria-label={strings.navigation} className={styles.nav}>
        {pages.map(({ name, address, current }) => (
          <a
            key={address}
            href={address}
            className={mergeClasses(styles.link, current && styles.current)}
            {...(current ? { 'aria-current': 'page' as const } : {})}
          >
            {name}
          </a>
        ))}
      </nav>
      <span className={styles.note} role="status" title={note}>
        {note}
      </span>
      {personName !== null && (
        <span className={styles.person}>
          <span className={styles.personName}>{personName}</span>
          <span className={styles.initials} role="img" aria-label={strings.signedInAs(personName)} title={personName}>
            {initialsOf(personName)}
          </span>
        </span>
      )}
    </header>
  );
};

/** "Utvecklingsledare grundskola" is UG: the first and the last word. */
const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => (word ?? '').charAt(0).toLocaleUpperCase('sv')).join('');
};
