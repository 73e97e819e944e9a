import type { SPFI } from '@pnp/sp';
import '@pnp/sp/fields/index.js';
import { allLists } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import { allTogether } from './batch.ts';
import { listOf } from './list-of.ts';
import { asked } from './sharepoint-error.ts';

/** A column as it is on the site. */
export interface SiteField {
  readonly InternalName: string;
  readonly Title: string;
  readonly Indexed: boolean;
  readonly EnforceUniqueValues: boolean;
  readonly SchemaXml: string;
}

/** A list of ours as it is on the site. */
export interface SiteList {
  readonly id: string;
  /** The schema version that was last completed; 0 when provisioning was cut off before its end. */
  readonly schema: number;
  readonly hasOwnRights: boolean;
  readonly fields: readonly SiteField[];
}

export type SiteState = ReadonlyMap<ListName, SiteList>;

interface ListRow {
  readonly Id: string;
  readonly Description: string;
  readonly HasUniqueRoleAssignments: boolean;
  readonly RootFolder: { readonly Name: string };
}

const mark = /\s*Schema (\d+)\.$/;

/** The schema's version is kept last in the list's description: a property bag is closed on sites without scripts. */
export const marked = (description: string, schema: number): string => `${description} Schema ${schema}.`;

const schemaOf = (description: string): number => Number(mark.exec(description)?.[1] ?? 0);

/** What there is of our lists: two requests, one on an empty site. */
export const readSite = async (sp: SPFI): Promise<SiteState> => {
  const rows: ListRow[] = await asked(
    sp.web.lists.select('Id', 'Description', 'HasUniqueRoleAssignments', 'RootFolder/Name').expand('RootFolder')(),
  );
  const found = allLists.flatMap(({ name }) => {
    const row = rows.find((candidate) => candidate.RootFolder.Name === name);
    return row === undefined ? [] : [{ name, row }];
  });
  if (found.length === 0) return new Map();
  const fields = await allTogether(
    sp,
    found.map(
      ({ name }) =>
        (client: SPFI): Promise<SiteField[]> =>
          listOf(client, name)
            .fields.select('InternalName', 'Title', 'Indexed', 'EnforceUniqueValues', 'SchemaXml')
            .filter('Hidden eq false')(),
    ),
  );
  return new Map(
    found.map(({ name, row }, index) => [
      name,
      {
        id: row.Id,
        schema: schemaOf(row.Description ?? ''),
        hasOwnRights: row.HasUniqueRoleAssignments,
        fields: fields[index] ?? [],
      },
    ]),
  );
};
