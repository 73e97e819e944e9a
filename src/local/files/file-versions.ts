import { bytesReply } from './bytes-reply.ts';
import { collectionReply, emptyReply, entityReply, nullReply } from '../odata/reply.ts';
import { fileLeafRef, fileRef } from '../items/item-ref.ts';
import { noSuchItem, noSuchResource } from '../odata/error.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import { writeContent } from './file-writes.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';
import type { FilePlace } from './place.ts';
import type { ItemValues } from '../items/item-row.ts';
import type { Segment } from '../odata/path.ts';

/** A former version of a file. */
interface Former {
  readonly version: number;
  readonly values: ItemValues;
}

/** `file/versions`: the former ones, the oldest first; the current one is the file itself. */
export function answerFileVersions(
  exchange: Exchange,
  file: FilePlace,
  head: Segment,
  rest: readonly Segment[],
): Reply {
  const { site, who } = exchange;
  const { list, row } = file;
  requirePermission(site, who, permission.viewVersions, { list, row });
  const former = site.items
    .versions(row)
    .map(({ version, json }): Former => ({ version, values: JSON.parse(json) as ItemValues }))
    .toReversed();
  const [next, ...after] = rest;
  const id = head.args[0] ?? (next?.name === 'getbyid' ? next.args[0] : undefined);
  if (id !== undefined) {
    const found = former.find(({ version }) => version * 512 === Number(id));
    if (!found) throw noSuchItem();
    return answerVersion(exchange, file, found, head.args[0] === undefined ? after : rest);
  }
  if (!next)
    return collectionReply(
      exchange,
      former.map((one) => versionEntity(exchange, file, one)),
    );
  const label = next.named['versionlabel'] ?? next.args[0];
  const named = next.name.endsWith('bylabel')
    ? former.filter(({ values }) => values['OData__UIVersionString'] === label)
    : former.filter(({ version }) => version * 512 === Number(next.named['vid'] ?? next.args[0]));
  switch (next.name) {
    case 'deleteall':
      for (const one of former) drop(exchange, file, one);
      return nullReply(exchange);
    case 'deletebyid':
    case 'deletebylabel':
    case 'recyclebyid':
    case 'recyclebylabel':
      if (!named[0]) throw noSuchItem();
      drop(exchange, file, named[0]);
      return nullReply(exchange);
    case 'restorebylabel':
      if (!named[0]) throw noSuchItem();
      writeContent(exchange, file, site.files.bytes(row, named[0].version));
      return nullReply(exchange);
    default:
      throw noSuchResource(next.written);
  }
}

function answerVersion(exchange: Exchange, file: FilePlace, one: Former, rest: readonly Segment[]): Reply {
  const [next] = rest;
  if (next?.name === '$value')
    return bytesReply(exchange.site.files.bytes(file.row, one.version), fileLeafRef(file.row));
  if (next) throw noSuchResource(next.written);
  if (exchange.method === 'GET') return entityReply(exchange, versionEntity(exchange, file, one));
  drop(exchange, file, one);
  return emptyReply();
}

function drop(exchange: Exchange, { list, row }: FilePlace, { version }: Former): void {
  const { site, who } = exchange;
  requirePermission(site, who, permission.deleteVersions, { list, row });
  site.store.write(() => {
    site.items.dropVersion(row, version);
    site.files.dropVersion(row.key, version, version + 1);
  });
}

/** Its keys are those of SP.FileVersion in Microsoft's documentation. */
function versionEntity({ site }: Exchange, { list, row }: FilePlace, { version, values }: Former): Entity {
  const id = version * 512;
  const path = fileRef(list, row);
  return {
    type: 'SP.FileVersion',
    path: `Web/GetFileByServerRelativePath(decodedurl='${path.replaceAll("'", "''")}')/versions(${id})`,
    props: {
      CheckInComment: '',
      Created: values['Modified'],
      ExpirationDate: null,
      ID: id,
      IsCurrentVersion: false,
      Length: String(site.files.sizeOf(row.key, version)),
      Size: site.files.sizeOf(row.key, version),
      Url: `_vti_history/${id}${path.slice(list.webPath.length)}`,
      VersionLabel: values['OData__UIVersionString'],
    },
  };
}
