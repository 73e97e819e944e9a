import type { Temporal } from 'temporal-polyfill';
import type { Mark } from './deliveries.ts';
import type { Sending } from './send.ts';

/**
 * How a job that sends one delivery ended. `no-longer-due`: there was nothing left to say; `out-of-hours`: it is left for
 * the next working day.
 */
export type SendOutcome = 'already-sent' | 'no-longer-due' | 'out-of-hours' | Sending['outcome'];

/** What nothing came of is tried again this long after, the same day. */
const holdUp = { minutes: 5 } as const;

/** What is written of a delivery when its sending has ended. What never went out is planned again. */
export const afterSending = (sending: Sending, now: Temporal.Instant): Mark => {
  switch (sending.outcome) {
    case 'sent':
      return { state: 'sent', now, messageId: sending.messageId };
    case 'held-up':
      return { state: 'planned', now, detail: sending.detail, dueAt: now.add(holdUp) };
    case 'unreachable':
    case 'refused':
    case 'uncertain':
      return { state: sending.outcome, now, detail: sending.detail };
  }
};
