import { randomUUID } from 'node:crypto';
import { restInstant } from '../site/site-time.ts';
import { writeToken, type ChangeScope } from './change-token.ts';
import { complex } from '../odata/complex.ts';
import type { ChangedKind, LoggedChange } from './change-log.ts';
import type { Entity } from '../odata/entity.ts';
import type { Site } from '../site/site.ts';

/** A change as REST shows it (recorded: GetListItemChangesAsyncTest, GetListChangesOnlyAsyncTest; the other kinds [D]). */
export function changeEntity(site: Site, scope: ChangeScope, id: string, change: LoggedChange): Entity {
  const { number, time, type, kind } = change;
  const token = writeToken({ scope, id, time, number });
  return {
    type: `SP.Change${kind}`,
    path: `SP.Change${kind}${randomUUID()}`,
    props: {
      ChangeToken: complex('SP.ChangeToken', { StringValue: token }),
      ChangeType: type,
      SiteId: site.siteId,
      Time: restInstant(time),
      ...own[kind](site, change),
    },
  };
}

type Own = (site: Site, change: LoggedChange) => Record<string, unknown>;

const own: Readonly<Record<ChangedKind, Own>> = {
  Item: (site, { itemId, listId, path, objectId, who }) => {
    const editor = who === undefined ? undefined : site.principals.byId(who);
    return {
      Editor: editor?.title ?? '',
      EditorEmailHint: editor?.email ?? '',
      ItemId: itemId,
      ListId: listId,
      ServerRelativeUrl: path ?? '',
      SharedByUser: null,
      SharedWithUsers: null,
      UniqueId: objectId,
      WebId: site.webId,
    };
  },
  List: (site, { listId }) => ({
    BaseTemplate: 0,
    Editor: '',
    Hidden: false,
    ListId: listId,
    Title: '',
    WebId: site.webId,
  }),
  Field: (site, { objectId }) => ({ FieldId: objectId, WebId: site.webId }),
  View: (site, { objectId, listId }) => ({ ListId: listId, ViewId: objectId, WebId: site.webId }),
  File: (site, { objectId }) => ({ UniqueId: objectId, WebId: site.webId }),
  Folder: (site, { objectId }) => ({ UniqueId: objectId, WebId: site.webId }),
  ContentType: (site, { objectId }) => ({ ContentTypeId: { StringValue: objectId }, WebId: site.webId }),
  Web: (site) => ({ WebId: site.webId }),
  User: (_, { itemId }) => ({ Activate: false, UserId: itemId }),
  Group: (_, { itemId }) => ({ GroupId: itemId }),
};
