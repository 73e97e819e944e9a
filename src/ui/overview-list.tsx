import * as React from 'react';
import { mergeClasses, useId } from '@fluentui/react-components';
import {
  BranchCompare20Regular,
  CalendarArrowRight20Regular,
  ChevronRight20Regular,
  CircleHint20Regular,
  ClockAlarm20Regular,
  PersonQuestionMark20Regular,
  Warning20Regular,
} from '@fluentui/react-icons';
import type { ActivityView } from './activity-view.ts';
import { whyOf } from './attention-words.ts';
import type { AttentionKind } from './attention.ts';
import { deadlineWord } from './format.ts';
import { LightButton } from './light-button.tsx';
import type { OverviewFilter } from './overview-filter.ts';
import { capitalised, overviewStrings } from './overview-strings.ts';
import { useOverviewStyles } from './overview.styles.ts';
import { useReadyPlan } from './plan-provider.tsx';
import { LateLabel, StatusLabel } from './status-label.tsx';
import { useStrings } from './strings.ts';

/** An activity under the sentence; `kind` says why it needs attention, null where a figure brought it here. */
export interface ListedActivity {
  readonly kind: AttentionKind | null;
  readonly view: ActivityView;
}

/** So many at first, so that the page is seen whole and one kind does not hide the others; then a hundred at a time. */
const atFirst = 6;
const ofEachKind = 3;
const atATime = 100;

/** The list that the sentence's figures change: the status or the reason, the name and why, the unit. */
export const OverviewList: React.FC<{
  listed: readonly ListedActivity[];
  shown: OverviewFilter['list'];
  onShow: (list: OverviewFilter['list']) => void;
  onOpen: (key: string) => void;
}> = ({ listed, shown, onShow, onOpen }) => {
  const styles = useOverviewStyles();
  const words = overviewStrings(useStrings());
  // Another list begins short again.
  const [wanted, setWanted] = React.useState({ list: shown, room: atFirst });
  const room = wanted.list === shown ? wanted.room : atFirst;
  const setRoom = (next: number): void => setWanted({ list: shown, room: next });
  const heading = shown === 'attention' ? words.attention : capitalised(words.figure[shown](listed.length));
  const headingId = useId('overview-list-');
  return (
    <div className={styles.list}>
      <div className={styles.listHead}>
        <h3 className={styles.heading} id={headingId} aria-live="polite">
          {heading}
        </h3>
        {shown !== 'attention' && (
          <button type="button" className={styles.link} onClick={() => onShow('attention')}>
            {words.showAttention}
          </button>
        )}
        {listed.length > atFirst && (
          <button
            type="button"
            className={styles.link}
            aria-expanded={room > atFirst}
            onClick={() => setRoom(room > atFirst ? atFirst : atATime)}
          >
            {room > atFirst ? words.showFewer : words.showAll(listed.length)}
          </button>
        )}
      </div>
      {shown === 'attention' && listed.length > atFirst && <Kinds listed={listed} />}
      {listed.length === 0 ? (
        <p className={styles.allWell}>{shown === 'attention' ? words.allWell : words.noneShown}</p>
      ) : (
        <ul className={styles.rows} aria-labelledby={headingId}>
          {(room > atFirst ? listed.slice(0, room) : firstOf(listed)).map(({ kind, view }) => (
            <Row key={view.activity.key} kind={kind} view={view} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {room > atFirst && listed.length > room && (
        <LightButton appearance="subtle" className={styles.more} onClick={() => setRoom(room + atATime)}>
          {words.showMore(Math.min(atATime, listed.length - room))}
        </LightButton>
      )}
    </div>
  );
};

/** "8 försenade, 4 med olika uppgifter": the rows seen at first do not tell. */
const Kinds: React.FC<{ listed: readonly ListedActivity[] }> = ({ listed }) => {
  const styles = useOverviewStyles();
  const words = overviewStrings(useStrings());
  const kinds = Map.groupBy(listed, ({ kind }) => kind);
  const said = [...kinds].map(([kind, those]) => (kind === null ? '' : words.ofKind[kind](those.length)));
  return <p className={mergeClasses(styles.quiet, styles.kinds)}>{said.join(', ')}</p>;
};

/** Three of each kind, in their order, and then what there is room for. */
const firstOf = (listed: readonly ListedActivity[]): readonly ListedActivity[] => {
  const kinds = [...Map.groupBy(listed, ({ kind }) => kind).values()];
  const few = kinds.flatMap((those) => those.slice(0, ofEachKind)).slice(0, atFirst);
  const rest = listed.filter((one) => !few.includes(one));
  const chosen = new Set([...few, ...rest.slice(0, atFirst - few.length)]);
  return listed.filter((one) => chosen.has(one));
};

const Row: React.FC<ListedActivity & { onOpen: (key: string) => void }> = React.memo(function Row({
  kind,
  view,
  onOpen,
}) {
  const styles = useOverviewStyles();
  const strings = useStrings();
  const { content, today } = useReadyPlan();
  const { activity } = view;
  const unit = content.units.find(({ key }) => key === activity.unitKey);
  return (
    <li className={styles.row} data-activity={activity.key}>
      <span className={styles.status}>
        {kind === null ? <StatusLabel status={activity.status} badge /> : <Reason kind={kind} />}
      </span>
      <span className={styles.what}>
        <button type="button" className={styles.name} title={activity.title} onClick={() => onOpen(activity.key)}>
          {activity.title}
        </button>
        <span className={styles.why}>
          {kind === null ? <Deadline view={view} /> : whyOf({ kind, view }, today, strings)}
        </span>
      </span>
      <span className={styles.unit}>{unit?.name ?? activity.boards.join(', ')}</span>
      <ChevronRight20Regular className={styles.chevron} />
    </li>
  );
});

const Deadline: React.FC<{ view: ActivityView }> = ({ view }) => {
  const strings = useStrings();
  const { today } = useReadyPlan();
  return (
    <>
      {`${deadlineWord(view.activity, strings)} `}
      {view.late && <LateLabel activity={view.activity} today={today} />}
    </>
  );
};

const icons: Readonly<Record<AttentionKind, React.FC>> = {
  late: ClockAlarm20Regular,
  deviates: Warning20Regular,
  requested: CalendarArrowRight20Regular,
  differs: BranchCompare20Regular,
  unanswered: CircleHint20Regular,
  nobody: PersonQuestionMark20Regular,
};

const Reason: React.FC<{ kind: AttentionKind }> = ({ kind }) => {
  const styles = useOverviewStyles();
  const words = overviewStrings(useStrings());
  const Icon = icons[kind];
  const tint = kind === 'late' ? styles.red : kind === 'unanswered' || kind === 'nobody' ? styles.grey : styles.orange;
  return (
    <span className={mergeClasses(styles.reason, tint)}>
      <Icon />
      {words.kind[kind]}
    </span>
  );
};
