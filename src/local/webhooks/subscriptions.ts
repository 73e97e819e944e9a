import { Temporal } from 'temporal-polyfill';
import { badArgument, badMethod, invalidQuery, noSuchResource, ODataError } from '../odata/error.ts';
import { collectionReply, emptyReply, entityReply } from '../odata/reply.ts';
import { readJson, type Exchange, type Reply } from '../odata/exchange.ts';
import { parseRestDate } from '../site/site-time.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import { HandshakeNeeded } from './handshake.ts';
import { subscriptionEntity } from './subscription-entity.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Segment } from '../odata/path.ts';
import type { Subscription } from './subscription-store.ts';

/** Days that a subscription lasts at most, and when nothing is said ([D]; SharePoint/sp-dev-docs#2164). */
const longest = { hours: 180 * 24 };
/** What the way here may take, so that 180 days from the client's now are no more than that. */
const grace = { minutes: 5 };

/** `…/subscriptions`, `…/subscriptions('id')`. */
export function answerSubscriptions(
  exchange: Exchange,
  list: ListRecord,
  head: Segment,
  rest: readonly Segment[],
): Reply {
  const { site, who, method } = exchange;
  const [next] = rest;
  const id = head.args[0] ?? (next?.name === 'getbyid' ? next.args[0] : undefined);
  if (next && next.name !== 'getbyid') throw noSuchResource(next.written);
  requirePermission(site, who, permission.manageLists, { list });
  if (id !== undefined) return answerSubscription(exchange, list, found(exchange, list, id));
  if (method === 'GET') {
    const all = site.subscriptions.of(list.id);
    return collectionReply(
      exchange,
      all.map((one) => subscriptionEntity(list, one)),
    );
  }
  if (method !== 'POST') throw badMethod(method, 'subscriptions');
  return added(exchange, list);
}

function answerSubscription(exchange: Exchange, list: ListRecord, subscription: Subscription): Reply {
  const { site, method } = exchange;
  switch (method) {
    case 'GET':
      return entityReply(exchange, subscriptionEntity(list, subscription));
    case 'DELETE':
      site.subscriptions.remove(subscription.id);
      return emptyReply(204);
    case 'PATCH':
    case 'MERGE':
    case 'PUT': {
      const body = readJson(exchange);
      const notificationUrl = urlIn(exchange, body['notificationUrl']) ?? subscription.notificationUrl;
      const expires = expiryIn(exchange, body['expirationDateTime']) ?? subscription.expires;
      const clientState = stateIn(body['clientState']) ?? subscription.clientState;
      if (notificationUrl !== subscription.notificationUrl) requireValidated(exchange, notificationUrl);
      site.subscriptions.update({ ...subscription, notificationUrl, expires, clientState });
      return emptyReply(204);
    }
    default:
      throw badMethod(method, 'subscriptions');
  }
}

function added(exchange: Exchange, list: ListRecord): Reply {
  const { site } = exchange;
  const body = readJson(exchange);
  const notificationUrl = urlIn(exchange, body['notificationUrl']);
  if (notificationUrl === undefined) throw badArgument('The notificationUrl of the subscription is missing.');
  const resource = body['resource'];
  if (typeof resource === 'string' && !isOf(list, resource)) throw badArgument('The resource is not the list itself.');
  const expires = expiryIn(exchange, body['expirationDateTime']) ?? site.clock.now().add(longest);
  const clientState = stateIn(body['clientState']) ?? null;
  requireValidated(exchange, notificationUrl);
  const subscription = site.subscriptions.add({ listId: list.id, notificationUrl, expires, clientState });
  return entityReply(exchange, subscriptionEntity(list, subscription), 201);
}

/** A resource is the list's id or an address that leads to it; one that names another list's id is not. */
function isOf(list: ListRecord, resource: string): boolean {
  // The web's own address may hold an id too.
  const path = resource.slice(Math.max(0, resource.toLowerCase().indexOf('/_api/')));
  const ids = path.match(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi) ?? [];
  return ids.every((id) => id.toLowerCase() === list.id);
}

/** @throws HandshakeNeeded the first time; ODataError 400 when nobody answered as they should. */
function requireValidated({ validated }: Exchange, url: string): void {
  if (validated?.url !== url) throw new HandshakeNeeded(url);
  if (!validated.isValid) throw notValidated(url);
}

/** Class, words and 400 are those of SharePoint/sp-dev-docs#3430. */
function notValidated(url: string): ODataError {
  return new ODataError(
    400,
    '-1, System.InvalidOperationException',
    `Failed to validate the notification URL '${url}'.`,
  );
}

/** https; on this machine http too, unless the tenant is strict. */
function urlIn({ site }: Exchange, given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  const text = typeof given === 'string' ? given : '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw badArgument('The notificationUrl of the subscription is no address.');
  const isHere = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere && !site.strict)) throw notValidated(text);
  return text;
}

/** The words are those of pnp/powershell#1004. */
function expiryIn({ site }: Exchange, given: unknown): Temporal.Instant | undefined {
  if (given === undefined || given === null) return undefined;
  const expires = typeof given === 'string' ? parseRestDate(given, 'UTC') : undefined;
  if (!expires) throw invalidQuery("Cannot convert a primitive value to the expected type 'Edm.DateTime'.");
  const now = site.clock.now();
  const isLate = Temporal.Instant.compare(expires, now.add(longest).add(grace)) > 0;
  if (isLate || Temporal.Instant.compare(expires, now) <= 0) {
    throw badArgument('The specified expiration date is invalid. Should be greater than today and within 6 months');
  }
  return expires;
}

function stateIn(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'string')
    throw invalidQuery("Cannot convert a primitive value to the expected type 'Edm.String'.");
  return given;
}

function found({ site }: Exchange, list: ListRecord, id: string): Subscription {
  const subscription = site.subscriptions.byId(list.id, id.replace(/[{}]/g, ''));
  // Status and words are known from experience.
  if (!subscription)
    throw new ODataError(404, '-2147024894, System.IO.FileNotFoundException', 'The subscription does not exist.');
  return subscription;
}
