import { bodyFilter, sortIn } from './render-query.ts';
import { contextInfo, listSchema, viewMetadata } from './list-schema.ts';
import { permMask, rowWriter, type Row } from './row.ts';
import { readCamlPage } from '../caml/caml-page.ts';
import { readView, type CamlView } from '../caml/caml-view.ts';
import { viewToXml } from '../lists/view-entity.ts';
import { badArgument, unsupported } from '../odata/error.ts';
import { jsonReply, valueReply } from '../odata/reply.ts';
import { readParameters, type Exchange, type Reply } from '../odata/exchange.ts';
import { effectivePermissions } from '../people/securable.ts';
import type { CamlReading } from '../caml/caml-columns.ts';
import type { ItemPage } from '../items/item-page.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { ViewRecord } from '../lists/view-record.ts';

/** Bits of `RenderOptions` ([P]: `RenderListDataOptions`). */
const option = { contextInfo: 1, listData: 2, listSchema: 4, clientFormSchema: 64, viewMetadata: 1024 } as const;
/** Options that only change what stands in the rows: no links are made of text here, and no pictures looked up. */
const rowOptions = 2 | 2048 | 4096 | 524288;
/** Options that are known by name and not imitated ([P]: `RenderListDataOptions`; SPRenderListDataOptions [D]). */
const otherOptions: Readonly<Record<number, string>> = {
  8: 'MenuView',
  16: 'ListContentType',
  32: 'FileSystemItemId',
  64: 'ClientFormSchema',
  128: 'QuickLaunch',
  256: 'Spotlight',
  512: 'Visualization',
  8192: 'ParentInfo',
  16384: 'PageContextInfo',
  32768: 'ClientSideComponentManifest',
  65536: 'ListAvailableContentTypes',
  131072: 'FolderContentTypeOrder',
};
const usualLimit = 30;

/** What a request for rows says, however it says it. */
interface Asked {
  readonly viewXml: string | undefined;
  readonly overrideViewXml: string | undefined;
  readonly folder: string | undefined;
  readonly paging: string | undefined;
  readonly datesInUtc: boolean;
  readonly options: number;
}

/** `lists(…)/RenderListDataAsStream`. The answer is JSON without metadata, whatever `Accept` says (recorded). */
export function answerListDataAsStream(exchange: Exchange, list: ListRecord): Reply {
  const asked = readAsked(exchange);
  requireAnswerable(asked.options);
  const data = listData(exchange, list, asked);
  const isPlain = (asked.options & ~rowOptions) === 0;
  const answer = isPlain ? data : wrapped(exchange, list, asked, data);
  return jsonReply(exchange.format, answer, 200, { 'content-type': 'application/json; charset=utf-8' });
}

/**
 * Beside what is answered other options are passed over, as clients ask for many at once and read few.
 * @throws ODataError 501 for ClientFormSchema, and where nothing else is asked for than what is not answered.
 */
function requireAnswerable(options: number): void {
  const asked = Object.entries(otherOptions).filter(([bit]) => (options & Number(bit)) !== 0);
  const answered = options & (1 | option.listData | option.listSchema | option.viewMetadata | rowOptions);
  const refused = asked.find(([bit]) => answered === 0 || Number(bit) === option.clientFormSchema);
  if (refused) throw unsupported(`${refused[1]} of RenderListDataAsStream`);
}

/** `lists(…)/renderlistdata(@viewXml)`: the same rows as a string of JSON. */
export function answerListData(exchange: Exchange, list: ListRecord, viewXml: string): Reply {
  const plain = { overrideViewXml: undefined, folder: undefined, paging: undefined, datesInUtc: false, options: 2 };
  return valueReply(exchange, 'RenderListData', JSON.stringify(listData(exchange, list, { viewXml, ...plain })));
}

