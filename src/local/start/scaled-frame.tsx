import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';
import { useShrink } from './use-shrink.ts';

const useStyles = makeStyles({ room: { position: 'absolute', inset: 0, overflow: 'hidden' } });

/** Pixels of the Playground's own bar: what it holds for developers is in its own window. */
const bar = 48;

export interface ScaledFrameProps {
  readonly title: string;
  readonly src: string;
  /** The narrowest the page inside is drawn; in less room it is made smaller. */
  readonly minWidth: number;
  readonly visible: boolean;
  /** The Playground's page shows the conversation of this name in its tree. */
  readonly show?: string | undefined;
  /** Told which messages its page has got, by their ids in Teams, since it was loaded. */
  readonly onTold: (messages: readonly string[]) => void;
}

/**
 * A frame that keeps its page while it is out of sight (a Playground that is closed forgets its conversations), and
 * that shrinks a page which cannot be narrow.
 */
export const ScaledFrame: React.FunctionComponent<ScaledFrameProps> = (props) => {
  const { title, src, minWidth, visible, show, onTold } = props;
  const styles = useStyles();
  const frame = React.useRef<HTMLIFrameElement>(null);
  const { room, style } = useShrink(minWidth);
  const ask = React.useCallback(() => {
    if (show !== undefined) frame.current?.contentWindow?.postMessage({ show }, new URL(src).origin);
  }, [show, src]);
  React.useEffect(ask, [ask]);
  const newest = React.useRef(onTold);
  React.useLayoutEffect(() => {
    newest.current = onTold;
  });
  React.useEffect(() => {
    const listen = ({ data, source }: MessageEvent<unknown>): void => {
      if (source !== frame.current?.contentWindow || typeof data !== 'object' || data === null) return;
      if ('told' in data && Array.isArray(data.told)) newest.current(data.told.map(String));
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);
  const withoutBar = { height: Number(style.height) + bar, transform: `${style.transform} translateY(-${bar}px)` };
  // Not 'visible', which would show in a place that is stowed away.
  const visibility = visible ? 'inherit' : 'hidden';
  return (
    <div ref={room} className={styles.room} style={{ visibility }}>
      <iframe ref={frame} title={title} src={src} onLoad={ask} style={{ ...style, ...withoutBar, visibility }} />
    </div>
  );
};
