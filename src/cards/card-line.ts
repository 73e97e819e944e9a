import type { CardElement, IContainer, IExecuteAction, IOpenUrlAction } from '@microsoft/teams.cards';
import { dayOf } from '../plan/answer.ts';
import type { Activity } from '../plan/activity.ts';
import type { Period } from '../plan/period.ts';
import { refusalOf, type Refusal } from '../plan/permissions.ts';
import type { Act } from '../plan/person.ts';
import { progresses } from '../plan/status.ts';
import { Temporal } from 'temporal-polyfill';
import { commentInput, longestComment, statusInput } from './card-action.ts';
import type { CardLine, LineState } from './reminder.ts';
import { asWritten, shortened, statusText, text, weekdayText } from './text.ts';
import type { CardWords } from './words.ts';

/** What every line of one card shares. */
export interface LineFrame {
  readonly delivery: string;
  readonly period: Period | null;
  readonly words: CardWords;
}

export const canSayUnchanged = (activity: Activity, period: Period | null): boolean =>
  refusalOf('answer-unchanged', 'owner', activity, period) === null;

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

const unchangedAction = ({ activity }: CardLine, frame: LineFrame, title: string): readonly IExecuteAction[] =>
  canSayUnchanged(activity, frame.period)
    ? [
        {
          type: 'Action.Execute',
          title,
          verb: 'unchanged',
          data: { delivery: frame.delivery, activity: activity.key, version: activity.version },
        },
      ]
    : [];

const actionSet = (actions: (IExecuteAction | IOpenUrlAction)[]): CardElement & { type: 'ActionSet' } => ({
  type: 'ActionSet',
  spacing: 'Small',
  actions,
});

/** An activity one click away from an answer. */
export const waitingLine = (line: CardLine, frame: LineFrame): IContainer => {
  const { activity } = line;
  const comment = shortened(activity.comment, 160);
  return block(line, [
    ...headOf({ ...line, seen: null }, frame.words),
    ...(comment === '' ? [] : [text(comment, { spacing: 'Small', maxLines: 2 })]),
    actionSet([
      {
        type: 'Action.Execute',
        title: frame.words.writeAnswer,
        verb: 'open',
        data: { delivery: frame.delivery, activity: activity.key },
      },
      ...unchangedAction(line, frame, frame.words.answerUnchanged),
    ]),
  ]);
};

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
    text(words.savedNow(statusText(activity.status, words), asWritten(activity.comment)), { spacing: 'Small' }),
    ...(hasDraft ? [text(words.yoursBelow, { spacing: 'Small' })] : []),
  ];
};

/** An activity that is answered in place. */
export const openLine = (
  line: CardLine,
  frame: LineFrame,
  state: Extract<LineState, { is: 'open' | 'conflict' }>,
): IContainer => {
  const { activity } = line;
  const { words } = frame;
  const { draft } = state;
  const overwrites = state.is === 'conflict' && draft !== null;
  const progress = draft === null ? activity.status.progress : draft.progress;
  const comment = draft?.comment ?? activity.comment;
  // An owner does not drop an activity, but one that is dropped says so.
  const choices = progresses.filter((choice) => choice !== 'dropped' || choice === progress);
  return block(line, [
    ...headOf(line, words),
    ...(state.is === 'conflict' ? meanwhile(line, frame, draft !== null) : []),
    ...(state.is === 'open' && state.asks === 'status'
      ? [text(words.statusMissing, { color: 'Attention', spacing: 'Small' })]
      : []),
    {
      type: 'Input.ChoiceSet',
      id: statusInput(line.position),
      label: words.status,
      style: 'compact',
      placeholder: words.chooseStatus,
      ...(progress === null ? {} : { value: progress }),
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
        data: { delivery: frame.delivery, activity: activity.key, version: activity.version, line: line.position },
        style: 'positive',
      },
      ...unchangedAction(line, frame, overwrites ? words.keepSaved : words.answerUnchanged),
    ]),
  ]);
};

/** Answered: one line. */
export const answeredLine = (line: CardLine, { words }: LineFrame, unchanged: boolean): IContainer => {
  const status = statusText(line.activity.status, words);
  const said = unchanged ? words.unchanged(status) : status;
  return block(line, [text(`✓ ${said}. ${asWritten(line.activity.title)}`, { maxLines: 2 })]);
};

export const refusedLine = (line: CardLine, { words }: LineFrame, why: Refusal | 'not-found'): IContainer =>
  block(line, [
    text(asWritten(line.activity.title), { weight: 'Bolder', maxLines: 3 }),
    text(words.refused[why], { color: 'Warning', spacing: 'Small' }),
  ]);
