import { fieldTitle, type FieldRecord } from './field-record.ts';
import { refused } from '../odata/error.ts';
import { requireFormula } from '../formulas/calculated.ts';
import { requireLookupTarget } from './field-changes.ts';
import { standardSiteColumns } from './standard-site-columns.ts';
import { parentPath, type WebRecord } from '../site/web-record.ts';
import type { Site } from '../site/site.ts';

/** A web's columns for lists to take: its own, and with those of the webs above it. */
export function siteColumnsOf(
  site: Site,
  web: WebRecord,
): { own: readonly FieldRecord[]; all: readonly FieldRecord[] } {
  const above = site.webs.byPath(parentPath(web.path) ?? '');
  if (above) return { own: web.fields, all: [...web.fields, ...siteColumnsOf(site, above).all] };
  const changed = new Set(web.fields.map((field) => field.id));
  const own = [...standardSiteColumns.filter((field) => !changed.has(field.id)), ...web.fields];
  return { own, all: own };
}

export function addSiteColumn(site: Site, field: FieldRecord): void {
  requireLookupTarget(site, field);
  requireFormula(field, siteColumnsOf(site, site.web).all);
  save(site, [...site.web.fields, field]);
}

/** A web above keeps its columns: they are changed there. */
export function changeSiteColumn(site: Site, before: FieldRecord, after: FieldRecord): void {
  const isOwn = site.web.fields.some((field) => field.id === before.id);
  if (!isOwn && parentPath(site.path) !== undefined) throw notHere(before);
  const { fields } = site.web;
  save(site, isOwn ? fields.map((field) => (field.id === before.id ? after : field)) : [...fields, after]);
}

export function deleteSiteColumn(site: Site, field: FieldRecord): void {
  const isStandard = standardSiteColumns.some((one) => one.id === field.id);
  if (isStandard || !site.web.fields.some((one) => one.id === field.id)) throw notHere(field);
  save(
    site,
    site.web.fields.filter((one) => one.id !== field.id),
  );
}

function save(site: Site, fields: readonly FieldRecord[]): void {
  site.store.write(() => site.webs.save({ ...site.web, fields }));
}

/** The words are known, not recorded. */
function notHere(field: FieldRecord) {
  return refused(400, -2147467259, `The site column '${fieldTitle(field)}' cannot be changed or deleted here.`);
}
