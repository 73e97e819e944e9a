import { fieldNamed, serverPath, type ListRecord } from '../lists/list-record.ts';
import { fieldTitle, isDateOnly, type FieldRecord } from '../fields/field-record.ts';
import { fieldKinds } from '../fields/field-kinds.ts';
import { permMask } from './row.ts';
import { effectivePermissions } from '../people/securable.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { ViewRecord } from '../lists/view-record.ts';

const truth = (value: unknown) => (value === true ? 'TRUE' : 'FALSE');

/** `ListSchema`: the view's columns, and the region that its rows are written by. Known from experience, not recorded. */
export function listSchema(exchange: Exchange, list: ListRecord): object {
  const { site, who } = exchange;
  const { locale } = site.regions.current;
  const view = list.views.find((one) => one.isDefault);
  const fields = (view?.fields ?? []).flatMap((name) => fieldNamed(list, name) ?? []);
  return {
    Field: fields.map(fieldSchema),
    LCID: String(locale.id),
    Userid: who.id,
    PagePath: `${serverPath(list)}/${view?.page ?? 'AllItems.aspx'}`,
    ShowWebPart: '',
    View: view ? `{${view.id.toUpperCase()}}` : '',
    RootFolderParam: '',
    FieldSortParam: '',
    HttpVDir: site.url,
    IsDocLib: list.template === 101 ? '1' : '',
    UIVersion: '15',
    DefaultItemOpen: '1',
    Direction: 'none',
    Toolbar: 'Standard',
    PreviewType: '',
  };
}

/** A column in a schema: everything is text. */
export function fieldSchema(field: FieldRecord): object {
  const kind = fieldKinds[field.type];
  return {
    Name: field.name,
    FieldType: field.type,
    RealFieldName: field.name,
    DisplayName: fieldTitle(field),
    ID: field.id,
    StaticName: field.name,
    Type: field.type,
    Filterable: truth(kind.filterable),
    Sortable: truth(kind.sortable),
    ReadOnly: truth(field.props['ReadOnlyField']),
    Required: truth(field.props['Required']),
    AllowGridEditing: truth(field.props['ReadOnlyField'] !== true),
    ...(field.type === 'DateTime' && { Format: isDateOnly(field) ? 'DateOnly' : 'DateTime' }),
    ...(Array.isArray(field.props['Choices']) && { Choices: field.props['Choices'] }),
  };
}

/** `ContextInfo`: where the rows come from. */
export function contextInfo({ site, who }: Exchange, list: ListRecord): object {
  const mask = effectivePermissions(site, who, { list });
  return {
    listBaseType: list.template === 101 ? 1 : 0,
    listTemplate: String(list.template),
    listName: `{${list.id.toUpperCase()}}`,
    ListTitle: list.title,
    listUrlDir: serverPath(list),
    listPermsMask: permMask(mask),
    HttpPath: `${site.url}/_vti_bin/owssvr.dll?CS=65001`,
    HttpRoot: site.url,
    CurrentUserId: who.id,
    CurrentLanguage: site.web.language,
    EnableMinorVersions: list.props['EnableMinorVersions'] === true,
    ModerationStatus: 0,
    PortalUrl: null,
    RecycleBinEnabled: 1,
    WriteSecurity: '1',
  };
}

export function viewMetadata(list: ListRecord, view: ViewRecord | undefined): object {
  if (!view) return {};
  return {
    Id: view.id,
    Title: view.title,
    ServerRelativeUrl: `${serverPath(list)}/${view.page}`,
    RowLimit: view.rowLimit,
  };
}
