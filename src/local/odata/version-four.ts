import { ODataError } from './error.ts';
import type { Reply } from './exchange.ts';

type Header = (name: string) => string | undefined;

/** Whether a client speaks OData 4, as the Framework's SPHttpClient does unless it is told otherwise. */
export function isFour(header: Header): boolean {
  return header('odata-version')?.trim() === '4.0';
}

/**
 * How much metadata a client of OData 4 wants. It says `odata.metadata=`; the older `odata=` is not acceptable
 * (SharePoint/sp-dev-docs#644).
 * @throws ODataError 406; its words are known, not recorded.
 */
export function acceptOfFour(accept = ''): string {
  if (/[;\s]odata=/i.test(accept)) {
    const code = '-1, Microsoft.SharePoint.Client.ClientServiceException';
    throw new ODataError(406, code, 'The HTTP header ACCEPT is missing or its value is invalid.');
  }
  return /odata\.metadata=none/i.test(accept) ? 'application/json;odata=nometadata' : 'application/json';
}

/** A body without what OData 4 says about itself: `@odata.type` and the like. */
export function bodyOfFour(body: string): string {
  if (!body.includes('"@odata.')) return body;
  try {
    return JSON.stringify(JSON.parse(body, (_, value: unknown) => withoutNotes(value)));
  } catch (error) {
    // What is no JSON is refused where it is read.
    if (error instanceof SyntaxError) return body;
    throw error;
  }
}

function withoutNotes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !name.startsWith('@odata.')));
}

/** An answer in OData 4's shape: `@odata.context`, `@odata.nextLink`, `@odata.etag`, a refusal under `error`. */
export function inFour(reply: Reply): Reply {
  const { body, headers } = reply;
  const type = headers['content-type'] ?? '';
  const told = { ...headers, 'odata-version': '4.0' };
  if (typeof body !== 'string' || !type.startsWith('application/json;odata=')) return { ...reply, headers: told };
  const metadata = type.includes('nometadata') ? 'none' : 'minimal';
  const shaped = JSON.parse(body, (_, value: unknown) => renamed(value)) as unknown;
  const contentType = `application/json;odata.metadata=${metadata};odata.streaming=true;IEEE754Compatible=false;charset=utf-8`;
  return { ...reply, headers: { ...told, 'content-type': contentType }, body: JSON.stringify(shaped) };
}

function renamed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => nameInFour(name, one)));
}

function nameInFour(name: string, value: unknown): [string, unknown] {
  if (name === 'odata.error') return ['error', value];
  if (name === 'odata.metadata') return ['@odata.context', value];
  if (name === 'odata.type') return ['@odata.type', `#${String(value)}`];
  if (name.startsWith('odata.')) return [`@${name}`, value];
  return [name.replace(/@odata\.navigationLinkUrl$/, '@odata.navigationLink'), value];
}
