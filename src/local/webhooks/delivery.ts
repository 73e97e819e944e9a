import { isUnreachable, patience } from './handshake.ts';
import { subscriptionTime } from './subscription-entity.ts';
import { tenantId } from '../people/people.ts';
import type { Notice, SubscriptionStore } from './subscription-store.ts';
import type { Site } from '../site/site.ts';

/** Milliseconds from a change until its subscribers are told: what changes meanwhile is told at once. */
const gathering = 250;

/**
 * Real milliseconds before each new attempt at a notice that nobody took; then it is given up. SharePoint tries five
 * times too ([D]: five minutes apart); one machine's day is shorter.
 */
const waits: readonly number[] = [1000, 5000, 20_000, 60_000, 300_000];

/** Sends the notices, by real time: a subscriber's patience and ours cannot be moved with the tenant's clock. */
export class WebhookDelivery {
  readonly #site: Site;
  readonly #subscriptions: SubscriptionStore;
  readonly #underWay = new AbortController();
  #waits = waits;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();

  /** Goes on with what was not taken when the folder was last closed. */
  constructor(site: Site) {
    this.#site = site;
    this.#subscriptions = site.subscriptions;
    site.changes.onItemChange((listId) => {
      if (site.subscriptions.note(listId, gathering)) this.#arm(gathering);
    });
    this.#arm(site.subscriptions.untilNext());
  }

  /** Other waits than the usual ones, in milliseconds; none gives the usual ones back. */
  setWaits(given: readonly number[] = waits): void {
    this.#waits = given;
  }

  state(): object {
    return { waits: this.#waits, waiting: this.#subscriptions.waiting() };
  }

  /** Stops sending; what is not taken stays for the next time. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#underWay.abort();
    await this.#sending;
  }

  #arm(wait: number | undefined): void {
    clearTimeout(this.#timer);
    if (wait === undefined || this.#underWay.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#sending = this.#sendDue();
    }, wait);
  }

  async #sendDue(): Promise<void> {
    const due = this.#subscriptions.takeDue((attempts) => patience + this.#waitAfter(attempts));
    const byUrl = Map.groupBy(due, ({ subscription }) => subscription.notificationUrl);
    this.#arm(this.#subscriptions.untilNext());
    await Promise.all([...byUrl].map(([url, notices]) => this.#send(url, notices)));
    if (this.#underWay.signal.aborted) return;
    this.#arm(this.#subscriptions.untilNext());
  }

  async #send(url: string, notices: readonly Notice[]): Promise<void> {
    const status = await this.#post(url, { value: notices.map((notice) => this.#notification(notice)) });
    if (this.#underWay.signal.aborted) return;
    for (const notice of notices) {
      if (status >= 200 && status < 300) this.#subscriptions.drop(notice);
      else if (notice.attempts > this.#waits.length) {
        this.#subscriptions.drop(notice);
        this.#site.log(
          `Webhook ${notice.subscription.id}: ${url} tog inte emot efter ${notice.attempts} försök; uppgivet.`,
        );
      } else this.#subscriptions.postpone(notice, this.#waitAfter(notice.attempts));
    }
  }

  /** The status; 0 when nobody answered in time. */
  async #post(url: string, body: object): Promise<number> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.any([AbortSignal.timeout(patience), this.#underWay.signal]),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch (error) {
      if (isUnreachable(error)) return 0;
      throw error;
    }
  }

  /** What a notification says: where something changed, not what ([D], "Webhook notification resource"). */
  #notification({ subscription }: Notice): object {
    const { id, clientState, expires, listId } = subscription;
    const list = this.#site.lists.byId(listId);
    const web = list && this.#site.webs.byPath(list.webPath);
    return {
      subscriptionId: id,
      clientState,
      expirationDateTime: subscriptionTime(expires),
      resource: listId,
      tenantId,
      siteUrl: web?.path ?? this.#site.path,
      webId: web?.id ?? this.#site.webId,
    };
  }

  #waitAfter(attempts: number): number {
    return this.#waits[attempts - 1] ?? 0;
  }
}
