import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';
import { useShrink } from './use-shrink.ts';

const useStyles = makeStyles({ room: { position: 'absolute', inset: 0, overflow: 'hidden' } });

export interface ScaledFrameProps {
  readonly title: string;
  readonly src: string;
  /** The narrowest the page inside is drawn; in less room it is made smaller. */
  readonly minWidth: number;
  readonly visible: boolean;
  /** The Playground's page shows the conversation of this name in its tree. */
  readonly show?: string | undefined;
}

/**
 * A frame that keeps its page while it is out of sight (a Playground that is closed forgets its conversations), and
 * that shrinks a page which cannot be narrow.
 */
export const ScaledFrame: React.FunctionComponent<ScaledFrameProps> = ({ title, src, minWidth, visible, show }) => {
  const styles = useStyles();
  const frame = React.useRef<HTMLIFrameElement>(null);
  const { room, style } = useShrink(minWidth);
  const ask = React.useCallback(() => {
    if (show !== undefined) frame.current?.contentWindow?.postMessage({ show }, new URL(src).origin);
  }, [show, src]);
  React.useEffect(ask, [ask]);
  const visibility = visible ? 'visible' : 'hidden';
  return (
    <div ref={room} className={styles.room} style={{ visibility }}>
      <iframe ref={frame} title={title} src={src} onLoad={ask} style={{ ...style, visibility }} />
    </div>
  );
};
