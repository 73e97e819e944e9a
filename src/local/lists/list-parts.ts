import { Temporal } from 'temporal-polyfill';
import { collectionReply, entityReply, valueReply } from '../odata/reply.ts';
import { fieldText } from '../fields/field-record.ts';
import { fieldsOf, isLibrary, serverPath, type ListRecord } from './list-record.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import { restInstant } from '../site/site-time.ts';
import { badArgument, unsupported } from '../odata/error.ts';
import type { Segment } from '../odata/path.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';

/** The columns of other lists that look things up in this one. */
export function answerRelatedFields(exchange: Exchange, list: ListRecord): Reply {
  const { site } = exchange;
  const related = site.lists.everywhere().flatMap((other) =>
    fieldsOf(other)
      .filter((field) => field.type.startsWith('Lookup'))
      .filter((field) => site.lists.byId(fieldText(field, 'LookupList'))?.id === list.id)
      .map((field): Entity => {
        return {
          type: 'SP.RelatedField',
          path: `Web/Lists(guid'${list.id}')/GetRelatedFields`,
          props: {
            FieldId: field.id,
            ListId: other.id,
            RelationshipDeleteBehavior: field.props['RelationshipDeleteBehavior'] ?? 0,
            WebId: site.webs.byPath(other.webPath)?.id ?? site.webId,
          },
        };
      }),
  );
  return collectionReply(exchange, related);
}

/**
 * Rights management is off in every list; the keys and first values are recorded (ListTests/GetListIRMSettingsTest).
 * The expiry is thirty days after the list was made.
 */
export function answerRightsManagement(exchange: Exchange, list: ListRecord): Reply {
  const made = Temporal.Instant.from(list.created);
  return valueReply(exchange, 'SP.InformationRightsManagementSettings', {
    AllowPrint: false,
    AllowScript: false,
    AllowWriteCopy: false,
    DisableDocumentBrowserView: false,
    DocumentAccessExpireDays: 90,
    DocumentLibraryProtectionExpireDate: restInstant(made.add({ hours: 30 * 24 })),
    EnableDocumentAccessExpire: false,
    EnableDocumentBrowserPublishingView: false,
    EnableGroupProtection: false,
    EnableLicenseCacheExpire: false,
    GroupName: '',
    LicenseCacheExpireDays: 30,
    PolicyDescription: '',
    PolicyTitle: '',
    TemplateId: '',
  });
}

/** Nobody listens to a list here but webhooks: there are no event receivers and no custom actions, and none can be added. */
export function answerNone(exchange: Exchange, what: string): Reply {
  if (exchange.method !== 'GET') throw unsupported(what);
  return collectionReply(exchange, []);
}

/** The id that the next item would have had: it is not given to another. */
export function reserveItemId(exchange: Exchange, list: ListRecord): Reply {
  const { site, who } = exchange;
  requirePermission(site, who, permission.addListItems, { list });
  site.store.write(() => site.lists.count({ ...list, nextId: list.nextId + 1 }));
  return valueReply(exchange, 'ReserveListItemId', list.nextId);
}

/** A page's id: the list's with the page's type in its last digit. */
function formId(list: ListRecord, type: number): string {
  return `${list.id.slice(0, -1)}${type}`;
}

/** The pages that show, change and make an item. */
export function answerForms(exchange: Exchange, list: ListRecord, head: Segment, rest: readonly Segment[]): Reply {
  const folder = serverPath(list);
  const base = isLibrary(list) ? `${folder}/Forms` : folder;
  const pages = [
    ['DispForm.aspx', 4],
    ['EditForm.aspx', 6],
    [isLibrary(list) ? 'Upload.aspx' : 'NewForm.aspx', 8],
  ] as const;
  const forms = pages.map(([page, type]): Entity => {
    const address = `${base}/${page}`;
    return {
      type: 'SP.Form',
      path: `Web/Lists(guid'${list.id}')/Forms(${type})`,
      props: {
        FormType: type,
        Id: formId(list, type),
        ServerRelativePath: { DecodedUrl: address },
        ServerRelativeUrl: address,
      },
    };
  });
  const id = head.args[0] ?? (rest[0]?.name === 'getbyid' ? rest[0].args[0] : undefined);
  if (id === undefined) return collectionReply(exchange, forms);
  const form = forms.find((one) => one.props['Id'] === id.toLowerCase());
  if (!form) throw badArgument('The form does not exist.');
  return entityReply(exchange, form);
}
