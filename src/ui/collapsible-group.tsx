import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { phone } from './media.ts';

const useStyles = makeStyles({
  group: { marginTop: '12px' },
  heading: {
    display: 'flex',
    alignItems: 'baseline',
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    [phone]: { paddingInline: '8px' },
  },
  button: {
    justifyContent: 'flex-start',
    paddingInline: '4px 8px',
    gap: '4px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    minWidth: 0,
    color: tokens.colorNeutralForeground1,
    [phone]: { minHeight: '44px' },
  },
  count: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
    marginLeft: '6px',
  },
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
    overflow: 'hidden',
    [phone]: { borderRadius: 0, boxShadow: 'none' },
  },
});

/** A heading that opens and closes what stands under it; `name` is the whole of it for a screen reader. */
export const CollapsibleGroup: React.FC<{ title: string; count: number; name: string; startsOpen: boolean }> = ({
  title,
  count,
  name,
  startsOpen,
  children,
}) => {
  const styles = useStyles();
  const [open, setOpen] = React.useState(startsOpen);
  return (
    <section className={styles.group} aria-label={name}>
      <h2 className={styles.heading}>
        <Button
          appearance="transparent"
          className={styles.button}
          aria-expanded={open}
          aria-label={name}
          icon={open ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
          onClick={() => setOpen(!open)}
        >
          {title}
          <span className={styles.count}>{count}</span>
        </Button>
      </h2>
      {open && <div className={styles.card}>{children}</div>}
    </section>
  );
};
