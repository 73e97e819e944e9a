import { Temporal } from 'temporal-polyfill';

/** Stockholm's calendar day of an instant: 2022-08-31T22:30Z is 1 September there. */
export const dayOf = (instant: string): Temporal.PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Stockholm').toPlainDate();
