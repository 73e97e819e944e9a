import { fileDirRef, fileLeafRef } from './item-ref.ts';
import type { ItemRow, ItemValues } from './item-row.ts';
import type { ListRecord } from '../lists/list-record.ts';
import type { Site } from '../site/site.ts';

/** A version's values in the columns of the list's own use, as recorded (ListItemTests/GetListItemVersionsAsyncTest). */
export function innerValues(site: Site, list: ListRecord, row: ItemRow, versionId: number, values: ItemValues): object {
  const app = { LookupId: values['EditorId'], LookupValue: '' };
  return {
    OData__x005f_HasCopyDestinations: null,
    OData__x005f_CopySource: null,
    WorkflowVersion: 1,
    OData__x005f_UIVersion: versionId,
    OData__x005f_ModerationStatus: 0,
    OData__x005f_ModerationComments: null,
    InstanceID: null,
    Order: Number(values['ID']) * 100,
    WorkflowInstanceID: null,
    FileDirRef: fileDirRef(list, row),
    Last_x005f_x0020_x005f_Modified: values['Modified'],
    Created_x005f_x0020_x005f_Date: values['Created'],
    SortBehavior: { LookupId: 1, LookupValue: '0' },
    FileLeafRef: fileLeafRef(row),
    ParentUniqueId: `{${list.folderId.toUpperCase()}}`,
    SyncClientId: { LookupId: values['ID'], LookupValue: null },
    ProgId: '',
    ScopeId: `{${site.webId.toUpperCase()}}`,
    File_x005f_x0020_x005f_Type: null,
    MetaInfo: '',
    OData__x005f_Level: 1,
    OData__x005f_IsCurrentVersion: versionId === row.version * 512,
    ItemChildCount: '0',
    FolderChildCount: '0',
    Restricted: '',
    OriginatorId: '',
    NoExecute: '0',
    ContentVersion: '0',
    OData__x005f_ComplianceFlags: '',
    OData__x005f_ComplianceTag: '',
    OData__x005f_ComplianceTagWrittenTime: '',
    OData__x005f_ComplianceTagUserId: '',
    AccessPolicy: '',
    OData__x005f_VirusStatus: '',
    OData__x005f_VirusVendorID: '',
    OData__x005f_VirusInfo: '',
    AppAuthor: app,
    AppEditor: app,
    SMTotalSize: { LookupId: row.json.length, LookupValue: '' },
    SMLastModifiedDate: values['Modified'],
    SMTotalFileStreamSize: '0',
    SMTotalFileCount: { LookupId: 0, LookupValue: '' },
    OData__x005f_CommentFlags: '',
    OData__x005f_CommentCount: '',
  };
}
