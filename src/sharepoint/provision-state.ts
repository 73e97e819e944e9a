import type { SPFI } from '@pnp/sp';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/index.js';
import { allLists } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import { settleEach } from './batch.ts';
import { listOf } from './list-of.ts';
import { toPlanError } from './sharepoint-error.ts';

/** A column as it is on the site. */
export interface SiteField {
  readonly InternalName: string;
  readonly Title: string;
  readonly Indexed: boolean;
  readonly EnforceUniqueValues: boolean;
  readonly Required: boolean;
  readonly ValidationFormula: string | null;
  readonly SchemaXml: string;
  /** "Text", "UserMulti". */
  readonly TypeAsString: string;
}

/** Who has which right to a list of its own rights. */
export interface SiteRight {
  readonly principal: number;
  readonly reads: boolean;
  readonly edits: boolean;
}

/** A list of ours as it is on the site. */
export interface SiteList {
  readonly id: string;
  /** The schema version that was last completed; 0 when provisioning was cut off before its end. */
  readonly schema: number;
  readonly hasOwnRights: boolean;
  /** Empty where it has the site's; `hidden` from those who may not see them. */
  readonly rights: readonly SiteRight[] | 'hidden';
  readonly keepsVersions: boolean;
  /** How many versions of an item are kept. */
  readonly versionLimit: number;
  readonly fields: readonly SiteField[];
  readonly settings: SiteSettings;
}

/** What an administrator may set that stands in the product's way. */
export interface SiteSettings {
  readonly moderated: boolean;
  /** 1 all items, 2 one's own (SP.List.ReadSecurity). */
  readonly readSecurity: number;
  /** 1 all items, 2 one's own, 4 none (SP.List.WriteSecurity). */
  readonly writeSecurity: number;
  /** Empty where there is none. */
  readonly validation: string;
}

/** The site's own groups; null where it has none of the kind, or whoever asks may not see it. */
export interface SiteGroups {
  readonly owners: number | null;
  readonly members: number | null;
  readonly visitors: number | null;
}

export interface SiteState {
  readonly lists: ReadonlyMap<ListName, SiteList>;
  readonly groups: SiteGroups;
}

interface ListRow {
  readonly Id: string;
  readonly Description: string;
  readonly HasUniqueRoleAssignments: boolean;
  readonly EnableVersioning: boolean;
  readonly MajorVersionLimit: number;
  readonly EnableModeration: boolean;
  readonly ReadSecurity: number;
  readonly WriteSecurity: number;
  readonly ValidationFormula: string | null;
  readonly RootFolder: { readonly Name: string };
}

interface AssignmentRow {
  readonly PrincipalId: number;
  readonly RoleDefinitionBindings: readonly { readonly BasePermissions: { readonly Low: string } }[];
}

const mark = /\s*Schema (\d+)\.$/;

/** The schema's version is kept last in the list's description: a property bag is closed on sites without scripts. */
export const marked = (description: string, schema: number): string => `${description} Schema ${schema}.`;

const schemaOf = (description: string): number => Number(mark.exec(description)?.[1] ?? 0);

/** In the low half of SharePoint's mask (SP.PermissionKind 1 and 3). */
const viewListItems = 0x1;
const editListItems = 0x4;

const rightOf = ({ PrincipalId, RoleDefinitionBindings }: AssignmentRow): SiteRight => {
  const mask = RoleDefinitionBindings.reduce((all, { BasePermissions }) => all | Number(BasePermissions.Low), 0);
  return { principal: PrincipalId, reads: (mask & viewListItems) !== 0, edits: (mask & editListItems) !== 0 };
};

const fieldColumns = ['EnforceUniqueValues', 'Required', 'ValidationFormula', 'SchemaXml', 'TypeAsString'];

const listColumns = [
  'Id',
  'Description',
  'HasUniqueRoleAssignments',
  'EnableVersioning',
  'MajorVersionLimit',
  'EnableModeration',
  'ReadSecurity',
  'WriteSecurity',
  'ValidationFormula',
  'RootFolder/Name',
];

const groupId = (outcome: PromiseSettledResult<{ Id: number }>): number | null => {
  if (outcome.status === 'fulfilled') return outcome.value.Id;
  const error = toPlanError(outcome.reason);
  if (['throttled', 'unavailable'].includes(error.kind)) throw error;
  return null;
};

/** What there is of our lists: two requests, one on an empty site. Throws PlanError. */
export const readSite = async (sp: SPFI): Promise<SiteState> => {
  const [all, owners, members, visitors] = await settleEach(sp, [
    (client) => client.web.lists.select(...listColumns).expand('RootFolder')<ListRow[]>(),
    (client) => client.web.associatedOwnerGroup.select('Id')<{ Id: number }>(),
    (client) => client.web.associatedMemberGroup.select('Id')<{ Id: number }>(),
    (client) => client.web.associatedVisitorGroup.select('Id')<{ Id: number }>(),
  ]);
  if (all.status === 'rejected') throw toPlanError(all.reason);
  const groups = { owners: groupId(owners), members: groupId(members), visitors: groupId(visitors) };
  const found = allLists.flatMap(({ name }) => {
    const row = all.value.find((candidate) => candidate.RootFolder.Name === name);
    return row === undefined ? [] : [{ name, row }];
  });
  if (found.length === 0) return { lists: new Map(), groups };
  const fields = found.map(
    ({ name }) =>
      (client: SPFI): Promise<SiteField[]> =>
        listOf(client, name)
          .fields.select('InternalName', 'Title', 'Indexed', ...fieldColumns)
          .filter('Hidden eq false')(),
  );
  const assignments = found.map(
    ({ name, row }) =>
      async (client: SPFI): Promise<AssignmentRow[]> =>
        row.HasUniqueRoleAssignments
          ? await listOf(client, name).roleAssignments.expand('RoleDefinitionBindings')<AssignmentRow[]>()
          : [],
  );
  const outcomes: readonly PromiseSettledResult<SiteField[] | AssignmentRow[]>[] = await settleEach(sp, [
    ...fields,
    ...assignments,
  ]);
  return {
    groups,
    lists: new Map(
      found.map(({ name, row }, index): [ListName, SiteList] => {
        const columns = outcomes[index]!;
        if (columns.status === 'rejected') throw toPlanError(columns.reason, name);
        return [
          name,
          {
            id: row.Id,
            schema: schemaOf(row.Description ?? ''),
            hasOwnRights: row.HasUniqueRoleAssignments,
            rights: rightsIn(outcomes[found.length + index]!),
            keepsVersions: row.EnableVersioning,
            versionLimit: row.MajorVersionLimit,
            fields: columns.value as SiteField[],
            settings: {
              moderated: row.EnableModeration,
              readSecurity: row.ReadSecurity,
              writeSecurity: row.WriteSecurity,
              validation: row.ValidationFormula ?? '',
            },
          },
        ];
      }),
    ),
  };
};

const rightsIn = (outcome: PromiseSettledResult<SiteField[] | AssignmentRow[]>): SiteList['rights'] => {
  if (outcome.status === 'fulfilled') return (outcome.value as AssignmentRow[]).map(rightOf);
  const error = toPlanError(outcome.reason);
  if (error.kind === 'forbidden') return 'hidden';
  throw error;
};
