import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';
import { useShrink } from './use-shrink.ts';

const useStyles = makeStyles({ room: { position: 'absolute', inset: 0, overflow: 'hidden' } });

/** A page made for a whole window, so that a quarter of one shows as much of it. On a phone it keeps its size. */
export const Shrunk: React.FunctionComponent<{ readonly wanted: number }> = ({ wanted, children }) => {
  const styles = useStyles();
  const { room, style } = useShrink(wanted, 560);
  return (
    <div ref={room} className={styles.room}>
      <div style={style}>{children}</div>
    </div>
  );
};
