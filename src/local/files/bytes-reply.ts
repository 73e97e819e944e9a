import type { Reply } from '../odata/exchange.ts';

const types: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  json: 'application/json',
  xml: 'text/xml',
  csv: 'text/csv',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A file's content. It is never shown as a page of this origin: whoever opens it in a browser saves it. */
export function bytesReply(bytes: Uint8Array<ArrayBuffer>, name: string): Reply {
  const type = types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body: bytes };
}
