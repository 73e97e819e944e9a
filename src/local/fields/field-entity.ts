import { fieldKinds } from './field-kinds.ts';
import { entityPropertyName, type FieldRecord } from './field-record.ts';
import { fieldToXml } from './field-xml.ts';
import { isBaseField } from './base-fields.ts';
import { serverPath, type ListRecord } from '../lists/list-record.ts';
import { standardSiteColumns } from './standard-site-columns.ts';
import type { Entity } from '../odata/entity.ts';
import type { WebRecord } from '../site/web-record.ts';

/** Where a column is. */
interface Place {
  /** The address of its collection's owner under `_api/`. */
  readonly path: string;
  /** Its owner's address from the server's root. */
  readonly scope: string;
  /** Its owner's id. */
  readonly sourceId: string;
  readonly isBase: boolean;
}

/** A list's column as REST shows it, in the shape of ListFieldTests. */
export function fieldEntity(list: ListRecord, field: FieldRecord): Entity {
  const isBase = isBaseField(list, field.name);
  return entityIn({ path: `Web/Lists(guid'${list.id}')`, scope: serverPath(list), sourceId: list.id, isBase }, field);
}

const standardIds = new Set(standardSiteColumns.map((field) => field.id));

/** A site column. */
export function siteFieldEntity(web: WebRecord, field: FieldRecord): Entity {
  return entityIn({ path: 'Web', scope: web.path, sourceId: web.id, isBase: standardIds.has(field.id) }, field);
}

function entityIn({ path, scope, sourceId, isBase }: Place, field: FieldRecord): Entity {
  const kind = fieldKinds[field.type];
  return {
    type: kind.type,
    path: `${path}/Fields(guid'${field.id}')`,
    props: {
      AutoIndexed: false,
      CanBeDeleted: !isBase,
      ...field.props,
      EntityPropertyName: entityPropertyName(field),
      Filterable: kind.filterable || field.type === 'LookupMulti',
      FromBaseType: isBase,
      Id: field.id,
      IndexStatus: field.props['Indexed'] === true ? 1 : 0,
      InternalName: field.name,
      IsModern: false,
      PinnedToFiltersPane: false,
      SchemaXml: fieldToXml(sourceId, field),
      Scope: scope,
      Sealed: false,
      ShowInFiltersPane: 0,
      Sortable: kind.sortable,
      FieldTypeKind: kind.kind,
      TypeAsString: field.type,
      TypeDisplayName: kind.display,
      TypeShortDescription: kind.short,
    },
    onRequest: { SchemaXmlWithResourceTokens: () => fieldToXml(sourceId, field) },
  };
}
