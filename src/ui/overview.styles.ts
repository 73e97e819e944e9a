import { makeStyles, tokens, type GriffelStyle } from '@fluentui/react-components';

/** The web part may stand in a third of a page, so it asks for its own width and not the window's. */
const tight = '@container (max-width: 1099px)';
const narrow = '@container (max-width: 899px)';
const phone = '@container (max-width: 599px)';

/** A button that reads as a link: it changes what is shown here and leads nowhere else. */
const link: GriffelStyle = {
  padding: 0,
  border: 'none',
  backgroundColor: 'transparent',
  fontFamily: 'inherit',
  fontSize: 'inherit',
  fontWeight: 'inherit',
  lineHeight: 'inherit',
  textAlign: 'start',
  color: tokens.colorBrandForegroundLink,
  cursor: 'pointer',
  borderRadius: tokens.borderRadiusSmall,
  ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
};

/** In high contrast the colour that says so is gone. */
const underlined: GriffelStyle = { '@media (forced-colors: active)': { textDecorationLine: 'underline' } };

const reason: GriffelStyle = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: '6px',
  padding: '1px 8px 1px 4px',
  borderRadius: tokens.borderRadiusMedium,
  fontSize: tokens.fontSizeBase200,
  lineHeight: '22px',
};

export const useOverviewStyles = makeStyles({
  surface: {
    containerType: 'inline-size',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    padding: '8px 16px 24px',
  },
  title: {
    margin: '8px 0 16px',
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  updated: {
    marginInlineStart: 'auto',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  sentence: {
    maxWidth: '1040px',
    margin: '12px 0 24px',
    fontSize: '22px',
    lineHeight: '32px',
    [phone]: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  },
  figure: { ...link, textDecorationLine: 'underline', textDecorationThickness: '1px', textUnderlineOffset: '3px' },
  figurePressed: { fontWeight: tokens.fontWeightSemibold, textDecorationThickness: '2px' },
  link: { ...link, ...underlined, minHeight: '24px', [phone]: { minHeight: '44px' } },
  bar: { marginBottom: '12px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 400px)',
    gap: '40px',
    [tight]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 320px)', gap: '28px' },
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: '28px' },
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    flex: '1 1 auto',
  },
  list: { minWidth: 0 },
  listHead: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 20px',
    minHeight: '32px',
    paddingBottom: '6px',
  },
  kinds: { paddingBottom: '8px' },
  rows: { listStyleType: 'none', margin: 0, padding: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '136px minmax(0, 1fr) 132px 20px',
    alignItems: 'center',
    columnGap: '12px',
    padding: '8px 4px 8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    [tight]: { gridTemplateColumns: '128px minmax(0, 1fr) 96px 20px', columnGap: '8px' },
    [phone]: { gridTemplateColumns: 'minmax(0, 1fr) 20px', rowGap: '6px' },
  },
  status: { minWidth: 0, [phone]: { gridColumn: '1 / -1' } },
  what: { minWidth: 0 },
  name: {
    ...link,
    color: tokens.colorNeutralForeground1,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    minHeight: '20px',
    [phone]: { WebkitLineClamp: 3 },
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'none' },
    // The whole row is the target; what is drawn and read is the name.
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible': { outlineStyle: 'none' },
    ':focus-visible::after': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  why: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    marginTop: '2px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  unit: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
    [phone]: { display: 'none' },
  },
  chevron: { color: tokens.colorNeutralForeground3 },
  reason,
  red: { color: tokens.colorPaletteRedForeground1, backgroundColor: tokens.colorPaletteRedBackground1 },
  orange: {
    color: tokens.colorPaletteDarkOrangeForeground1,
    backgroundColor: tokens.colorPaletteDarkOrangeBackground1,
  },
  grey: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground3 },
  allWell: { margin: 0, padding: '16px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  more: { marginTop: '8px' },
  aside: { minWidth: 0, display: 'flex', flexDirection: 'column', gap: '28px' },
  asideHead: { display: 'flex', alignItems: 'center', minHeight: '32px' },
  moved: {},
  movedRows: { listStyleType: 'none', margin: '8px 0 0', padding: 0 },
  movedRow: {
    padding: '4px 0',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0 10px',
    [phone]: { padding: 0 },
  },
  movedLink: { textDecorationLine: 'none', ...underlined, minHeight: '24px', [phone]: { minHeight: '44px' } },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});
