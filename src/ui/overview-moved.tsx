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

/** The cause given most often for these activities' latest granted postponements, and for how many unless for most. */
const Causes: React.FC<{ keys: readonly string[] }> = ({ keys }) => {
  const styles = useOverviewStyles();
  const strings = useStrings();
  const words = overviewStrings(strings);
  const { views } = useReadyPlan();
  const causes = keys.flatMap((key) => views.byKey.get(key)?.postponed?.cause ?? []);
  const [most] = [...Map.groupBy(causes, (cause) => cause)].toSorted((a, b) => b[1].length - a[1].length);
  if (most === undefined) return null;
  const [cause, { length: given }] = most;
  const word = strings.cause[cause].toLocaleLowerCase(strings.locale);
  const isMostly = given * 2 > keys.length;
  return (
    <span className={styles.quiet}>{isMostly ? words.mostly(word) : words.givenFor(given, keys.length, word)}</span>
  );
};
