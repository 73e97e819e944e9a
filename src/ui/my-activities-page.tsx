import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { refusalOf, roleOf } from '../plan/permissions.ts';
import type { ActivityView } from './activity-view.ts';
import { CollapsibleGroup } from './collapsible-group.tsx';
import { useDraftedKeys } from './use-drafts.ts';
import { lazyPart } from './lazy-part.tsx';
import { phone } from './media.ts';
import { MyActivitiesHeader } from './my-activities-header.tsx';
import type { OpenRow } from './my-activity-controls.tsx';
import { MyActivityRow } from './my-activity-row.tsx';
import { groupNames, groupsOf, placesOf, type GroupName, type Places } from './my-groups.ts';
import { EmptyState, SetAsideState } from './page-states.tsx';
import { useReadyPlan, useSession } from './plan-provider.tsx';
import { useStrings, type Strings } from './strings.ts';

const UnchangedForAllDialog = lazyPart(
  async () => (await import('./unchanged-for-all-dialog.tsx')).UnchangedForAllDialog,
);

/** More than a screen or two at once is drawn when it is asked for. */
const rowsAtFirst = 40;

const useStyles = makeStyles({
  page: { maxWidth: '1168px', margin: '0 auto', padding: '20px 24px 96px', [phone]: { padding: '16px 0 96px' } },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  more: { padding: '8px 16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  nothing: { margin: '16px 0 0', [phone]: { padding: '0 16px' } },
});

/** Mina aktiviteter: what I answer for, in the order in which it is asked for. */
export const MyActivitiesPage: React.FC<{
  /** The row that is open. Where it is from the first, a link asked for it: it is scrolled to and gets the focus. */
  openKey: string | null;
  onOpenKey: (key: string | null) => void;
  planAddress: string;
  onMove: (key: string) => void;
}> = ({ openKey, onOpenKey, planAddress, onMove }) => {
  const styles = useStyles();
  const strings = useStrings();
  const { viewer, views, content } = useReadyPlan();
  const [asked] = React.useState(openKey);
  const [askingAll, setAskingAll] = React.useState(false);
  const listRef = React.useRef<HTMLDivElement>(null);
  const focusNext = React.useRef<string | null>(
    asked === null ? null : `[data-activity="${CSS.escape(asked)}"] button`,
  );

  const [seen, setSeen] = React.useState(views);
  const [places, setPlaces] = React.useState<Places>(() => placesOf(views.all, viewer.person, new Map()));
  if (seen !== views) {
    setSeen(views);
    setPlaces(placesOf(views.all, viewer.person, places));
  }
  const groups = React.useMemo(() => groupsOf(views.all, places), [views, places]);
  const mine = [...groups.values()].flat();
  const unchanged = mine.filter((view) => {
    if (!view.unanswered || content.plan.state === 'closed') return false;
    return (
      refusalOf('answer-unchanged', roleOf(viewer, view.activity, content.units), view.activity, views.period) === null
    );
  });

  const drafted = useDraftedKeys(
    useSession().answers(),
    unchanged.map((view) => view.activity.key),
  );
  const unchangeable = unchanged.filter((view) => !drafted.has(view.activity.key));

  const open = React.useCallback<OpenRow>(
    (key, focus) => {
      if (key !== null && focus === 'comment') focusNext.current = `[data-activity="${CSS.escape(key)}"] textarea`;
      onOpenKey(key);
    },
    [onOpenKey],
  );
  React.useEffect(() => {
    if (focusNext.current === null) return;
    const target = listRef.current?.querySelector<HTMLElement>(focusNext.current);
    focusNext.current = null;
    target?.focus({ preventScroll: true });
    target?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [openKey]);

  return (
    <div className={styles.page} ref={listRef}>
      <SetAsideState items={content.unreadable} />
      <MyActivitiesHeader mine={mine} unchangeable={unchangeable} onAll={() => setAskingAll(true)} />
      {mine.length === 0 && (
        <EmptyState title={strings.mine.emptyTitle} text={strings.mine.emptyText}>
          <Button as="a" appearance="primary" href={planAddress}>
            {strings.mine.toPlan}
          </Button>
        </EmptyState>
      )}
      {mine.length > 0 && views.period !== null && !mine.some(isLeft) && groups.get('to-answer')?.length === 0 && (
        <p className={styles.nothing}>{strings.mine.nothingToAnswer}</p>
      )}
      {groupNames.map((name) => {
        const rows = groups.get(name) ?? [];
        if (rows.length === 0) return null;
        const title = groupTitle(name, rows, strings);
        const left = rows.filter(isLeft).length;
        const count = name === 'to-answer' && left > 0 ? left : rows.length;
        return (
          <CollapsibleGroup
            key={name}
            title={title}
            count={count}
            name={strings.mine.group(title, count)}
            startsOpen={name !== 'finished' || rows.some((view) => view.activity.key === asked)}
          >
            <GroupRows views={rows} openKey={openKey} onOpen={open} onMove={onMove} />
          </CollapsibleGroup>
        );
      })}
      {askingAll && (
        <UnchangedForAllDialog
          views={unchangeable}
          leftOut={unchanged.filter((view) => drafted.has(view.activity.key))}
          onClose={(answered) => {
            setAskingAll(false);
            if (openKey !== null && answered.includes(openKey)) onOpenKey(null);
          }}
        />
      )}
    </div>
  );
};

const GroupRows: React.FC<{
  views: readonly ActivityView[];
  openKey: string | null;
  onOpen: OpenRow;
  onMove: (key: string) => void;
}> = ({ views, openKey, onOpen, onMove }) => {
  const styles = useStyles();
  const strings = useStrings();
  const [shown, setShown] = React.useState(() =>
    Math.max(rowsAtFirst, views.findIndex((view) => view.activity.key === openKey) + 1),
  );
  const left = Math.min(rowsAtFirst, views.length - shown);
  return (
    <>
      <ul className={styles.list}>
        {views.slice(0, shown).map((view) => (
          <MyActivityRow
            key={view.activity.key}
            view={view}
            open={view.activity.key === openKey}
            onOpen={onOpen}
            onMove={onMove}
          />
        ))}
      </ul>
      {left > 0 && (
        <div className={styles.more}>
          <Button appearance="transparent" onClick={() => setShown(shown + rowsAtFirst)}>
            {strings.mine.showMore(left)}
          </Button>
        </div>
      )}
    </>
  );
};

/** What is answered stays in its group while the page is open, and is no longer counted as left. */
const isLeft = (view: ActivityView): boolean => view.unanswered;

const groupTitle = (name: GroupName, views: readonly ActivityView[], strings: Strings): string => {
  if (name === 'to-answer') return views.some(isLeft) ? strings.mine.toAnswer : strings.mine.allAnswered;
  if (name === 'late') return strings.mine.late;
  if (name === 'coming') return strings.mine.coming;
  const allDone = views.every((view) => view.activity.status.progress === 'completed');
  return allDone ? strings.mine.finished : strings.mine.closed;
};
