import { wrongType } from '../odata/error.ts';

/** Bits of SharePoint's permission mask, numbered as `SP.PermissionKind` less one. */
export const permission = {
  viewListItems: 1n << 0n,
  addListItems: 1n << 1n,
  editListItems: 1n << 2n,
  deleteListItems: 1n << 3n,
  viewVersions: 1n << 6n,
  deleteVersions: 1n << 7n,
  manageLists: 1n << 11n,
  open: 1n << 16n,
  manageSubwebs: 1n << 23n,
  createGroups: 1n << 24n,
  managePermissions: 1n << 25n,
  manageWeb: 1n << 30n,
} as const;

/** Full control as SharePoint writes it: High 2147483647, Low 4294967295 (recorded). */
export const fullMask = (2147483647n << 32n) | 4294967295n;

/** A mask in REST's two halves, which are strings. */
export function basePermissions(mask: bigint): { High: string; Low: string } {
  return { High: String(mask >> 32n), Low: String(mask & 0xffffffffn) };
}

/**
 * A mask as a client writes it, its halves as text or as numbers.
 * @throws ODataError 400 for what is none.
 */
export function readMask(value: unknown): bigint {
  const { High, Low } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const halves = [High, Low].map((half) => (typeof half === 'number' ? String(half) : half));
  if (!halves.every((half): half is string => typeof half === 'string' && /^\d{1,10}$/.test(half)))
    throw wrongType('SP.BasePermissions');
  return (BigInt(halves[0]!) << 32n) | BigInt(halves[1]!);
}

/** A named set of rights. */
export interface RoleDefinition {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly order: number;
  readonly kind: number;
  readonly hidden: boolean;
  readonly mask: bigint;
}

function role(id: number, name: string, kind: number, order: number, high: bigint, low: bigint, description: string) {
  return { id: 1073741824 + id, name, description, order, kind, hidden: kind === 1, mask: (high << 32n) | low };
}

/** The roles of a site as recorded in `ListTests/AddRoleDefinitionsSpecialCharsTest`. */
export const roleDefinitions: readonly RoleDefinition[] = [
  role(5, 'Full Control', 5, 1, 2147483647n, 4294967295n, 'Has full control.'),
  role(4, 'Design', 4, 32, 432n, 1012866047n, 'Can view, add, update, delete, approve, and customize.'),
  role(
    6,
    'Edit',
    6,
    48,
    432n,
    1011030767n,
    'Can add, edit and delete lists; can view, add, update and delete list items and documents.',
  ),
  role(3, 'Contribute', 3, 64, 432n, 1011028719n, 'Can view, add, update, and delete list items and documents.'),
  role(2, 'Read', 2, 128, 176n, 138612833n, 'Can view pages and list items and download documents.'),
  role(
    1,
    'Limited Access',
    1,
    160,
    48n,
    134287360n,
    'Can view specific lists, document libraries, list items, folders, or documents when given permissions.',
  ),
];

/** The ids of the roles that the stand-in itself gives out. */
export const roleId = { fullControl: 1073741829, edit: 1073741830, read: 1073741826 } as const;
