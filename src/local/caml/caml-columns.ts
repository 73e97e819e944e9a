import { computedProperties } from '../items/item-related.ts';
import { entityPropertyName, fieldText, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { fieldNamed, type ListRecord } from '../lists/list-record.ts';
import { isRelation } from '../fields/field-kinds.ts';
import { badCaml } from '../odata/error.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { XmlElement } from '../odata/xml.ts';

/** What CAML is read with: whose `<UserID />` it is, when `<Now />` is, which list's columns, whether its dates are UTC. */
export interface CamlReading {
  readonly exchange: Exchange;
  readonly list: ListRecord;
  readonly datesInUtc: boolean;
}

/** A column as a filter or an order names it, and its definition where it has one. */
export interface CamlColumn {
  readonly name: string;
  readonly field: FieldRecord | undefined;
}

/** The name in a `<FieldRef>`. @throws ODataError 500 when there is none. */
export function refName(element: XmlElement | undefined): string {
  const name = element?.attributes['Name'];
  if (!name) throw badCaml();
  return name;
}

/**
 * The column that a `<FieldRef>` names: people and lookups by what they show, or by their id.
 * @throws ODataError 500 for a column that the list has not (pnp/sp-dev-fx-webparts#2052).
 */
export function camlColumn({ list }: CamlReading, name: string, byId: boolean): CamlColumn {
  const plain = name.startsWith('LinkTitle') ? 'Title' : name;
  const computed = [plain, `OData_${plain}`].find((one) => computedProperties[one]);
  if (computed) return { name: computed, field: undefined };
  const field = fieldNamed(list, plain);
  if (!field || field.type === 'Computed') throw badCaml();
  if (!isRelation(field.type) || byId) return { name: itemKey(field), field };
  const shown = field.type.startsWith('User') ? 'Title' : fieldText(field, 'LookupField') || 'Title';
  return { name: `${entityPropertyName(field)}/${shown}`, field };
}
