import * as React from 'react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ActivityView } from './activity-view.ts';
import { describeError } from './describe-error.ts';
import { useNotify } from './notices.tsx';
import { useSession } from './plan-provider.tsx';
import { StatusLabel } from './status-label.tsx';
import { useStrings } from './strings.ts';
import { useFocusBack } from './use-focus-back.ts';

const useStyles = makeStyles({
  list: { margin: '12px 0 0', padding: 0, listStyleType: 'none', maxHeight: '50vh', overflowY: 'auto' },
  leftOut: { marginTop: '16px', '& ul': { margin: '4px 0 0', paddingLeft: '20px' } },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 128px',
    gap: '12px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/**
 * Asks once, says which, and which have unsaved text and are left to be answered with it; each answer is saved by
 * itself, so that one that fails leaves the others saved.
 */
export const UnchangedForAllDialog: React.FC<{
  views: readonly ActivityView[];
  leftOut: readonly ActivityView[];
  /** Called with the keys of what was answered. */
  onClose: (answered: readonly string[]) => void;
}> = ({ views, leftOut, onClose }) => {
  const styles = useStyles();
  const strings = useStrings();
  const session = useSession();
  const notify = useNotify();
  // The rows answer one by one while it works; what the dialog asked about stays as it was asked.
  const [asked] = React.useState(views);
  const [done, setDone] = React.useState<number | null>(null);

  const answerAll = async (): Promise<void> => {
    const answered: string[] = [];
    let failure: unknown;
    for (const [index, view] of asked.entries()) {
      setDone(index);
      const outcome = await session.answerUnchanged(view.activity.key);
      if (outcome.kind === 'saved') answered.push(view.activity.key);
      if (outcome.kind === 'failed') failure = outcome.error;
    }
    const saved = answered.length;
    if (saved === asked.length) notify({ kind: 'done', title: strings.notice.unchangedAll(saved) });
    else {
      const text = failure === undefined ? strings.notice.changedMeanwhile : describeError(failure, strings).text;
      notify({ kind: 'failed', title: strings.notice.unchangedSome(saved, asked.length), text });
    }
    onClose(answered);
  };

  useFocusBack();
  const working = done !== null;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !working && onClose([])}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{strings.mine.unchangedForAllTitle(asked.length)}</DialogTitle>
          <DialogContent>
            {strings.mine.unchangedForAllText}
            <ul className={styles.list}>
              {asked.map(({ activity }) => (
                <li key={activity.key} className={styles.item}>
                  {activity.title}
                  <StatusLabel status={activity.status} />
                </li>
              ))}
            </ul>
            {leftOut.length > 0 && (
              <div className={styles.leftOut}>
                {strings.mine.unchangedForAllLeftOut(leftOut.length)}
                <ul>
                  {leftOut.map(({ activity }) => (
                    <li key={activity.key}>{activity.title}</li>
                  ))}
                </ul>
              </div>
            )}
          </DialogContent>
          <DialogActions>
            <Button disabled={working} onClick={() => onClose([])}>
              {strings.cancel}
            </Button>
            <Button appearance="primary" disabledFocusable={working} onClick={() => void answerAll()}>
              {working
                ? strings.mine.unchangedForAllProgress(done + 1, asked.length)
                : strings.mine.unchangedForAll(asked.length)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
