import { currentToken } from '../changes/current-token.ts';
import { effectivePermissions } from '../people/securable.ts';
import { basePermissions } from '../people/permissions.ts';
import { entityTypeName, fieldsOf, isLibrary, itemType, serverPath, type ListRecord } from './list-record.ts';
import { contentTypeEntity } from '../content-types/content-type-entity.ts';
import { listTypes } from '../content-types/content-type-host.ts';
import { rootFolderEntity } from '../files/file-entity.ts';
import { fieldEntity } from '../fields/field-entity.ts';
import { revisionEtag } from '../odata/etag.ts';
import { subscriptionEntity } from '../webhooks/subscription-entity.ts';
import { viewEntity } from './view-entity.ts';
import { assignmentEntities } from '../people/assignment-entity.ts';
import { readItems } from '../items/item-page.ts';
import { webEntity } from '../site/web-entity.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange } from '../odata/exchange.ts';

/** A list as REST shows it, in the shape of ListTests. */
export function listEntity(exchange: Exchange, list: ListRecord): Entity {
  const { site, who } = exchange;
  const folder = serverPath(list);
  const { OnQuickLaunch, ReadSecurity, ValidationFormula, ValidationMessage, WriteSecurity, ...props } = list.props;
  const forms = isLibrary(list) ? `${folder}/Forms` : folder;
  const defaultView = list.views.find((view) => view.isDefault);
  return {
    type: 'SP.List',
    path: `Web/Lists(guid'${list.id}')`,
    etag: revisionEtag(list.revision),
    props: {
      ...props,
      BaseTemplate: list.template,
      BaseType: isLibrary(list) ? 1 : 0,
      Created: list.created,
      CurrentChangeToken: currentToken(site, 'list', list.id),
      DocumentTemplateUrl: isLibrary(list) ? `${folder}/Forms/template.dotx` : null,
      DefaultSensitivityLabelForLibrary: '',
      EntityTypeName: entityTypeName(list),
      FileSavePostProcessingEnabled: false,
      HasExternalDataSource: false,
      Id: list.id,
      ImagePath: { DecodedUrl: list.props['ImageUrl'] },
      IsCatalog: false,
      IsPrivate: false,
      ItemCount: list.itemCount,
      LastItemDeletedDate: list.itemDeleted,
      LastItemModifiedDate: list.itemModified,
      LastItemUserModifiedDate: list.itemModified,
      ListItemEntityTypeFullName: itemType(list),
      ParentWebPath: { DecodedUrl: list.webPath },
      ParentWebUrl: list.webPath,
      ServerTemplateCanCreateFolders: true,
      TemplateFeatureId: isLibrary(list)
        ? '00bfea71-e717-4e80-aa17-d0c71b360101'
        : '00bfea71-de22-43b2-a848-c05709900100',
      Title: list.title,
    },
    onRequest: {
      DefaultDisplayFormUrl: () => `${forms}/DispForm.aspx`,
      DefaultEditFormUrl: () => `${forms}/EditForm.aspx`,
      DefaultNewFormUrl: () => `${forms}/${isLibrary(list) ? 'Upload' : 'NewForm'}.aspx`,
      DefaultViewUrl: () => `${folder}/${defaultView?.page ?? 'AllItems.aspx'}`,
      EffectiveBasePermissions: () => basePermissions(effectivePermissions(site, who, { list })),
      EffectiveBasePermissionsForUI: () => basePermissions(effectivePermissions(site, who, { list })),
      HasUniqueRoleAssignments: () => list.ownRoles,
      OnQuickLaunch: () => OnQuickLaunch,
      ReadSecurity: () => ReadSecurity,
      SchemaXml: () => `<List ID="{${list.id.toUpperCase()}}" Title="${list.title}" />`,
      ValidationFormula: () => ValidationFormula,
      ValidationMessage: () => ValidationMessage,
      WriteSecurity: () => WriteSecurity,
    },
    nav: {
      VersionPolicies: () => versionPolicies(list),
      Subscriptions: () => site.subscriptions.of(list.id).map((one) => subscriptionEntity(list, one)),
      RootFolder: () => rootFolderEntity(exchange, list),
      Fields: () => fieldsOf(list).map((field) => fieldEntity(list, field)),
      ContentTypes: () => {
        const host = listTypes(exchange, list);
        return host.own.map((one) => contentTypeEntity(host, one));
      },
      Items: () => firstItems(exchange, list),
      RoleAssignments: () => assignmentEntities(exchange, { list }),
      Views: () => list.views.map((view) => viewEntity(list, view)),
      DefaultView: () => (defaultView ? viewEntity(list, defaultView) : null),
      ParentWeb: () => webEntity(exchange),
    },
  };
}

/** `$expand=Items`: the first hundred that the person may read. */
function firstItems(exchange: Exchange, list: ListRecord): Entity[] {
  const { rows } = readItems(
    { exchange, list, dialect: 'odata', expanded: new Set() },
    { filter: undefined, order: [], top: 100, token: new URLSearchParams() },
  );
  return rows.map((row) => exchange.cross.itemEntity(exchange, list, row));
}

/** How long versions are kept: without end, as in every list until it is told otherwise. The keys are [K]. */
function versionPolicies(list: ListRecord): Entity {
  return {
    type: 'SP.VersionPolicyManager',
    path: `Web/Lists(guid'${list.id}')/VersionPolicies`,
    props: { DefaultExpireAfterDays: 0, DefaultTrimMode: 0 },
  };
}
