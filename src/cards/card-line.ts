import type { CardElement, IContainer, IExecuteAction, IOpenUrlAction } from '@microsoft/teams.cards';
import { missingCommentWords, type MissingComment } from '../plan/demanded-comment.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { progressesFor, refusalOf, type Refusal } from '../plan/permissions.ts';
import type { Act } from '../plan/person.ts';
import { progresses } from '../plan/status.ts';
import { Temporal } from 'temporal-polyfill';
import { commentInput, longestComment, longestWritten, statusInput, type VersionedKey } from './card-action.ts';
import type { Activity } from '../plan/activity.ts';
import type { CardLine, LineState } from './reminder.ts';
import { shownOf, statedFor, type Shown } from './shown.ts';
import { asWritten, shortened, statusText, text, weekdayText } from './text.ts';
import type { CardWords } from './words.ts';

/** What every line of one card shares. */
export interface LineFrame {
  readonly delivery: string;
  readonly words: CardWords;
  /** What the card shows of each line that can be written in; goes with every button. */
  readonly shown: readonly Shown[];
}

type Writable = Extract<LineState, { is: 'open' | 'conflict' }>;

/** The state of a line that has inputs. A comment longer than a card can send back is answered in the tab. */
const writable = ({ state, activity }: CardLine): Writable | null => {
  if (state.is !== 'open' && state.is !== 'conflict') return null;
  return state.draft === null && activity.comment.length > longestWritten ? null : state;
};

/** What the inputs of a line were drawn from; null where it has none. */
export const shownIn = (line: CardLine): Shown | null => {
  const state = writable(line);
  if (state === null) return null;
  const writtenOn = state.is === 'conflict' ? state.writtenOn : null;
  return writtenOn ? { line: line.position, ...writtenOn } : shownOf(line.position, line.activity);
};

export const canSayUnchanged = ({ activity, period }: CardLine): boolean =>
  refusalOf('answer-unchanged', 'owner', activity, period) === null;

/** Which activity a button answers, and as it stood when the card was drawn. */
export const keyFor = (button: 'answer' | 'unchanged', activity: Activity): VersionedKey => ({
  activity: activity.key,
  version: activity.version,
  stated: statedFor(button, activity),
});

/** What every button says. */
export const sharedData = ({ delivery, shown }: LineFrame) => ({ delivery, shown });

const block = ({ position }: CardLine, items: IContainer['items']): IContainer => ({
  type: 'Container',
  id: `a${position}`,
  separator: true,
  spacing: 'Medium',
  items,
});

const headOf = ({ activity, goal, seen }: CardLine, words: CardWords): IContainer['items'] => {
  const caption = [goal, activity.boards.join(', '), activity.deadline.text].filter((part) => part !== '').join(' · ');
  const small = { isSubtle: true, size: 'Small', spacing: 'None' } as const;
  return [
    text(asWritten(activity.title), { weight: 'Bolder', maxLines: 3 }),
    text(asWritten(caption), small),
    ...(seen === null ? [] : [text(words.boardSaw(asWritten(seen.period), statusText(seen.status, words)), small)]),
  ];
};

const unchangedAction = (line: CardLine, frame: LineFrame, title: string): readonly IExecuteAction[] =>
  canSayUnchanged(line)
    ? [
        {
          type: 'Action.Execute',
          title,
          verb: 'unchanged',
          data: { ...sharedData(frame), ...keyFor('unchanged', line.activity) },
        },
      ]
    : [];

const actionSet = (actions: (IExecuteAction | IOpenUrlAction)[]): CardElement & { type: 'ActionSet' } => ({
  type: 'ActionSet',
  spacing: 'Small',
  actions,
});

const whenText = (act: Act, words: CardWords): string => {
  const time = Temporal.Instant.from(act.at).toZonedDateTimeISO('Europe/Stockholm').toPlainTime();
  const clock = `${time.hour}`.padStart(2, '0') + `.${`${time.minute}`.padStart(2, '0')}`;
  return `${weekdayText(dayOf(act.at), words)} ${clock}`;
};

/** What was saved meanwhile, by whom and when: nothing of either text is lost. */
const meanwhile = ({ activity }: CardLine, { words }: LineFrame, hasDraft: boolean): IContainer['items'] => {
  const { acted } = activity;
  const said =
    acted === null
      ? words.changedBySomebody
      : words.changedMeanwhile(asWritten(acted.by.name), whenText(acted, words), words.via[acted.via]);
  return [
    text(said, { color: 'Warning', spacing: 'Small' }),
    text(words.savedNow(statusText(activity.status, words), shortened(activity.comment, 2000)), { spacing: 'Small' }),
    ...(hasDraft ? [text(words.yoursBelow, { spacing: 'Small' })] : []),
  ];
};

