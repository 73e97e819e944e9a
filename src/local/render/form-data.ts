import { defaultContentTypeId } from '../content-types/list-content-types.ts';
import { fieldSchema } from './list-schema.ts';
import { rowWriter } from './row.ts';
import { idOf, type ItemRow } from '../items/item-row.ts';
import { fileRef } from '../items/item-ref.ts';
import { fieldsOf, type ListRecord } from '../lists/list-record.ts';
import { permission } from '../people/permissions.ts';
import { may } from '../people/securable.ts';
import { noSuchItem } from '../odata/error.ts';
import { valueReply } from '../odata/reply.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';
import type { Segment } from '../odata/path.ts';

/**
 * `lists(…)/renderlistformdata(itemid=1, formid='editform', mode='2')`: a string of JSON with what a form shows and the
 * columns it shows it in. That it is a string is known ([P]); its keys are those of SharePoint's client forms [K].
 */
export function answerListFormData(exchange: Exchange, list: ListRecord, head: Segment): Reply {
  const { site, who } = exchange;
  const itemId = Number(head.named['itemid'] ?? head.args[0] ?? 0);
  const mode = Number(head.named['mode'] ?? head.args[2] ?? 1);
  const row = itemId > 0 ? site.items.get(list, itemId) : undefined;
  if (itemId > 0 && (!row || !may(site, who, permission.viewListItems, { list, row }))) throw noSuchItem();
  const fields = fieldsOf(list).filter((field) => field.props['Hidden'] !== true && field.type !== 'Computed');
  const names = fields.map((field) => field.name);
  const form = {
    FormControlMode: mode,
    ListAttributes: {
      Id: list.id,
      BaseType: list.template === 101 ? 1 : 0,
      Direction: 'none',
      ListTemplateType: list.template,
      EnableVersioning: list.props['EnableVersioning'] === true,
    },
    ItemAttributes: itemAttributes(list, row),
    ListData: row ? rowWriter({ site, datesInUtc: false }, who, list, names)(row) : {},
    ListSchema: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
  };
  return valueReply(exchange, 'RenderListFormData', JSON.stringify(form));
}

function itemAttributes(list: ListRecord, row: ItemRow | undefined): object {
  return {
    Id: row ? idOf(row.key) : 0,
    FsObjType: 0,
    Url: row ? fileRef(list, row) : '',
    ContentTypeId: defaultContentTypeId(list),
    ExternalListItem: false,
  };
}
