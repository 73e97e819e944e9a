import { Temporal } from 'temporal-polyfill';
import { required, WrongUsage } from './command.ts';

/** A calendar day, "2022-08-31". @throws WrongUsage when it is none, or was not given. */
export function dayGiven(value: string | undefined, option: string): Temporal.PlainDate {
  const text = required(value, option);
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch (cause) {
    throw new WrongUsage(`${option} ska vara en dag, som 2022-08-31.`, { cause });
  }
}
