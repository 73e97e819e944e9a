import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Activity } from '../../src/plan/activity.ts';
import type { ActivityChange, PlanStore } from '../../src/plan/plan-store.ts';
import { actionsOf, inputsOf } from '../cards/card-rules.ts';
import { planKey, type ActivityGiven, type Who } from './municipality.ts';
import { openService, type Service } from './running-bot.ts';

export const owner: Who = 'utvecklare.grundskola';

/** The service with the owner's card of 16 December sent. */
export const openWithCard = async (
  given: readonly ActivityGiven[] = [{ key: 'a', owner }],
  around: (store: PlanStore) => PlanStore = (store) => store,
): Promise<{ readonly service: Service; readonly card: IAdaptiveCard }> => {
  const service = await openService(given, { around });
  await service.install(owner);
  await service.goTo('2022-12-16 08:00');
  return { service, card: service.cardsTo(owner)[0]!.card! };
};

/** What a client sends with the button: its data, and all that stands in the card's inputs. */
export const pressing = (card: IAdaptiveCard, verb: string, key: string, written: object = {}): object => {
  const button = actionsOf(card, verb).find(
    (action) => (action['data'] as { activity?: string }).activity === `${planKey}/${key}`,
  );
  if (button === undefined) throw new Error(`No button ${verb} for ${key}`);
  const inputs = inputsOf(card).map((input) => [input['id'], input['value'] ?? '']);
  return { ...(button['data'] as object), ...Object.fromEntries(inputs), ...written };
};

export const valuesIn = (card: IAdaptiveCard): readonly unknown[] =>
  inputsOf(card).map((input) => [input['id'], input['value']]);

export const activityNow = ({ site }: Service, key = 'a'): Promise<Activity> =>
  site.storeAs('controller').activity(`${planKey}/${key}`);

export const followUpsNow = async ({ site }: Service) => (await site.storeAs('controller').read(planKey)).followUps;

/** A planner's change, in the tab, after the card was sent. */
export const changedInTab = async (service: Service, change: ActivityChange, key = 'a'): Promise<Activity> => {
  const store = service.site.storeAs('controller');
  const { person } = await store.viewer();
  return store.change(await activityNow(service, key), change, { by: person, at: '2022-12-16T09:14:00Z', via: 'tab' });
};
