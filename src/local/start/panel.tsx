import * as React from 'react';
import { Link, makeStyles, Text, tokens, Tooltip } from '@fluentui/react-components';
import { Open20Regular } from '@fluentui/react-icons';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    minWidth: 0,
    overflow: 'hidden',
    borderRadius: '8px',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '36px',
    padding: '0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, whiteSpace: 'nowrap' },
  aside: {
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    flexGrow: 1,
  },
  open: { display: 'flex', padding: '2px' },
  body: { position: 'relative', flexGrow: 1, minHeight: 0, overflow: 'hidden' },
});

export interface PanelProps {
  readonly heading: string;
  readonly aside: string;
  /** Where the same thing stands alone; absent where it has no page of its own. */
  readonly address?: string | undefined;
  readonly controls?: React.ReactNode;
}

/** A card with a heading; its body fills what is left and clips. */
export const Panel: React.FunctionComponent<PanelProps> = ({ heading, aside, address, controls, children }) => {
  const styles = useStyles();
  return (
    <section className={styles.panel} aria-label={heading}>
      <div className={styles.head}>
        <Text as="h2" size={400} weight="semibold" className={styles.heading}>
          {heading}
        </Text>
        <Text size={200} className={styles.aside}>
          {aside}
        </Text>
        {controls}
        {address === undefined ? null : (
          <Tooltip content="Öppna i ett eget fönster" relationship="label">
            <Link className={styles.open} href={address} target="_blank" rel="noreferrer">
              <Open20Regular />
            </Link>
          </Tooltip>
        )}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  );
};
