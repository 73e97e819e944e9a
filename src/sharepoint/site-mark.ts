import type { SPFI } from '@pnp/sp';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/webs/index.js';
import type { ListName } from '../lists/field.ts';

/** Where a site's log of changes stood, and what it calls our lists. */
export interface SiteMark {
  /** Opaque: a place in the log, not a time, so that no clock matters. */
  readonly token: string;
  readonly lists: ReadonlyMap<string, ListName>;
}

/** SharePoint writes an id with or without braces, in either case. */
export const bareId = (id: string): string => id.replaceAll(/[{}]/g, '').toLowerCase();

interface ListRow {
  readonly Id: string;
  readonly RootFolder: { readonly Name: string };
}

export const siteToken = async (sp: SPFI): Promise<string> => {
  const { CurrentChangeToken } = await sp.web.select('CurrentChangeToken')<{
    CurrentChangeToken: { readonly StringValue: string };
  }>();
  return CurrentChangeToken.StringValue;
};

/** A list is known by its folder, which is its English name for ever. */
export const listIds = async (sp: SPFI, names: readonly ListName[]): Promise<SiteMark['lists']> => {
  const rows = await sp.web.lists.select('Id', 'RootFolder/Name').expand('RootFolder')<ListRow[]>();
  return new Map(
    rows.flatMap(({ Id, RootFolder }) => {
      const name = names.find((one) => one === RootFolder.Name);
      return name === undefined ? [] : [[bareId(Id), name] as const];
    }),
  );
};
