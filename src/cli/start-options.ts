import { Temporal } from 'temporal-polyfill';
import { readArguments, WrongUsage } from './command.ts';

export interface StartOptions {
  /** The start page's port; the site, the service and the Playgrounds take the ones that follow. */
  readonly port: number;
  /** The folder that everything is kept in. */
  readonly data: string;
  /** The day a new folder begins on, and before which nothing is reminded; null: not said, the example's own. */
  readonly day: Temporal.PlainDate | null;
  /** Begin anew: what is in the folder goes. */
  readonly fresh: boolean;
}

/** Ports in a row that `start` may take: page, site, service, and a Playground a person. */
export const portsNeeded = 9;

/** A Monday a month before the year's end, when reminders of what is due in December begin. */
export const exampleDay = Temporal.PlainDate.from('2022-11-21');

export const startUsage = '[--port 3000] [--data .data] [--day 2022-11-21] [--fresh]';

/** @throws WrongUsage */
export function readStartOptions(argv: readonly string[]): StartOptions {
  const { values } = readArguments(argv, {
    port: { type: 'string' },
    data: { type: 'string' },
    day: { type: 'string' },
    fresh: { type: 'boolean' },
  });
  return {
    port: portIn(values.port ?? '3000'),
    data: values.data ?? '.data',
    day: values.day === undefined ? null : dayIn(values.day),
    fresh: values.fresh === true,
  };
}

function portIn(text: string): number {
  const port = Number(text);
  const highest = 65_536 - portsNeeded;
  if (!/^\d+$/.test(text) || port < 1024 || port > highest) {
    throw new WrongUsage(`--port ska vara ett tal mellan 1024 och ${highest}.`);
  }
  return port;
}

function dayIn(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch (cause) {
    throw new WrongUsage('--day ska vara en dag, som 2022-11-21.', { cause });
  }
}
