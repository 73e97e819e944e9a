import { serverPath, type ListRecord } from './list-record.ts';
import { parseXml, writeXml, child } from '../odata/xml.ts';
import type { Entity } from '../odata/entity.ts';
import { badArgument } from '../odata/error.ts';
import type { ViewRecord } from './view-record.ts';

/** Properties that a plain view of a plain list has no use for. */
const unusedProps = {
  AssociatedContentTypeId: null,
  CalendarViewStyles: null,
  ColumnWidth: null,
  CustomOrder: null,
  Formats: null,
  GridLayout: null,
  Method: null,
  ModerationType: null,
  NewDocumentTemplates: null,
  ToolbarTemplateName: null,
  ViewJoins: null,
  ViewProjectedFields: null,
  VisualizationInfo: null,
};

/** A view as REST shows it, in the shape of ListViewTests. */
export function viewEntity(list: ListRecord, view: ViewRecord): Entity {
  const address = `${serverPath(list)}/${view.page}`;
  const xml = viewXml(view, address);
  return {
    type: 'SP.View',
    path: `Web/Lists(guid'${list.id}')/Views(guid'${view.id}')`,
    props: {
      Aggregations: view.aggregations,
      AggregationsStatus: 'Off',
      ...unusedProps,
      BaseViewId: '1',
      ContentTypeId: { StringValue: '0x' },
      CustomFormatter: view.customFormatter,
      DefaultView: view.isDefault,
      DefaultViewForContentType: false,
      EditorModified: false,
      Hidden: view.hidden,
      HtmlSchemaXml: xml,
      Id: view.id,
      ImageUrl: '/_layouts/15/images/generic.png?rev=47',
      IncludeRootFolder: false,
      JSLink: 'clienttemplates.js',
      ListViewXml: xml,
      MobileDefaultView: false,
      MobileView: true,
      OrderedView: false,
      Paged: view.paged,
      PersonalView: view.personal,
      ReadOnlyView: false,
      RequiresClientIntegration: false,
      RowLimit: view.rowLimit,
      Scope: view.scope,
      ServerRelativePath: { DecodedUrl: address },
      ServerRelativeUrl: address,
      StyleId: null,
      TabularView: true,
      Threaded: false,
      Title: view.title,
      Toolbar: '',
      ViewData: null,
      ViewQuery: view.query,
      ViewType: 'HTML',
      ViewType2: null,
    },
    nav: { ViewFields: () => viewFieldsEntity(list, view) },
  };
}

/** A view's columns: names and their XML. */
export function viewFieldsEntity(list: ListRecord, view: ViewRecord): Entity {
  const path = `Web/Lists(guid'${list.id}')/Views(guid'${view.id}')/ViewFields`;
  return { type: 'SP.ViewFieldCollection', path, props: { SchemaXml: fieldRefs(view), Items: view.fields } };
}

export function fieldRefs(view: ViewRecord): string {
  return view.fields.map((name) => `<FieldRef Name="${name}" />`).join('');
}

/** The view as the CAML that asks for its items. */
export function viewToXml(view: ViewRecord): string {
  const scope = ['Default', 'Recursive', 'RecursiveAll', 'FilesOnly'][view.scope] ?? 'Default';
  const limit = `<RowLimit Paged="${view.paged ? 'TRUE' : 'FALSE'}">${view.rowLimit}</RowLimit>`;
  return `<View Scope="${scope}"><Query>${view.query}</Query><ViewFields>${fieldRefs(view)}</ViewFields>${limit}</View>`;
}

function viewXml(view: ViewRecord, address: string): string {
  const head = `Name="{${view.id.toUpperCase()}}" DefaultView="${view.isDefault ? 'TRUE' : 'FALSE'}" Type="HTML" DisplayName="${view.title}" Url="${address}"`;
  const limit = `<RowLimit Paged="${view.paged ? 'TRUE' : 'FALSE'}">${view.rowLimit}</RowLimit>`;
  return `<View ${head}><Query>${view.query}</Query><ViewFields>${fieldRefs(view)}</ViewFields>${limit}</View>`;
}

/**
 * A view changed by `SetViewXml`: its columns, query and row limit.
 * @throws ODataError 400 when it is no `<View>`.
 */
export function withViewXml(view: ViewRecord, xml: string): ViewRecord {
  const root = parseXml(xml);
  if (root.name !== 'View') throw badArgument('The view is not valid.');
  const fields = child(root, 'ViewFields')?.children.flatMap((one) => one.attributes['Name'] ?? []);
  const query = child(root, 'Query')?.children.map(writeXml).join('');
  const limit = child(root, 'RowLimit');
  return {
    ...view,
    ...(fields && { fields }),
    ...(query !== undefined && { query }),
    ...(limit && { rowLimit: Number(limit.text), paged: limit.attributes['Paged']?.toUpperCase() === 'TRUE' }),
  };
}
