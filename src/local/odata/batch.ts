import { randomUUID } from 'node:crypto';
import { errorReply } from './reply.ts';
import { inFour, isFour } from './version-four.ts';
import { formatOf, type Reply } from './exchange.ts';
import { invalidQuery, ODataError } from './error.ts';

/** One operation of a batch. */
export interface Operation {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The most operations in one batch. */
const most = 100;

const requestLine = /^(GET|POST|PUT|PATCH|MERGE|DELETE)\s+(\S.*?)\s+HTTP\/1\.\d\s*$/;

/**
 * Reads a batch's operations in order. Change sets need not be told apart: writes go into effect one by one, as in
 * SharePoint, and nothing is undone when one fails. Line ends may be CRLF or, as PnPjs sends them, LF.
 * @throws ODataError 400 when it cannot be read or holds more than 100 operations.
 */
export function parseBatch(body: string, type: string | undefined): Operation[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(type ?? '')?.[1];
  if (!boundary) throw invalidQuery('The content type of a batch request must be multipart/mixed with a boundary.');
  const operations = partsOf(body, boundary).flatMap(operationsIn);
  if (operations.length > most) {
    throw invalidQuery(
      `The current change set contains too many operations. A maximum number of '${most}' operations are allowed.`,
    );
  }
  return operations;
}

function operationsIn(part: string): Operation[] {
  const inner = /^content-type:\s*multipart\/mixed;\s*boundary="?([^";\s]+)"?/im.exec(headOf(part))?.[1];
  if (inner) return partsOf(part, inner).flatMap(operationsIn);
  const lines = part.split(/\r?\n/);
  const start = lines.findIndex((line) => requestLine.test(line));
  if (start < 0) throw invalidQuery('An operation of the batch has no request line.');
  const [, method, url] = requestLine.exec(lines[start]!)!;
  const headers: Record<string, string> = {};
  let index = start + 1;
  for (; index < lines.length && lines[index]!.trim() !== ''; index++) {
    const line = lines[index]!;
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return [
    {
      method: method!,
      url: url!,
      headers,
      body: lines
        .slice(index + 1)
        .join('\n')
        .trim(),
    },
  ];
}

/** What lies between a boundary's lines. CLI for Microsoft 365 begins them where a body ends, on the same line. */
function partsOf(body: string, boundary: string): string[] {
  const parts = `\n${body}`.split(new RegExp(`\\r?\\n?--${escapeRegExp(boundary)}(?:--)?[ \\t]*(?=\\r?\\n|$)`));
  return parts.slice(1).filter((part) => part.trim() !== '');
}

function headOf(part: string): string {
  return part.trimStart().split(/\r?\n\r?\n/, 1)[0] ?? '';
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Runs the operations in order and writes the flat answer that SharePoint gives, each part under `--batchresponse_`. */
export async function answerBatch(
  operations: readonly Operation[],
  run: (operation: Operation) => Promise<Reply>,
): Promise<Reply> {
  const boundary = `batchresponse_${randomUUID()}`;
  let body = '';
  for (const operation of operations) body += `--${boundary}\r\n${partOf(await runGuarded(operation, run))}`;
  return {
    status: 200,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
    body: `${body}--${boundary}--\r\n`,
  };
}

async function runGuarded(operation: Operation, run: (operation: Operation) => Promise<Reply>): Promise<Reply> {
  try {
    return await run(operation);
  } catch (error) {
    if (!(error instanceof ODataError)) throw error;
    const reply = errorReply(formatOf(operation.headers['accept']), error);
    return isFour((name) => operation.headers[name]) ? inFour(reply) : reply;
  }
}

function partOf({ status, headers, body }: Reply): string {
  const head = Object.entries(headers).map(([name, value]) => `${name.toUpperCase()}: ${value}\r\n`);
  const text = body === null ? '' : typeof body === 'string' ? body : new TextDecoder().decode(body);
  const type = 'Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n';
  return `${type}HTTP/1.1 ${status} ${reasons[status] ?? 'Error'}\r\n${head.join('')}\r\n${text}\r\n`;
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  412: 'Precondition Failed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};
