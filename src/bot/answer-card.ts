import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { parseCardAction, type CardAction, type VersionedKey, type Written } from '../cards/card-action.ts';
import { reminderCard, reminderHeading } from '../cards/reminder-card.ts';
import type { LineState } from '../cards/reminder.ts';
import { fingerprintOf, isAsShown, saidBy } from '../cards/shown.ts';
import { cardWords } from '../cards/words.ts';
import type { Activity } from '../plan/activity.ts';
import type { PlanContent } from '../plan/plan.ts';
import { takeAsTold } from './announced.ts';
import { knownChannels } from './channels.ts';
import { answerLine, linesOf, type SentLine } from './card-lines.ts';
import type { Connector } from './connector.ts';
import type { Conversation } from './conversations.ts';
import type { Database } from './database.ts';
import { markDelivery, readDelivery, type Delivery } from './deliveries.ts';
import { drawReminder, type CardStyle } from './draw-reminder.ts';
import { tieConversation, tiedConversation, type Caller, type Installation } from './installation.ts';
import { answerOne, type Answering } from './answer-one.ts';
import { makeRedraws } from './redraws.ts';
import { failure } from './service-log.ts';

/** What the person sees: their card redrawn, or a line that says why not. */
export type CardReply = { readonly card: IAdaptiveCard } | { readonly says: string };

/** What Teams says of a press. */
export interface PressedButton {
  readonly verb: unknown;
  readonly data: unknown;
  /** The message that the card stands in, where Teams says. */
  readonly messageId: string | null;
}

export interface CardAnswers extends Answering, Pick<Installation, 'db' | 'connector' | 'send' | 'store' | 'log'> {
  readonly db: Database;
  readonly connector: Connector;
  readonly style: CardStyle;
  /** Work that goes on after the reply; awaited before the service closes. */
  readonly later: (work: Promise<void>) => void;
}

/** Why, by the words that say so. */
type Refused = { readonly refused: 'notForYou' | 'notKnown' | 'notUnderstood' };

/** The delivery and the tie of whoever pressed, if the two belong together. */
const admitted = async (
  answers: CardAnswers,
  caller: Caller,
  action: CardAction,
): Promise<{ delivery: Delivery; conversation: Conversation; lines: readonly SentLine[] } | Refused> => {
  const delivery = await readDelivery(answers.db, action.delivery);
  if (delivery === null || delivery.kind !== 'card') return { refused: 'notUnderstood' };
  const isTheirs = (conversation: Conversation) => String(conversation.personId) === delivery.target;
  let conversation = await tiedConversation(answers, caller);
  // An account that was renamed, or made anew: ask the roster and the site once more before turning anybody away.
  if (!isTheirs(conversation)) conversation = await tieConversation(answers, caller);
  if (conversation.personId === null) return { refused: 'notKnown' };
  if (!isTheirs(conversation)) return { refused: 'notForYou' };
  const lines = await linesOf(answers.db, delivery.id);
  const listed = new Set(lines.map((line) => line.activityKey));
  const named = action.verb === 'unchanged-all' ? action.activities : [action];
  if (!named.every(({ activity }) => listed.has(activity))) return { refused: 'notUnderstood' };
  return { delivery, conversation, lines };
};

const readContents = (answers: CardAnswers, lines: readonly SentLine[]): Promise<readonly PlanContent[]> =>
  Promise.all([...new Set(lines.map((line) => line.planKey))].map((planKey) => answers.store.read(planKey)));

/**
 * What the lines hold that the button does not answer. A text that was begun stays in its line; one that says what the
 * card had shown, or what stands, was never begun. Where that has changed since the card was drawn, what it is
 * now is shown beside the text: to save that afterwards is a choice, never a slip.
 */
const drafts = (
  written: readonly Written[],
  lines: readonly SentLine[],
  contents: readonly PlanContent[],
): Map<string, LineState> => {
  const states = new Map<string, LineState>();
  const activities = new Map(contents.flatMap(({ activities: all }) => all.map((one) => [one.key, one] as const)));
  for (const { line, progress, comment, shown } of written) {
    const activity = activities.get(lines[line]?.activityKey ?? '');
    if (activity === undefined) continue;
    const draft = { progress, comment };
    const says = fingerprintOf(draft);
    if (says === shown?.says || says === fingerprintOf(saidBy(activity))) continue;
    const isCurrent = shown !== null && isAsShown('answer', activity, shown);
    states.set(activity.key, isCurrent ? { is: 'open', draft } : { is: 'conflict', draft, writtenOn: shown });
  }
  return states;
};

const keyOf = ({ activity, version, stated }: VersionedKey): VersionedKey => ({
  activity,
  version,
  ...(stated === undefined ? {} : { stated }),
});

