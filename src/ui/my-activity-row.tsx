import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { isFinished } from '../plan/status.ts';
import type { ActivityView } from './activity-view.ts';
import { Actions, CommentPart, StatusPart, type OpenRow } from './my-activity-controls.tsx';
import { Deadline, MoveButton, Name } from './my-activity-facts.tsx';
import { useRowStyles } from './my-activity-row.styles.ts';
import { useAnswer } from './use-answer.ts';

interface RowProps {
  readonly view: ActivityView;
  readonly open: boolean;
  readonly onOpen: OpenRow;
  readonly onMove: (key: string) => void;
}

/** One of my activities: closed it is answered in a click, open it is written in. Drawn again only when its own part changes. */
export const MyActivityRow: React.FC<RowProps> = React.memo(function MyActivityRow({ view, open, onOpen, onMove }) {
  const styles = useRowStyles();
  const form = useAnswer(view);
  const nameRef = React.useRef<HTMLButtonElement>(null);
  const { activity } = view;
  const answered = (view.answer !== null || isFinished(activity.status)) && !form.dirty;
  const editable = form.refusal === null && (open || !answered);

  const close = (): void => {
    if (open) onOpen(null);
    nameRef.current?.focus();
  };
  const save = async (work: () => Promise<boolean>): Promise<void> => {
    if (await work()) close();
    // What is missing is said beside the comment, which is shown in an open row.
    else if (!open && form.missing !== null) onOpen(activity.key, 'comment');
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && open) close();
    if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (form.refusal === null && (open || form.dirty)) void save(form.save);
    }
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc and Ctrl+S reach the row from whichever of its controls has the focus
    <li
      className={mergeClasses(styles.row, open && styles.open, !editable && styles.quiet)}
      data-activity={activity.key}
      onKeyDown={onKeyDown}
    >
      <Name view={view} open={open} buttonRef={nameRef} onToggle={() => (open ? close() : onOpen(activity.key))}>
        {open && <MoveButton view={view} onMove={onMove} />}
      </Name>
      <Deadline view={view} open={open} />
      <div className={mergeClasses(styles.status, !editable && styles.statusText)}>
        <StatusPart view={view} form={form} editable={editable} open={open} onOpen={onOpen} />
      </div>
      <div className={styles.comment}>
        <CommentPart view={view} form={form} editable={editable} open={open} onOpen={onOpen} />
      </div>
      <div className={mergeClasses(styles.actions, open && styles.actionsOpen)}>
        <Actions view={view} form={form} editable={editable} open={open} onOpen={onOpen} onSave={save} />
      </div>
    </li>
  );
});
