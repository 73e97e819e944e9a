import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { GridDots24Filled } from '@fluentui/react-icons';

const phone = '@media (max-width: 639px)';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  suite: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    height: '48px',
    padding: '0 20px 0 14px',
    backgroundColor: tokens.colorNeutralBackground4,
    [phone]: { padding: '0 16px 0 8px' },
  },
  dots: { display: 'flex' },
  suiteName: { flex: '1 1 auto', fontWeight: tokens.fontWeightSemibold },
  initials: {
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground6,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    fontWeight: tokens.fontWeightSemibold,
  },
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '60px',
    padding: '0 32px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    [phone]: { padding: '8px 16px', flexWrap: 'wrap' },
  },
  logo: {
    display: 'grid',
    placeItems: 'center',
    width: '36px',
    height: '36px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
  },
  site: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  nav: { display: 'flex', gap: '14px', marginLeft: '36px', [phone]: { marginLeft: 0, flexBasis: '100%' } },
  link: {
    position: 'relative',
    padding: '8px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusMedium },
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      insetInline: 0,
      bottom: '2px',
      // A background is gone where the reader has forced colours.
      borderTop: `2px solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
  main: { maxWidth: '1172px', margin: '0 auto', padding: '8px 38px 24px', [phone]: { padding: '4px 0 16px' } },
  bare: { maxWidth: 'none', padding: 0 },
  // SharePoint shows the page's title here; ours is the web part's own.
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** SharePoint's bars around a page of the site; `bare` leaves them out, where there is little room. */
export const SiteFrame: React.FC<{ person: string; siteUrl: string; listPage: string; bare: boolean }> = ({
  bare,
  children,
  ...bars
}) => {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      {!bare && <Bars {...bars} />}
      <main className={mergeClasses(styles.main, bare && styles.bare)}>
        <h1 className={styles.hidden}>Uppföljning</h1>
        {children}
      </main>
    </div>
  );
};

const Bars: React.FC<{ person: string; siteUrl: string; listPage: string }> = ({ person, siteUrl, listPage }) => {
  const styles = useStyles();
  return (
    <header>
      <div className={styles.suite}>
        <span className={styles.dots}>
          <GridDots24Filled />
        </span>
        <span className={styles.suiteName}>SharePoint</span>
        <span className={styles.initials} role="img" aria-label={`Inloggad som ${person}`} title={person}>
          {initialsOf(person)}
        </span>
      </div>
      <div className={styles.header}>
        <span className={styles.logo} aria-hidden="true">
          UF
        </span>
        <span className={styles.site}>Utbildningsförvaltningen</span>
        <nav aria-label="Webbplatsen" className={styles.nav}>
          <a className={styles.link} href={siteUrl}>
            Start
          </a>
          <a className={mergeClasses(styles.link, styles.current)} aria-current="page" href={window.location.href}>
            Uppföljning
          </a>
          <a className={styles.link} href={listPage}>
            Listan Aktiviteter
          </a>
        </nav>
      </div>
    </header>
  );
};

const initialsOf = (name: string): string => {
  const words = name.split(' ');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => (word ?? '').charAt(0).toLocaleUpperCase('sv')).join('');
};
