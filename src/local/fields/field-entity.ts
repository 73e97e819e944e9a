import { fieldKinds } from './field-kinds.ts';
import { entityPropertyName, type FieldRecord } from './field-record.ts';
import { fieldToXml } from './field-xml.ts';
import { isBaseField } from './base-fields.ts';
import { serverPath, type ListRecord } from '../lists/list-record.ts';
import type { Entity } from '../odata/entity.ts';

/** A column as REST shows it, in the shape of ListFieldTests. */
export function fieldEntity(list: ListRecord, field: FieldRecord): Entity {
  const kind = fieldKinds[field.type];
  const isBase = isBaseField(field.name);
  return {
    type: kind.type,
    path: `Web/Lists(guid'${list.id}')/Fields(guid'${field.id}')`,
    props: {
      AutoIndexed: false,
      CanBeDeleted: !isBase,
      ...field.props,
      EntityPropertyName: entityPropertyName(field),
      Filterable: kind.filterable && field.type !== 'MultiChoice',
      FromBaseType: isBase,
      Id: field.id,
      IndexStatus: field.props['Indexed'] === true ? 1 : 0,
      InternalName: field.name,
      IsModern: false,
      PinnedToFiltersPane: false,
      SchemaXml: fieldToXml(list, field),
      Scope: serverPath(list),
      Sealed: false,
      ShowInFiltersPane: 0,
      Sortable: kind.sortable,
      FieldTypeKind: kind.kind,
      TypeAsString: field.type,
      TypeDisplayName: kind.display,
      TypeShortDescription: kind.short,
    },
    onRequest: { SchemaXmlWithResourceTokens: () => fieldToXml(list, field) },
  };
}
