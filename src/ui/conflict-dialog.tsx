import * as React from 'react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { CheckmarkCircle20Regular } from '@fluentui/react-icons';
import { BusyMark } from './busy-mark.tsx';
import { ChoiceCard, FieldChoices } from './conflict-choices.tsx';
import { useConflictStyles } from './conflict-dialog.styles.ts';
import { differingFields, firstChoice, type Conflict, type ConflictChoice } from './conflict.ts';
import { describeError } from './describe-error.ts';
import { deadlineWord, formatMoment, statusWord } from './format.ts';
import { TextArea } from './light-fields.tsx';
import { useNotify } from './notices.tsx';
import { useReadyPlan, useSession } from './plan-provider.tsx';
import { StatusLabel } from './status-label.tsx';
import { useStrings } from './strings.ts';
import { useFocusBack } from './use-focus-back.ts';

/** Two people answered: both versions, field by field, and nothing lost whichever is chosen. Esc goes back to the text. */
export const ConflictDialog: React.FC<{ conflict: Conflict }> = ({ conflict }) => {
  const styles = useConflictStyles();
  const strings = useStrings();
  const session = useSession();
  const notify = useNotify();
  const [choice, setChoice] = React.useState<ConflictChoice>(() => firstChoice(conflict));
  const [saving, setSaving] = React.useState(false);
  const { draft, theirs } = conflict;
  const differs = differingFields(conflict);
  useFocusBack();

  const save = async (): Promise<void> => {
    setSaving(true);
    const outcome = await session.resolve(choice);
    setSaving(false);
    if (outcome.kind === 'saved') {
      const title = strings.notice.answered(statusWord(outcome.activity.status, strings));
      notify({ kind: 'done', title, text: theirs.title });
    } else if (outcome.kind === 'failed') {
      const { title, text } = describeError(outcome.error, strings);
      notify({ kind: 'failed', title, text: `${text} ${strings.notice.draftKept}` });
    }
  };
  const keepTheirs = (): void => {
    session.leaveConflict('theirs');
    notify({ kind: 'done', title: strings.notice.keptTheirs, text: theirs.title });
  };

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !saving && session.leaveConflict('mine')}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{strings.conflict.title}</DialogTitle>
          <DialogContent>
            <p className={styles.lead}>
              <span className={styles.name} title={theirs.title}>
                {theirs.title}
              </span>
              {strings.conflict.chooseFields}
            </p>
            <div role="status">{conflict.again > 0 && <p className={styles.again}>{strings.conflict.again}</p>}</div>
            <div className={styles.fields}>
              <Versions conflict={conflict} />
              {differs.status && (
                <FieldChoices name={strings.conflict.chooseStatus}>
                  {(['mine', 'theirs'] as const).map((side) => (
                    <ChoiceCard
                      key={side}
                      field="status"
                      side={side}
                      theirName={theirs.acted?.by.name}
                      chosen={choice.status === side}
                      onChoose={() => setChoice({ ...choice, status: side })}
                    >
                      <StatusLabel status={side === 'mine' ? draft.status : theirs.status} />
                    </ChoiceCard>
                  ))}
                </FieldChoices>
              )}
              {differs.comment && (
                <FieldChoices name={strings.conflict.chooseComment}>
                  {(['mine', 'theirs'] as const).map((side) => (
                    <ChoiceCard
                      key={side}
                      field="comment"
                      side={side}
                      theirName={theirs.acted?.by.name}
                      chosen={choice.comment === side}
                      onChoose={() => setChoice({ ...choice, comment: side })}
                    >
                      {(side === 'mine' ? draft.comment : theirs.comment) || <i>{strings.conflict.noComment}</i>}
                    </ChoiceCard>
                  ))}
                  <ChoiceCard
                    field="comment"
                    side="both"
                    chosen={choice.comment === 'both'}
                    onChoose={() => setChoice({ ...choice, comment: 'both' })}
                    below={
                      choice.comment === 'both' && (
                        <TextArea
                          aria-label={strings.conflict.both}
                          value={choice.both}
                          onChange={(both) => setChoice({ ...choice, both })}
                        />
                      )
                    }
                  >
                    {strings.conflict.keepBoth}
                  </ChoiceCard>
                </FieldChoices>
              )}
            </div>
            <Same conflict={conflict} />
          </DialogContent>
          <DialogActions fluid className={styles.actions}>
            <Button appearance="subtle" disabled={saving} onClick={() => session.leaveConflict('mine')}>
              {strings.conflict.back}
            </Button>
            <Button disabled={saving} onClick={keepTheirs}>
              {strings.conflict.keepTheirs}
            </Button>
            <Button
              appearance="primary"
              disabledFocusable={saving}
              {...(saving ? { icon: <BusyMark /> } : {})}
              onClick={() => void save()}
            >
              {strings.conflict.save}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};

/** Whose each column is: mine to the left, and who saved the other, when and through what. */
const Versions: React.FC<{ conflict: Conflict }> = ({ conflict: { theirs } }) => {
  const styles = useConflictStyles();
  const strings = useStrings();
  const { today } = useReadyPlan();
  const { acted } = theirs;
  return (
    <div className={styles.versions}>
      <div className={styles.mine}>
        <b>{strings.conflict.mine}</b>
        <span className={styles.secondary}>{strings.conflict.mineNotSaved}</span>
      </div>
      <div className={styles.theirs}>
        <b>{acted === null ? strings.conflict.theirs : acted.by.name}</b>
        <span className={styles.secondary}>
          {acted === null
            ? strings.conflict.savedUnknown
            : strings.conflict.saved(formatMoment(acted.at, today, strings), strings.via[acted.via])}
        </span>
      </div>
    </div>
  );
};

const Same: React.FC<{ conflict: Conflict }> = ({ conflict }) => {
  const styles = useConflictStyles();
  const strings = useStrings();
  const { theirs } = conflict;
  const differs = differingFields(conflict);
  const lower = (word: string): string => word.toLocaleLowerCase(strings.locale);
  const same = [
    ...(differs.status ? [] : [`${lower(strings.status)} (${statusWord(theirs.status, strings)})`]),
    ...(differs.comment ? [] : [lower(strings.comment)]),
    `${lower(strings.deadline)} (${deadlineWord(theirs, strings)})`,
    `${lower(strings.board)} (${theirs.boards.join(', ')})`,
    lower(strings.owner),
  ];
  return (
    <p className={styles.same}>
      <CheckmarkCircle20Regular />
      {strings.conflict.same(same.join(', '))}
    </p>
  );
};
