import { attachmentAt } from '../attachments/attachments.ts';
import { authenticate, isReply } from '../people/sign-in.ts';
import { bytesReply } from './bytes-reply.ts';
import { fileAt, listAt } from './place.ts';
import { fileLeafRef } from '../items/item-ref.ts';
import { itemEtag } from '../odata/etag.ts';
import { serverPath, type ListRecord } from '../lists/list-record.ts';
import type { Reply } from '../odata/exchange.ts';
import type { Site } from '../site/site.ts';
import type { TokenIssuer } from '../people/tokens.ts';

/**
 * A file or an attachment at its own address, as a link to it asks for it: its content. Undefined where no file lies
 * that the person may see, and for who is not signed in where there is none.
 */
export function answerDownload(
  site: Site,
  tokens: TokenIssuer,
  url: URL,
  header: (name: string) => string | undefined,
): Reply | undefined {
  const path = decodeURIComponent(url.pathname);
  const list = site.lists.everywhere().find((one) => isWithin(path, one));
  if (!list) return undefined;
  const who = authenticate(site, tokens, {
    authorization: header('authorization'),
    cookie: header('cookie'),
    digest: undefined,
    accept: header('accept'),
    writes: false,
  });
  if (isReply(who)) return /\.aspx$/i.test(path) || !path.includes('.') ? undefined : who;
  const file = fileAt({ site, who }, path);
  if (file) {
    const reply = bytesReply(site.files.bytes(file.row), fileLeafRef(file.row));
    return { ...reply, headers: { ...reply.headers, etag: itemEtag(file.row) } };
  }
  const within = listAt({ site, who }, path);
  const attached = within && attachmentAt({ site, who }, within.list, within.inner);
  return (
    attached && bytesReply(site.attachments.bytes(attached.row, attached.attachment.name), attached.attachment.name)
  );
}

function isWithin(path: string, list: ListRecord): boolean {
  return path.toLowerCase().startsWith(`${serverPath(list).toLowerCase()}/`);
}
