import { changeType, type ChangedKind, type LoggedChange } from './change-log.ts';
import { readToken, type ChangeScope, type ChangeToken } from './change-token.ts';
import { invalidQuery } from '../odata/error.ts';
import { readJson, type Exchange } from '../odata/exchange.ts';

/** `SP.ChangeQuery`, read. */
export interface ChangeQuery {
  readonly start: ChangeToken | undefined;
  readonly end: ChangeToken | undefined;
  readonly latestFirst: boolean;
  readonly limit: number;
  /** Whether what lies under the scope counts too. */
  readonly recursive: boolean;
  readonly wants: (change: LoggedChange) => boolean;
}

/** The most changes in one answer ([MS-CSOMSPT]: 1,000 when no limit is given). */
const mostChanges = 1000;

const kinds: readonly ChangedKind[] = [
  'Item',
  'List',
  'Field',
  'View',
  'File',
  'Folder',
  'ContentType',
  'Web',
  'User',
  'Group',
];

/** The flags of the query that ask for each type of change. */
const flagOf: Readonly<Record<number, string>> = {
  [changeType.add]: 'Add',
  [changeType.update]: 'Update',
  [changeType.delete]: 'DeleteObject',
  [changeType.rename]: 'Rename',
  [changeType.moveAway]: 'Move',
  [changeType.moveInto]: 'Move',
  [changeType.restore]: 'Restore',
  [changeType.systemUpdate]: 'SystemUpdate',
};

const otherFlags = new Set([
  'Activity',
  'Alert',
  'Navigation',
  'RecursiveAll',
  'RequireSecurityTrim',
  'LatestFirst',
  'RoleAssignmentAdd',
  'RoleAssignmentDelete',
  'RoleDefinitionAdd',
  'RoleDefinitionDelete',
  'RoleDefinitionUpdate',
  'SecurityPolicy',
  'Site',
  'GroupMembershipAdd',
  'GroupMembershipDelete',
  'IgnoreStartTokenNotFoundError',
]);

/**
 * Reads the body's `query`. A flag that is left out is false.
 * @throws ODataError 400 when there is none, or a member is unknown or of the wrong type; of a token's own kind for tokens.
 */
export function readChangeQuery(exchange: Exchange, scope: ChangeScope, id: string): ChangeQuery {
  const query = readJson(exchange)['query'];
  if (typeof query !== 'object' || query === null) throw invalidQuery('The parameter query does not exist.');
  const given = query as Record<string, unknown>;
  const flags = new Set<string>();
  for (const [name, value] of Object.entries(given)) {
    if (['ChangeTokenStart', 'ChangeTokenEnd', 'FetchLimit', '__metadata', 'odata.type'].includes(name)) continue;
    if (!isFlag(name)) {
      throw invalidQuery(
        `The property '${name}' does not exist on type 'SP.ChangeQuery'. Make sure to only use property names that are defined by the type.`,
      );
    }
    if (isTrue(value)) flags.add(name);
  }
  return {
    start: tokenIn(given['ChangeTokenStart'], scope, id),
    end: tokenIn(given['ChangeTokenEnd'], scope, id),
    latestFirst: flags.has('LatestFirst'),
    limit: limitOf(given['FetchLimit']),
    recursive: !isFalse(given['RecursiveAll']),
    wants: (change) => flags.has(change.kind) && flags.has(flagOf[change.type] ?? ''),
  };
}

/** Verbose JSON may write truths as text. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function isFalse(value: unknown): boolean {
  return value === false || value === 'false';
}

function isFlag(name: string): boolean {
  return kinds.some((kind) => kind === name) || Object.values(flagOf).includes(name) || otherFlags.has(name);
}

function tokenIn(given: unknown, scope: ChangeScope, id: string): ChangeToken | undefined {
  if (given === undefined || given === null) return undefined;
  const text = typeof given === 'object' && 'StringValue' in given ? given.StringValue : undefined;
  if (typeof text !== 'string') throw invalidQuery("The property 'StringValue' of a change token must be a string.");
  return readToken(text, scope, id);
}

function limitOf(given: unknown): number {
  if (given === undefined || given === null) return mostChanges;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 0) {
    throw invalidQuery("Cannot convert a primitive value to the expected type 'Edm.Int64'.");
  }
  return limit === 0 ? mostChanges : Math.min(limit, mostChanges);
}
