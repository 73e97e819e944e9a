import * as React from 'react';
import type { Figure } from '../plan/summary.ts';
import { overviewStrings } from './overview-strings.ts';
import { FigureLink, type ShowsFigures } from './overview-sentence.tsx';
import { useOverviewStyles } from './overview.styles.ts';
import { useReadyPlan } from './plan-provider.tsx';
import { useStrings } from './strings.ts';

const listed = ['moved-beyond', 'moved-within', 'paused'] as const satisfies readonly Figure[];

/** What no longer follows the adopted plan, and why mostly, where that is known. */
export const OverviewMoved: React.FC<ShowsFigures> = ({ summary, shown, onShow }) => {
  const styles = useOverviewStyles();
  const words = overviewStrings(useStrings());
  const present = listed.filter((figure) => summary.counted[figure].length > 0);
  return (
    <section className={styles.moved} aria-label={words.changed}>
      <h3 className={styles.heading}>{words.changed}</h3>
      {present.length === 0 ? (
        <p className={styles.quiet}>{words.notMoved}</p>
      ) : (
        <ul className={styles.movedRows}>
          {present.map((figure) => (
            <li key={figure} className={styles.movedRow}>
              <FigureLink {...{ figure, summary, shown, onShow }} className={styles.movedLink} />
              <Causes keys={summary.counted[figure]} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** The cause given most often for these activities' granted postponements; nothing where none was given. */
const Causes: React.FC<{ keys: readonly string[] }> = ({ keys }) => {
  const styles = useOverviewStyles();
  const strings = useStrings();
  const { content } = useReadyPlan();
  const within = new Set(keys);
  const causes = content.postponements.flatMap(({ activityKey, state, cause }) =>
    state === 'granted' && cause !== null && within.has(activityKey) ? [cause] : [],
  );
  const [most] = [...Map.groupBy(causes, (cause) => cause)].toSorted((a, b) => b[1].length - a[1].length);
  if (most === undefined) return null;
  const word = strings.cause[most[0]].toLocaleLowerCase(strings.locale);
  return <span className={styles.quiet}>{overviewStrings(strings).mostly(word)}</span>;
};
