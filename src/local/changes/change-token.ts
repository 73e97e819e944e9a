import { Temporal } from 'temporal-polyfill';
import { ODataError } from '../odata/error.ts';

/** What a change token is of: SharePoint numbers the site collection 1, a web 2, a list 3. */
export type ChangeScope = 'site' | 'web' | 'list';

const scopeNumber = { site: 1, web: 2, list: 3 } as const satisfies Record<ChangeScope, number>;

/** A place in the change log. */
export interface ChangeToken {
  readonly scope: ChangeScope;
  /** The id of the list, web or site. */
  readonly id: string;
  readonly time: Temporal.Instant;
  /** The number of the last change before it; -1 when only the time is given, as clients make tokens themselves. */
  readonly number: number;
}

/** A token that cannot be used. */
export class BadToken extends ODataError {}

/** .NET's ticks, 100 ns, at the beginning of 1970. */
const epochTicks = 621_355_968_000_000_000n;
const lastTick = 3_155_378_975_999_999_999n;

/** `1;3;<list id>;<.NET ticks>;<number>` (recorded: ListItemTests/GetListItemChangesAsyncTest). */
export function writeToken({ scope, id, time, number }: ChangeToken): string {
  const ticks = epochTicks + time.epochNanoseconds / 100n;
  return `1;${scopeNumber[scope]};${id};${ticks};${number}`;
}

/**
 * Reads a token.
 * @throws BadToken in the classes that clients tell apart: no token, no time, a token of something else.
 */
export function readToken(text: string, scope: ChangeScope, id: string): ChangeToken {
  const match = /^1;([0-3]);\{?([\da-f-]{36})\}?;(-?\d{1,19});(-?\d{1,15})$/i.exec(text.trim());
  if (!match) throw new BadToken(400, '-1, System.FormatException', 'Input string was not in a correct format.');
  const [, kind, of, ticks, number] = match;
  if (Number(kind) !== scopeNumber[scope] || of!.toLowerCase() !== id) throw tokenOfAnother();
  const time = BigInt(ticks!);
  if (time < 0n || time > lastTick) {
    throw new BadToken(
      400,
      '-2146233086, System.ArgumentOutOfRangeException',
      'Specified argument was out of the range of valid values.\r\nParameter name: ticks',
    );
  }
  return {
    scope,
    id,
    time: Temporal.Instant.fromEpochNanoseconds((time - epochTicks) * 100n),
    number: Number(number),
  };
}

function tokenOfAnother(): BadToken {
  return new BadToken(
    500,
    '-2130575173, Microsoft.SharePoint.SPException',
    'Cannot use the changeToken from one object against a different object',
  );
}

/** The number and words that clients of the change log test for; the status is known from experience. */
export function tokenTooOld(): BadToken {
  return new BadToken(
    500,
    '-2130575172, Microsoft.SharePoint.SPException',
    'The changeToken refers to a time before the start of the current change log.',
  );
}
