import * as React from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';

interface Held {
  readonly content: unknown;
  readonly rowId: string;
  /** Pixels from the top of what is in sight. */
  readonly top: number;
}

/**
 * Rows that come or go by a reading of the plan do not move what somebody looks at: the row with the focus where that is
 * in sight, else the first. What the reader does (a filter, a fold) moves rows as ever.
 */
export const useSteadyRows = (
  virtual: Virtualizer<HTMLElement, Element>,
  rows: readonly { readonly id: string }[],
  /** The index of the row with the focus; -1: it is elsewhere. */
  focused: () => number,
  content: unknown,
): void => {
  const held = React.useRef<Held | null>(null);
  React.useLayoutEffect(() => {
    const before = held.current;
    const element = virtual.scrollElement;
    if (element === null) return;
    // Rows that came into the page just now have been measured: asking for the whole brings the places up to date.
    virtual.getTotalSize();
    if (before !== null && before.content !== content) {
      const now = rows.findIndex(({ id }) => id === before.rowId);
      const start = virtual.measurementsCache[now]?.start;
      const moved = start === undefined ? 0 : start - element.scrollTop - before.top;
      if (moved !== 0) element.scrollBy({ top: moved, behavior: 'instant' });
    }
    const { scrollTop, clientHeight } = element;
    const isSeen = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
      end > scrollTop && start < scrollTop + clientHeight;
    const active = virtual.measurementsCache[focused()];
    const item = active !== undefined && isSeen(active) ? active : virtual.getVirtualItems().find(isSeen);
    const rowId = item === undefined ? undefined : rows[item.index]?.id;
    held.current = item === undefined || rowId === undefined ? null : { content, rowId, top: item.start - scrollTop };
  });
};
