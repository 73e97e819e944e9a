import { complex } from '../odata/complex.ts';
import { parentId, sameId, type ContentTypeRecord, type FieldLink } from './content-type-record.ts';
import { escapeXml } from '../odata/xml.ts';
import { isFolderType } from './list-content-types.ts';
import type { ContentTypeHost } from './content-type-host.ts';
import type { Entity } from '../odata/entity.ts';

/** The properties that a client may set besides name, description, group and the three flags, with their first values. */
export const contentTypeProps: Readonly<Record<string, unknown>> = {
  ClientFormCustomFormatter: '',
  DisplayFormClientSideComponentId: '',
  DisplayFormClientSideComponentProperties: '',
  DisplayFormTarget: 0,
  DisplayFormTemplateName: 'ListForm',
  DisplayFormUrl: '',
  DocumentTemplate: '',
  EditFormClientSideComponentId: '',
  EditFormClientSideComponentProperties: '',
  EditFormTarget: 0,
  EditFormTemplateName: 'ListForm',
  EditFormUrl: '',
  JSLink: '',
  MobileDisplayFormUrl: '',
  MobileEditFormUrl: '',
  MobileNewFormUrl: '',
  NewFormClientSideComponentId: null,
  NewFormClientSideComponentProperties: '',
  NewFormTarget: 0,
  NewFormTemplateName: 'ListForm',
  NewFormUrl: '',
};

/** A content type as REST shows it; its keys are those that PnPjs names. */
export function contentTypeEntity(host: ContentTypeHost, contentType: ContentTypeRecord): Entity {
  const { id, name, description, group, hidden, readOnly, sealed, props } = contentType;
  return {
    type: 'SP.ContentType',
    path: `${host.path}/ContentTypes('${id}')`,
    props: {
      ...contentTypeProps,
      ...props,
      Description: description,
      DocumentTemplateUrl: '',
      Group: group,
      Hidden: hidden,
      Id: complex('SP.ContentTypeId', { StringValue: id }),
      Name: name,
      ReadOnly: readOnly,
      SchemaXml: `<ContentType ID="${id}" Name="${escapeXml(name)}" Group="${escapeXml(group)}" Version="1"><Folder TargetName="${isFolderType(id) ? '_cts/Folder' : ''}" /></ContentType>`,
      Scope: host.scope,
      Sealed: sealed,
      StringId: id,
    },
    nav: {
      FieldLinks: () => contentType.links.map((link) => linkEntity(host, contentType, link)),
      Fields: () => fieldsOfType(host, contentType),
      Parent: () => {
        const parent = parentOf(host, contentType);
        return parent ? contentTypeEntity(host, parent) : null;
      },
    },
  };
}

/** The content type above, where the host or its webs have it. */
export function parentOf(host: ContentTypeHost, { id }: ContentTypeRecord): ContentTypeRecord | undefined {
  const wanted = parentId(id);
  return host.above.find((one) => sameId(one.id, wanted));
}

export function linkEntity(host: ContentTypeHost, contentType: ContentTypeRecord, link: FieldLink): Entity {
  return {
    type: 'SP.FieldLink',
    path: `${host.path}/ContentTypes('${contentType.id}')/FieldLinks(guid'${link.id}')`,
    props: {
      FieldInternalName: link.name,
      Hidden: link.hidden,
      Id: link.id,
      Name: link.name,
      ReadOnly: false,
      Required: link.required,
      ShowInDisplayForm: true,
    },
  };
}

export function fieldsOfType(host: ContentTypeHost, contentType: ContentTypeRecord): Entity[] {
  return contentType.links.flatMap((link) => {
    const field = host.fields.all.find((one) => one.id === link.id);
    return field ? [host.fields.entity(field)] : [];
  });
}
