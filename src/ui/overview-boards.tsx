import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { DataBarHorizontal20Regular, Table20Regular } from '@fluentui/react-icons';
import { segments, type BoardSummary, type Segment } from '../plan/summary.ts';
import { overviewStrings } from './overview-strings.ts';
import { nameOr } from './overview-filter.ts';
import { useBarStyles } from './overview-bars.styles.ts';
import { useOverviewStyles } from './overview.styles.ts';
import { LightButton } from './light-button.tsx';
import { useStrings } from './strings.ts';

interface Props {
  readonly boards: readonly BoardSummary[];
  /** Narrows the page to one board. */
  readonly onBoard: (key: string) => void;
}

/** One bar a board, or the same figures as a table. */
export const OverviewBoards: React.FC<Props> = ({ boards: inThePlan, onBoard }) => {
  const styles = useOverviewStyles();
  const words = overviewStrings(useStrings());
  const [table, setTable] = React.useState(false);
  if (inThePlan.length === 0) return null;
  const boards = inThePlan.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'sv'));
  return (
    <section aria-label={words.byBoard}>
      <div className={styles.asideHead}>
        <h3 className={styles.heading}>{words.byBoard}</h3>
        <LightButton
          appearance="subtle"
          size="small"
          icon={table ? <DataBarHorizontal20Regular /> : <Table20Regular />}
          onClick={() => setTable(!table)}
        >
          {table ? words.asBars : words.asTable}
        </LightButton>
      </div>
      {table ? <FiguresTable boards={boards} onBoard={onBoard} /> : <Bars boards={boards} onBoard={onBoard} />}
    </section>
  );
};

const nameOf = ({ board }: BoardSummary): string => nameOr(board.key, board.name);

const Bars: React.FC<Props> = ({ boards, onBoard }) => {
  const bars = useBarStyles();
  const styles = useOverviewStyles();
  const strings = useStrings();
  const words = overviewStrings(strings);
  const present = segments.filter((segment) => boards.some((board) => board.segments[segment].length > 0));
  return (
    <>
      {boards.map((summary) => (
        <div key={summary.board.key} className={bars.board}>
          <div className={bars.boardHead}>
            <span className={bars.boardName}>{nameOf(summary)}</span>
            <button
              type="button"
              className={styles.link}
              aria-label={`${nameOf(summary)}: ${strings.activities(summary.counted.activities.length)}`}
              onClick={() => onBoard(summary.board.key)}
            >
              {strings.activities(summary.counted.activities.length)}
            </button>
          </div>
          <Bar summary={summary} />
        </div>
      ))}
      <ul className={bars.legend}>
        {present.map((segment) => (
          <li key={segment} className={bars.legendItem}>
            <span className={mergeClasses(bars.swatch, bars[segment])} />
            {words.segment[segment]}
          </li>
        ))}
      </ul>
    </>
  );
};

/** Order fixed; each part is as wide as its share, and wide enough for its figure. Read aloud as one sentence. */
const Bar: React.FC<{ summary: BoardSummary }> = ({ summary }) => {
  const bars = useBarStyles();
  const words = overviewStrings(useStrings());
  const parts = segments
    .map((segment) => ({ segment, count: summary.segments[segment].length }))
    .filter(({ count }) => count > 0);
  const said = parts.map(({ segment, count }) => `${words.segment[segment]} ${count}`).join(', ');
  return (
    <div role="img" aria-label={`${nameOf(summary)}: ${said}`} className={bars.bar}>
      {parts.map(({ segment, count }) => (
        <div key={segment} className={bars.part} style={{ flexGrow: count }}>
          <div className={mergeClasses(bars.fill, bars[segment])} />
          <span className={bars.count}>{count}</span>
        </div>
      ))}
    </div>
  );
};

const FiguresTable: React.FC<Props> = ({ boards, onBoard }) => {
  const bars = useBarStyles();
  const styles = useOverviewStyles();
  const strings = useStrings();
  const words = overviewStrings(strings);
  const head = (segment: Segment): string => (segment === 'other' ? words.others : words.segment[segment]);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways has to be reached with the keyboard
    <div className={bars.tableFrame} tabIndex={0} role="region" aria-label={words.byBoard}>
      <table className={bars.table}>
        <thead>
          <tr>
            <th scope="col" className={bars.headCell}>
              {words.board}
            </th>
            {segments.map((segment) => (
              <th key={segment} scope="col" className={mergeClasses(bars.headCell, bars.number)}>
                {head(segment)}
              </th>
            ))}
            <th scope="col" className={mergeClasses(bars.headCell, bars.number)}>
              {words.all}
            </th>
          </tr>
        </thead>
        <tbody>
          {boards.map((summary) => (
            <tr key={summary.board.key}>
              <th scope="row" className={bars.cell}>
                <button type="button" className={styles.link} onClick={() => onBoard(summary.board.key)}>
                  {nameOf(summary)}
                </button>
              </th>
              {segments.map((segment) => (
                <td key={segment} className={mergeClasses(bars.cell, bars.number)}>
                  {summary.segments[segment].length}
                </td>
              ))}
              <td className={mergeClasses(bars.cell, bars.number)}>{summary.counted.activities.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
