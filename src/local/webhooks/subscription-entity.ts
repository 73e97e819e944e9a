import type { Temporal } from 'temporal-polyfill';
import type { Entity } from '../odata/entity.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Subscription } from './subscription-store.ts';

/** Seven decimals of a second, as .NET writes an instant (recorded: ListWebhookTests). */
export function subscriptionTime(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 7 });
}

/** A subscription as REST shows it (recorded: ListWebhookTests). */
export function subscriptionEntity(list: ListRecord, subscription: Subscription): Entity {
  const { id, notificationUrl, expires, clientState } = subscription;
  return {
    type: 'Microsoft.SharePoint.Webhooks.Subscription',
    path: `Web/Lists(guid'${list.id}')/Subscriptions('${id}')`,
    props: {
      clientState,
      expirationDateTime: subscriptionTime(expires),
      id,
      notificationUrl,
      resource: list.id,
      resourceData: null,
    },
  };
}