/** "Oförändrat för alla" leaves out a line in which somebody has begun to write: that text says otherwise. */
const asked = (
  action: CardAction,
  begun: ReadonlyMap<string, LineState>,
): readonly (VersionedKey & { readonly answer: Written | null })[] => {
  switch (action.verb) {
    case 'open':
      return [];
    case 'unchanged-all':
      return action.activities.filter((key) => !begun.has(key.activity)).map((key) => ({ ...key, answer: null }));
    case 'unchanged':
      return [{ ...keyOf(action), answer: null }];
    case 'answer':
      return [{ ...keyOf(action), answer: action.answer }];
  }
};

/**
 * Does what the button asks for, and puts what came of each line among the states. What stands before is taken as told to
 * the channels first, so that a change made here is news to them.
 *
 * @returns the plans as they are after it
 */
const answerAll = async (
  answers: CardAnswers,
  given: {
    readonly delivery: Delivery;
    readonly upn: string;
    readonly contents: readonly PlanContent[];
    readonly action: CardAction;
    readonly states: Map<string, LineState>;
  },
): Promise<readonly PlanContent[]> => {
  const { delivery, contents, states } = given;
  const wanted = asked(given.action, states);
  if (wanted.length === 0) return contents;
  const channels = await knownChannels(answers.db);
  for (const content of contents) await takeAsTold(answers.db, content, channels);
  const person = await answers.store.person(given.upn);
  const now = new Map<string, Activity>();
  await Promise.all(
    wanted.map(async (one) => {
      const { state, activity } = await answerOne(answers, contents, person, one);
      if (activity !== null) now.set(activity.key, activity);
      const begun = states.get(one.activity);
      // Nothing was saved: what they had written in that line stays.
      const keeps =
        state.is === 'conflict' && state.draft === null && (begun?.is === 'open' || begun?.is === 'conflict');
      const justNow = state.is === 'answered' ? { ...state, justNow: true as const } : state;
      states.set(one.activity, keeps ? { ...begun, is: 'conflict' } : justNow);
      if (state.is !== 'answered') return;
      await answerLine(answers.db, delivery.id, one.activity, state.unchanged ? 'unchanged' : 'answered');
      await markDelivery(answers.db, delivery.id, { state: 'answered', now: answers.now() });
    }),
  );
  return contents.map((content) => ({
    ...content,
    activities: content.activities.map((activity) => now.get(activity.key) ?? activity),
  }));
};

/**
 * A button on a card was pressed. Everything is read again: who pressed from the conversation, what the card listed from
 * the ledger, the activity from the record. Pressed twice, it is done once. Dying anywhere, the card stands as it was and
 * the same press does the rest.
 */
const act = async (
  answers: CardAnswers,
  redraw: ReturnType<typeof makeRedraws>,
  caller: Caller,
  action: CardAction,
  pressedIn: string | null,
): Promise<CardReply> => {
  const words = cardWords[answers.style.language];
  const admission = await admitted(answers, caller, action);
  if ('refused' in admission) {
    answers.log.warn({ delivery: action.delivery, why: admission.refused }, 'A press on a card was turned away');
    return { says: words[admission.refused] };
  }
  const { delivery, conversation, lines } = admission;
  // It was pressed, so it arrived, whatever was known of it.
  const messageId = delivery.messageId ?? pressedIn;
  const arrived = { now: answers.now(), ...(messageId === null ? {} : { messageId }) };
  if (delivery.state !== 'answered') await markDelivery(answers.db, delivery.id, { state: 'sent', ...arrived });

  const read = await readContents(answers, lines);
  const states = drafts(action.written, lines, read);
  if (action.verb === 'open' && !states.has(action.activity)) states.set(action.activity, { is: 'open', draft: null });
  const contents = await answerAll(answers, { delivery, upn: conversation.upn, contents: read, action, states });
  const reminder = drawReminder(delivery, await linesOf(answers.db, delivery.id), contents, answers.style, states);
  const card = reminderCard(reminder);
  if (messageId !== null && delivery.address !== null) {
    // What the invoke answers is shown once; the message itself is what the person finds tomorrow, or on the phone.
    const message = { summary: reminderHeading(reminder), card };
    answers.later(redraw({ delivery: delivery.id, address: delivery.address, messageId, message }));
  }
  return { card };
};

/** Presses on one card are done one after another; the second then finds what the first did. */
export const makeAnswerCard = (answers: CardAnswers) => {
  const queues = new Map<string, Promise<unknown>>();
  const redraw = makeRedraws(answers);
  return async (caller: Caller | null, { verb, data, messageId }: PressedButton): Promise<CardReply> => {
    const words = cardWords[answers.style.language];
    const action = parseCardAction(verb, data);
    if (action === 'too-long') return { says: words.tooLong };
    if (action === null || caller === null) return { says: words.notUnderstood };
    const earlier = queues.get(action.delivery) ?? Promise.resolve();
    const mine = earlier.then(async (): Promise<CardReply> => {
      try {
        return await act(answers, redraw, caller, action, messageId);
      } catch (error) {
        answers.log.error(failure(error), 'An answer could not be saved');
        return { says: words.tryAgain };
      }
    });
    queues.set(action.delivery, mine);
    const reply = await mine;
    if (queues.get(action.delivery) === mine) queues.delete(action.delivery);
    return reply;
  };
};
