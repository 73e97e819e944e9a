import * as React from 'react';

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
  const frame = React.useRef<HTMLIFrameElement>(null);
  const [size, setSize] = React.useState({ width: minWidth, height: 480 });

  React.useEffect(() => {
    const room = frame.current?.parentElement;
    if (!room) return undefined;
    const observer = new ResizeObserver(() => {
      if (room.clientWidth > 0) setSize({ width: room.clientWidth, height: room.clientHeight });
    });
    observer.observe(room);
    return () => observer.disconnect();
  }, []);

  const ask = React.useCallback(() => {
    if (show !== undefined) frame.current?.contentWindow?.postMessage({ show }, new URL(src).origin);
  }, [show, src]);
  React.useEffect(ask, [ask]);

  const scale = Math.min(1, size.width / minWidth);
  return (
    <iframe
      ref={frame}
      title={title}
      src={src}
      onLoad={ask}
      style={{
        position: 'absolute',
        inset: 0,
        border: 0,
        width: size.width / scale,
        height: size.height / scale,
        transform: `scale(${scale})`,
        transformOrigin: '0 0',
        visibility: visible ? 'visible' : 'hidden',
      }}
    />
  );
};
