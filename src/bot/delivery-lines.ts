import type { PlanContent } from '../plan/plan.ts';
import type { DeliveryLine } from './bot.ts';
import { channelIdOf, knownChannels, type Channel } from './channels.ts';
import { upnOfPerson } from './conversations.ts';
import type { Queries } from './database.ts';
import { loggedDeliveries } from './deliveries.ts';

/** Names as the record has them; the ledger keeps none. */
interface Names {
  readonly people: ReadonlyMap<number, string>;
  readonly channel: (id: string, channels: readonly Channel[]) => string | undefined;
}

export const namesIn = (contents: readonly PlanContent[]): Names => ({
  people: new Map(
    contents
      .flatMap(({ activities }) => activities.flatMap(({ owner, coOwners }) => [owner, ...coOwners]))
      .flatMap((person) => (person === null ? [] : [[person.id, person.name] as const])),
  ),
  channel: (id, channels) =>
    contents.flatMap(({ boards }) => boards).find((board) => channelIdOf(board, channels) === id)?.name,
});

/** The log as people read it: to whom, when, and how it went. */
export const deliveryLines = async (db: Queries, names: Names): Promise<readonly DeliveryLine[]> => {
  const channels = await knownChannels(db);
  const upns = await upnOfPerson(db);
  const to = (kind: DeliveryLine['kind'], target: string): string => {
    if (kind === 'card') return names.people.get(Number(target)) ?? upns.get(Number(target)) ?? target;
    return names.channel(target, channels) ?? channels.find(({ id }) => id === target)?.name ?? target;
  };
  return (await loggedDeliveries(db)).map((delivery) => ({
    id: delivery.id,
    at: delivery.at.toString(),
    kind: delivery.kind,
    to: to(delivery.kind, delivery.target),
    outcome: delivery.state,
    activities: delivery.activities,
    messageId: delivery.messageId,
  }));
};
