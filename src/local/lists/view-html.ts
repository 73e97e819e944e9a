import { columnAsText } from '../items/item-as-text.ts';
import { escapeXml } from '../odata/xml.ts';
import { fieldNamed, type ListRecord } from './list-record.ts';
import { fieldTitle, itemKey } from '../fields/field-record.ts';
import { may } from '../people/securable.ts';
import { permission } from '../people/permissions.ts';
import { fileLeafRef } from '../items/item-ref.ts';
import { rowKey, valuesOf, type ItemRow } from '../items/item-row.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { ViewRecord } from './view-record.ts';

/** A view's first page as a table: the columns' titles and the items' values as people read them, in order of id. */
export function viewHtml(exchange: Exchange, list: ListRecord, view: ViewRecord): string {
  const { site, who } = exchange;
  const rows = site.items
    .between(rowKey(list, 0), rowKey(list, 2 ** 32 - 1), view.rowLimit)
    .filter((row) => may(site, who, permission.viewListItems, { list, row }));
  const head = view.fields.map((name) => `<th scope="col">${escapeXml(titleOf(list, name))}</th>`).join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${view.fields.map((name) => `<td>${escapeXml(cell(exchange, list, row, name))}</td>`).join('')}</tr>`,
    )
    .join('');
  return `<table class="ms-listviewtable" summary="${escapeXml(list.title)}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function titleOf(list: ListRecord, name: string): string {
  const field = fieldNamed(list, name);
  return field ? fieldTitle(field) : name;
}

function cell({ site }: Exchange, list: ListRecord, row: ItemRow, name: string): string {
  const values = valuesOf(row);
  if (name.startsWith('LinkFilename')) return fileLeafRef(row);
  const shown = fieldNamed(list, name.startsWith('LinkTitle') ? 'Title' : name);
  return shown && shown.type !== 'Computed' ? columnAsText(site, shown, values[itemKey(shown)]) : '';
}
