import type { SPFI } from '@pnp/sp';
import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import type { IList } from '@pnp/sp/lists/index.js';
import { extractWebUrl } from '@pnp/sp';
import '@pnp/sp/webs/index.js';
import type { ListName } from '../lists/field.ts';
import { listNamed } from '../lists/all-lists.ts';
import { PlanError } from '../plan/plan-error.ts';

/** "/sites/utbildning" of a client made with an absolute address; a relative one has no such path to give. */
export const sitePath = (sp: SPFI): string => {
  const url = extractWebUrl(sp.web.toUrl());
  if (!/^https?:/.test(url)) {
    throw new PlanError('invalid', 'Klienten måste skapas med webbplatsens hela adress.', { subject: url });
  }
  return new URL(url).pathname.replace(/\/+$/, '');
};

/** Server-relative, "/sites/utbildning/Lists/Activities"; a library lies directly on the site. */
export const folderOf = (sp: SPFI, name: ListName): string =>
  `${sitePath(sp)}/${listNamed(name).isLibrary === true ? '' : 'Lists/'}${name}`;

/** A list by its folder, which is its English name for ever; its title may be renamed by anybody. */
export const listOf = (sp: SPFI, name: ListName): IList => sp.web.getList(folderOf(sp, name));