/** An activity one click away from an answer. */
const waitingLine = (line: CardLine, frame: LineFrame): IContainer => {
  const { activity, state } = line;
  const { words } = frame;
  const comment = shortened(activity.comment, 160);
  const isTooLong = activity.comment.length > longestWritten;
  const write: IExecuteAction = {
    type: 'Action.Execute',
    title: words.writeAnswer,
    verb: 'open',
    data: { ...sharedData(frame), activity: activity.key },
  };
  const actions = [...(isTooLong ? [] : [write]), ...unchangedAction(line, frame, words.answerUnchanged)];
  return block(line, [
    ...headOf({ ...line, seen: null }, words),
    ...(state.is === 'conflict' ? meanwhile(line, frame, false) : []),
    ...(comment === '' ? [] : [text(comment, { spacing: 'Small', maxLines: 2 })]),
    ...(isTooLong ? [text(words.tooLongForCard, { spacing: 'Small', isSubtle: true })] : []),
    ...(actions.length === 0 ? [] : [actionSet(actions)]),
  ]);
};

/** What an answer lacks, and that it is not saved. */
const askedIn = (asks: 'status' | MissingComment, words: CardWords): string =>
  asks === 'status' ? words.statusMissing : `${words.notSaved} ${missingCommentWords(asks, words.language)}`;

/** An activity that is answered in place. */
const openLine = (line: CardLine, frame: LineFrame, state: Writable): IContainer => {
  const { activity } = line;
  const { words } = frame;
  const { draft } = state;
  const overwrites = state.is === 'conflict' && draft !== null;
  const progress = draft === null ? activity.status.progress : draft.progress;
  const comment = draft?.comment ?? activity.comment;
  const permitted = progressesFor('owner');
  // One that a planner has dropped says so.
  const choices = progresses.filter((one) => one === activity.status.progress || permitted.includes(one));
  return block(line, [
    ...headOf(line, words),
    ...(state.is === 'conflict' ? meanwhile(line, frame, draft !== null) : []),
    ...(state.is === 'open' && state.asks !== undefined
      ? [text(askedIn(state.asks, words), { color: 'Attention', spacing: 'Small' })]
      : []),
    {
      type: 'Input.ChoiceSet',
      id: statusInput(line.position),
      label: words.status,
      style: 'compact',
      placeholder: words.chooseStatus,
      ...(progress === null || !choices.includes(progress) ? {} : { value: progress }),
      choices: choices.map((value) => ({ title: words.progress[value], value })),
      spacing: 'Small',
    },
    {
      type: 'Input.Text',
      id: commentInput(line.position),
      label: words.comment,
      isMultiline: true,
      maxLength: Math.max(longestComment, comment.length),
      placeholder: words.commentHint,
      value: comment,
      spacing: 'Small',
    },
    actionSet([
      {
        type: 'Action.Execute',
        title: overwrites ? words.saveMine : words.answer,
        verb: 'answer',
        data: { ...sharedData(frame), ...keyFor('answer', activity), line: line.position },
        style: 'positive',
      },
      ...unchangedAction(line, frame, overwrites ? words.keepSaved : words.answerUnchanged),
    ]),
  ]);
};

/** Answered: one line. */
const answeredLine = (line: CardLine, { words }: LineFrame, unchanged: boolean): IContainer => {
  const status = statusText(line.activity.status, words);
  const said = unchanged ? words.unchanged(status) : status;
  return block(line, [text(`✓ ${said}. ${asWritten(line.activity.title)}`, { maxLines: 2 })]);
};

const refusedLine = (line: CardLine, { words }: LineFrame, why: Refusal | 'not-found'): IContainer =>
  block(line, [
    text(asWritten(line.activity.title), { weight: 'Bolder', maxLines: 3 }),
    text(words.refused[why], { color: 'Warning', spacing: 'Small' }),
  ]);

/** One line of the card, as it stands. */
export const lineBlock = (line: CardLine, frame: LineFrame): IContainer => {
  const { state } = line;
  const open = writable(line);
  if (open !== null) return openLine(line, frame, open);
  if (state.is === 'answered') return answeredLine(line, frame, state.unchanged);
  return state.is === 'refused' ? refusedLine(line, frame, state.why) : waitingLine(line, frame);
};
