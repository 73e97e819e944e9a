import { table } from '../odata/table.ts';
import { collectionReply, emptyReply, entityReply, nullReply, valueReply } from '../odata/reply.ts';
import { readJson, readParameters, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import { fieldNamed, fieldsOf, isLibrary, type ListRecord } from './list-record.ts';
import { fieldRefs, viewEntity, viewFieldsEntity, withViewXml } from './view-entity.ts';
import { fieldTitle } from '../fields/field-record.ts';
import { folderFrom } from './list-record.ts';
import { viewHtml } from './view-html.ts';
import { newView, type ViewRecord } from './view-record.ts';
import { badArgument, noSuchResource, unknownProperty } from '../odata/error.ts';
import { permission } from '../people/permissions.ts';
import { requirePermission } from '../people/securable.ts';
import type { Segment } from '../odata/path.ts';

/** `…/views` and what lies under them. */
export function answerViews(exchange: Exchange, list: ListRecord, head: Segment, rest: readonly Segment[]): Reply {
  const [id] = head.args;
  if (id !== undefined)
    return answerView(
      exchange,
      list,
      findView(list, (view) => view.id === bare(id)),
      rest,
    );
  const [next, ...after] = rest;
  if (next?.name === 'getbyid')
    return answerView(
      exchange,
      list,
      findView(list, (view) => view.id === bare(next.args[0])),
      after,
    );
  if (next?.name === 'getbytitle')
    return answerView(
      exchange,
      list,
      findView(list, (view) => view.title === next.args[0]),
      after,
    );
  if (next?.name === 'add') return addView(exchange, list, creationIn(exchange));
  if (next) throw noSuchResource(next.written);
  if (exchange.method === 'GET')
    return collectionReply(
      exchange,
      list.views.map((view) => viewEntity(list, view)),
    );
  return addView(exchange, list, readJson(exchange));
}

/** `…/defaultview`. */
export function answerDefaultView(exchange: Exchange, list: ListRecord, rest: readonly Segment[]): Reply {
  return answerView(
    exchange,
    list,
    findView(list, (view) => view.isDefault),
    rest,
  );
}

function answerView(exchange: Exchange, list: ListRecord, view: ViewRecord, rest: readonly Segment[]): Reply {
  const [next, ...after] = rest;
  if (next?.name === 'viewfields') return answerViewFields(exchange, list, view, after);
  if (next?.name === 'renderashtml') return valueReply(exchange, 'RenderAsHtml', viewHtml(exchange, list, view));
  if (next?.name === 'setviewxml') {
    save(exchange, list, withViewXml(view, textOf(readJson(exchange)['viewXml'], 'viewXml')));
    return nullReply(exchange);
  }
  if (next) throw noSuchResource(next.written);
  if (exchange.method === 'GET') return entityReply(exchange, viewEntity(list, view));
  if (exchange.method === 'DELETE') {
    if (view.isDefault) throw badArgument('The default view cannot be deleted.');
    saveAll(
      exchange,
      list,
      list.views.filter((one) => one.id !== view.id),
    );
    return emptyReply();
  }
  save(exchange, list, withProps(view, readJson(exchange)));
  return emptyReply(204);
}

/** `views/add {parameters: SP.ViewCreationInformation}`, whose `Query` is the view's `ViewQuery`. */
function creationIn(exchange: Exchange): Record<string, unknown> {
  const { Query: query, ...given } = readParameters(exchange);
  return query === undefined ? given : { ...given, ViewQuery: query };
}

function addView(exchange: Exchange, list: ListRecord, creation: Record<string, unknown>): Reply {
  const { ViewFields: given, ...props } = creation;
  const title = textOf(props['Title'], 'Title');
  const columns = typeof given === 'object' && given !== null && 'results' in given ? given.results : given;
  const page = freePage(list, folderFrom(title) || 'View');
  const first = newView(title, page);
  const view = withProps({ ...first, fields: Array.isArray(columns) ? columns.map(String) : first.fields }, props);
  save(exchange, list, view);
  return entityReply(exchange, viewEntity(list, view), 201);
}

function withProps(view: ViewRecord, given: Record<string, unknown>): ViewRecord {
  let changed = view;
  for (const [name, value] of Object.entries(given)) {
    const set = settable[name];
    if (set) changed = { ...changed, ...set(value) };
    else if (!passedOver.has(name)) throw unknownProperty(name, 'SP.View');
  }
  return changed;
}

const passedOver = new Set([
  '__metadata',
  'odata.type',
  'ViewTypeKind',
  'baseViewId',
  'ViewType2',
  'MobileView',
  'TabularView',
  'IncludeRootFolder',
  'AggregationsStatus',
  'ViewData',
  'ViewJoins',
  'ViewProjectedFields',
  'GridLayout',
  'ColumnWidth',
]);

const settable: Readonly<Record<string, (value: unknown) => Partial<ViewRecord>>> = table({
  Title: (value) => ({ title: textOf(value, 'Title') }),
  ViewQuery: (value) => ({ query: value === null ? '' : textOf(value, 'ViewQuery') }),
  RowLimit: (value) => ({ rowLimit: Number(value) }),
  Paged: (value) => ({ paged: value === true }),
  Hidden: (value) => ({ hidden: value === true }),
  PersonalView: (value) => ({ personal: value === true }),
  DefaultView: (value) => ({ isDefault: value === true }),
  SetAsDefaultView: (value) => ({ isDefault: value === true }),
  Scope: (value) => ({ scope: Number(value) }),
  Aggregations: (value) => ({ aggregations: value === null ? '' : textOf(value, 'Aggregations') }),
  CustomFormatter: (value) => ({
    customFormatter: value === null || value === '' ? null : textOf(value, 'CustomFormatter'),
  }),
});

function answerViewFields(exchange: Exchange, list: ListRecord, view: ViewRecord, rest: readonly Segment[]): Reply {
  const [next] = rest;
  const [named] = next?.args ?? [];
  switch (next?.name) {
    case undefined:
      return entityReply(exchange, viewFieldsEntity(list, view));
    case 'schemaxml':
      return valueReply(exchange, 'SchemaXml', fieldRefs(view));
    case 'addviewfield':
      save(exchange, list, {
        ...view,
        fields: [...without(view, internalName(list, named)), internalName(list, named)],
      });
      return nullReply(exchange);
    case 'removeviewfield':
      save(exchange, list, { ...view, fields: without(view, internalName(list, named)) });
      return nullReply(exchange);
    case 'removeallviewfields':
      save(exchange, list, { ...view, fields: [] });
      return nullReply(exchange);
    case 'moveviewfieldto': {
      const { field, index } = readJson(exchange);
      const name = internalName(list, textOf(field, 'field'));
      save(exchange, list, { ...view, fields: without(view, name).toSpliced(Number(index), 0, name) });
      return nullReply(exchange);
    }
    default:
      throw noSuchResource(next!.written);
  }
}

function without(view: ViewRecord, name: string): string[] {
  return view.fields.filter((one) => one !== name);
}

function internalName(list: ListRecord, name: string | undefined): string {
  const field = fieldNamed(list, name ?? '') ?? fieldsOf(list).find((one) => fieldTitle(one) === name);
  if (!field)
    throw badArgument(`Column '${name}' does not exist. It may have been deleted by another user.  /${list.folder}`);
  return field.name;
}

function save(exchange: Exchange, list: ListRecord, view: ViewRecord): void {
  const isNew = !list.views.some((one) => one.id === view.id);
  const views = isNew ? [...list.views, view] : list.views.map((one) => (one.id === view.id ? view : one));
  // One view is the default: choosing another takes it from the former.
  saveAll(
    exchange,
    list,
    views.map((one) => (view.isDefault && one.id !== view.id ? { ...one, isDefault: false } : one)),
  );
}

function saveAll(exchange: Exchange, list: ListRecord, views: readonly ViewRecord[]): void {
  requirePermission(exchange.site, exchange.who, permission.manageLists, { list });
  exchange.site.store.write(() => exchange.site.lists.save({ ...list, views, revision: list.revision + 1 }));
}

function findView(list: ListRecord, is: (view: ViewRecord) => boolean): ViewRecord {
  const view = list.views.find(is);
  if (!view) throw badArgument('The specified view is invalid.');
  return view;
}

function freePage(list: ListRecord, name: string): string {
  const isTaken = (page: string) => list.views.some((view) => view.page.toLowerCase() === page.toLowerCase());
  const folder = isLibrary(list) ? 'Forms/' : '';
  let page = `${folder}${name}.aspx`;
  for (let number = 1; isTaken(page); number++) page = `${folder}${name}${number}.aspx`;
  return page;
}

function bare(id: string | undefined): string {
  return (id ?? '').replace(/[{}]/g, '').toLowerCase();
}
