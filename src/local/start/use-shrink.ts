import * as React from 'react';

export interface Shrink {
  /** The element whose room the page is fitted to. */
  readonly room: React.RefObject<HTMLDivElement>;
  /** For the page inside: as large as it needs, drawn as large as there is room for. */
  readonly style: React.CSSProperties;
}

/**
 * Draws a page that wants some width (CSS pixels) in less, smaller. In less room than `least` it is not shrunk: there
 * the page has a narrow form of its own.
 */
export const useShrink = (wanted: number, least = 0): Shrink => {
  const room = React.useRef<HTMLDivElement>(null);
  const [size, setSize] = React.useState({ width: wanted, height: 480 });
  React.useEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scale = size.width < least ? 1 : Math.min(1, size.width / wanted);
  return {
    room,
    style: {
      position: 'absolute',
      inset: 0,
      border: 0,
      width: size.width / scale,
      height: size.height / scale,
      transform: `scale(${scale})`,
      transformOrigin: '0 0',
    },
  };
};
