import type { CardElement, IContainer, IExecuteAction, IOpenUrlAction } from '@microsoft/teams.cards';
import { dayOf } from '../plan/answer.ts';
import type { Activity } from '../plan/activity.ts';
import type { Period } from '../plan/period.ts';
import { refusalOf, type Refusal } from '../plan/permissions.ts';
import type { Act } from '../plan/person.ts';
import { progresses } from '../plan/status.ts';
import { Temporal } from 'temporal-polyfill';
import { commentInput, longestComment, statusInput } from './card-action.ts';
import type { CardLine, Draft } from './reminder.ts';
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

const block = (index: number, items: IContainer['items']): IContainer => ({
  type: 'Container',
  id: `a${index}`,
  separator: true,
  spacing: 'Medium',
  items,
});

const headOf = ({ activity, area, seen }: CardLine, words: CardWords): IContainer['items'] => {
  const caption = [area, activity.boards.join(', '), activity.deadline.text].filter((part) => part !== '').join(' · ');
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
          associatedInputs: 'none',
        },
      ]
    : [];

const actionSet = (actions: (IExecuteAction | IOpenUrlAction)[]): CardElement & { type: 'ActionSet' } => ({
  type: 'ActionSet',
  spacing: 'Small',
  actions,
});

/** An activity one click away from an answer. */
export const waitingLine = (line: CardLine, index: number, frame: LineFrame): IContainer => {
  const { activity } = line;
  const comment = shortened(activity.comment, 160);
  return block(index, [
    ...headOf({ ...line, seen: null }, frame.words),
    ...(comment === '' ? [] : [text(comment, { spacing: 'Small', maxLines: 2 })]),
    actionSet([
      {
        type: 'Action.Execute',
        title: frame.words.writeAnswer,
        verb: 'open',
        data: { delivery: frame.delivery, activity: activity.key },
        associatedInputs: 'none',
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
const meanwhile = ({ activity }: CardLine, { words }: LineFrame, draft: Draft | null): IContainer['items'] => {
  const { acted } = activity;
  const who = acted === null ? words.somebody : acted.by.name;
  const when = acted === null ? '' : whenText(acted, words);
  const via = acted === null ? '' : words.via[acted.via];
  const said = words.changedMeanwhile(asWritten(who), when, via).replace(/ +,/, ',').replace(/ {2,}/g, ' ');
  return [
    text(said, { color: 'Warning', spacing: 'Small' }),
    text(words.savedNow(statusText(activity.status, words), asWritten(activity.comment)), { spacing: 'Small' }),
    ...(draft === null ? [] : [text(words.yoursBelow, { spacing: 'Small' })]),
  ];
};

/** The one activity that is answered in place. */
export const openLine = (
  line: CardLine,
  index: number,
  frame: LineFrame,
  conflict: { readonly draft: Draft | null } | null,
): IContainer => {
  const { activity } = line;
  const { words } = frame;
  const draft = conflict?.draft ?? null;
  const progress = draft?.progress ?? activity.status.progress;
  const comment = draft?.comment ?? activity.comment;
  // An owner does not drop an activity, but one that is dropped says so.
  const choices = progresses.filter((choice) => choice !== 'dropped' || choice === progress);
  return block(index, [
    ...headOf(line, words),
    ...(conflict === null ? [] : meanwhile(line, frame, draft)),
    {
      type: 'Input.ChoiceSet',
      id: statusInput(index),
      label: words.status,
      style: 'compact',
      placeholder: words.chooseStatus,
      ...(progress === null ? {} : { value: progress }),
      choices: choices.map((value) => ({ title: words.progress[value], value })),
      isRequired: true,
      errorMessage: words.chooseStatus,
      spacing: 'Small',
    },
    {
      type: 'Input.Text',
      id: commentInput(index),
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
        title: draft === null ? words.answer : words.saveMine,
        verb: 'answer',
        data: { delivery: frame.delivery, activity: activity.key, version: activity.version, line: index },
        style: 'positive',
      },
      ...unchangedAction(line, frame, draft === null ? words.answerUnchanged : words.keepSaved),
    ]),
  ]);
};

/** Answered: one line. */
export const answeredLine = (line: CardLine, index: number, { words }: LineFrame, unchanged: boolean): IContainer => {
  const status = statusText(line.activity.status, words);
  const said = unchanged ? words.unchanged(status) : status;
  return block(index, [text(`✓ ${said}. ${asWritten(line.activity.title)}`, { maxLines: 2 })]);
};

export const refusedLine = (
  line: CardLine,
  index: number,
  { words }: LineFrame,
  why: Refusal | 'not-found',
): IContainer =>
  block(index, [
    text(asWritten(line.activity.title), { weight: 'Bolder', maxLines: 3 }),
    text(words.refused[why], { color: 'Warning', spacing: 'Small' }),
  ]);