function readAsked(exchange: Exchange): Asked {
  const parameters = readParameters(exchange);
  const { query } = exchange;
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const inAddress = query.has('Paged') ? query.toString() : undefined;
  return {
    viewXml: text('ViewXml'),
    overrideViewXml: text('OverrideViewXml'),
    folder: text('FolderServerRelativeUrl') ?? query.get('RootFolder') ?? undefined,
    paging: text('Paging') ?? inAddress,
    datesInUtc: parameters['DatesInUtc'] === true,
    options: Number(parameters['RenderOptions'] ?? 0),
  };
}

function listData(exchange: Exchange, list: ListRecord, asked: Asked): Record<string, unknown> {
  const { site, who } = exchange;
  const reading = { exchange, list, datesInUtc: asked.datesInUtc };
  const base = viewIn(exchange, list);
  const view = combined(reading, base, asked);
  if (view.beyond) throw unsupported(`CAML's ${view.beyond}`);
  const limit = view.rowLimit ?? base?.rowLimit ?? usualLimit;
  const page = readCamlPage(reading, { ...view, rowLimit: limit }, asked);
  const fields = view.fields ?? base?.fields ?? [];
  const write = rowWriter({ site, datesInUtc: asked.datesInUtc }, who, list, fields);
  const rows: Row[] = page.rows.map(write);
  const first = Number(new URLSearchParams((asked.paging ?? '').replace(/^\?/, '')).get('PageFirstRow') ?? 1);
  const mask = effectivePermissions(site, who, { list });
  return {
    Row: rows,
    FirstRow: first,
    FolderPermissions: permMask(mask),
    LastRow: first + rows.length - 1,
    RowLimit: limit,
    ...(view.paged && links(page, first, limit, base)),
    FilterLink: '?',
    ForceNoHierarchy: '1',
    HierarchyHasIndention: '',
    CurrentFolderSpItemUrl: '',
  };
}

/** Where the next page begins, and the former: only a paged row limit is told (pnp/pnpjs#532). */
function links({ rows, next, begin }: ItemPage, first: number, limit: number, view: ViewRecord | undefined): object {
  const end = view ? `&View=${view.id}` : '';
  return {
    ...(next !== undefined && { NextHref: `?${next}&PageFirstRow=${first + rows.length}${end}` }),
    ...(first > 1 &&
      begin && {
        PrevHref: `?${begin}&PagedPrev=TRUE&PageFirstRow=${Math.max(1, first - limit)}${end}`,
      }),
  };
}

/** The view that `View={…}` names, or the list's own. */
function viewIn({ query }: Exchange, list: ListRecord): ViewRecord | undefined {
  const wanted = query.get('View')?.replace(/[{}]/g, '').toLowerCase();
  if (!wanted) return list.views.find((view) => view.isDefault);
  const found = list.views.find((view) => view.id === wanted);
  if (!found) throw badArgument('The specified view is invalid.');
  return found;
}

/**
 * The view that is asked for: `ViewXml`, or else the view itself; `OverrideViewXml` adds to what it asks of items
 * (learn.microsoft.com: "applies only to the Query/Where part"); the address adds filters and an order of its own.
 */
function combined(reading: CamlReading, base: ViewRecord | undefined, asked: Asked): CamlView {
  const own = readView(reading, asked.viewXml ?? (base ? viewToXml(base) : ''));
  const override = readView(reading, asked.overrideViewXml ?? '');
  const filters = [own.filter, override.filter, ...bodyFilter(reading)].filter((one) => one !== undefined);
  const filter = filters.length === 0 ? undefined : filters.reduce((left, right) => ({ kind: 'and', left, right }));
  const sorted = sortIn(reading);
  const order = sorted.length > 0 ? sorted : override.order.length > 0 ? override.order : own.order;
  return { ...own, filter, order };
}

function wrapped(exchange: Exchange, list: ListRecord, { options }: Asked, data: object): object {
  const has = (bit: number) => (options & bit) !== 0;
  return {
    ...(has(option.contextInfo) && contextInfo(exchange, list)),
    ...(has(option.listData) && { ListData: data }),
    ...(has(option.listSchema) && { ListSchema: listSchema(exchange, list) }),
    ...(has(option.viewMetadata) && { ViewMetadata: viewMetadata(list, viewIn(exchange, list)) }),
  };
}
