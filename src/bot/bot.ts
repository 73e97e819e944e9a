import type { Temporal } from 'temporal-polyfill';
import type { PlanStore } from '../plan/plan-store.ts';
import type { DaysOff } from '../plan/working-days.ts';
import type { ServiceLog } from './service-log.ts';
import type { Histories } from './snapshot.ts';

/** What time it is, by whoever decides that: the machine, or the start page. */
export interface Clock {
  now(): Temporal.Instant;
}

/** When things are sent, Europe/Stockholm. */
export interface SendTimes {
  readonly reminders: Temporal.PlainTime;
  readonly channelPosts: Temporal.PlainTime;
  /** From here on no card is sent that day: what was held up comes with the next working day's. */
  readonly cardsUntil: Temporal.PlainTime;
}

/** Where cards and posts lead. */
export interface Links {
  /** The tab "Mina aktiviteter". */
  readonly myActivities: string;
  /** The tab "Planen". */
  readonly plan: string;
}

/** The bot's registration in Entra. Without it nobody's identity is checked: loopback only. */
export interface BotCredentials {
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly managedIdentityClientId?: string;
  readonly tenantId: string;
}

export interface BotOptions {
  /** 0: any free one; `Bot.origin` tells which. */
  readonly port: number;
  /** A folder of ours (one process at a time), or PostgreSQL by its connection string (any number). */
  readonly database: { readonly folder: string } | { readonly url: string };
  readonly clock: Clock;
  /** The record, opened with the service's own credentials. */
  readonly store: PlanStore;
  /** What activities have become in later plans, read where several are open; absent: each plan asks for itself. */
  readonly histories?: Histories;
  readonly links: Links;
  /** Default: 08.00, 16.00 and 18.00. */
  readonly times?: Partial<SendTimes>;
  /** Default: Swedish holidays and their eves. */
  readonly daysOff?: DaysOff;
  /** Default: Swedish. */
  readonly language?: 'sv' | 'en';
  /** Absent: requests are not authenticated, the service listens on loopback only, and refuses NODE_ENV=production. */
  readonly credentials?: BotCredentials;
  /** Default: silent. */
  readonly log?: ServiceLog;
  /** Whether it wakes by itself every five minutes. Default: true; false where somebody else moves the clock and ticks. */
  readonly wakes?: boolean;
}

/** Planerad · Skickad · Besvarad · Kunde inte nås · Avvisad · Osäkert om den kom fram (claimed: on its way this moment). */
export type DeliveryState = 'planned' | 'claimed' | 'sent' | 'answered' | 'unreachable' | 'refused' | 'uncertain';

/** One line of the log of what was sent. */
export interface DeliveryLine {
  readonly id: string;
  /** ISO instant: when it was sent, or should have been. */
  readonly at: string;
  readonly kind: 'card' | 'channel';
  /** The person's or the channel's name, as the record has it. */
  readonly to: string;
  readonly outcome: DeliveryState;
  /** Activities it lists. */
  readonly activities: number;
  /** Teams' id of the message; null where it is not known to have arrived. */
  readonly messageId: string | null;
}

export interface NextEvent {
  readonly at: Temporal.Instant;
  readonly what: 'reminders' | 'channel-post';
}

export interface Bot {
  /** "http://127.0.0.1:3002". */
  readonly origin: string;
  /** Where Teams, or a Playground, delivers: origin + /api/messages. */
  readonly messages: string;
  /**
   * Does everything that is due by clock.now(), and resolves when it is done. Repeatable and safe to run at once with
   * another, also of another process. A clock that is moved far should stop at each `nextEvent` on the way and tick
   * there, so that each thing comes on its own day.
   */
  tick(): Promise<void>;
  /** The first thing to come as the record stands; its time may have passed (then the next tick does it). */
  nextEvent(): Promise<NextEvent | null>;
  /** What was sent and its outcome, newest first. */
  deliveries(): Promise<readonly DeliveryLine[]>;
  /** Names of activities that would be reminded, had they an owner. */
  withoutOwner(): Promise<readonly { readonly key: string; readonly title: string }[]>;
  /** Ids of the conversations with people who have the app: where cards can arrive. */
  conversations(): Promise<readonly string[]>;
  /** Ids of the channels of teams that have the app. */
  channels(): Promise<readonly string[]>;
  close(): Promise<void>;
}
