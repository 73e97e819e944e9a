import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { type IncomingMessage, Server as HttpServer, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { Server } from 'node:net';
import { dirname, join } from 'node:path';

/*
 * Loaded into an Agents Playground before its own code (`node --import`), because it listens on every address, asks
 * for fonts and telemetry from outside, and lives on when whoever started it is killed. None of it changes what the
 * Playground does with a message.
 */

const loopback = '127.0.0.1';

// It calls listen(port, callback), without an address.
const sockets = Server.prototype as unknown as { listen: (...args: unknown[]) => Server };
const { listen } = sockets;
sockets.listen = function (this: Server, ...args: unknown[]): Server {
  const [port, ...rest] = args;
  if (typeof port !== 'number') return listen.apply(this, args);
  return listen.call(this, { port, host: loopback }, ...rest.filter((value) => typeof value === 'function'));
};

// The process reaches this machine by name and no other.
const lookup = dns.lookup as (hostname: string, ...rest: unknown[]) => void;
dns.lookup = ((hostname: string, ...rest: unknown[]): void => {
  if (hostname === 'localhost' || hostname === loopback) return lookup(hostname, ...rest);
  const answer = rest.at(-1) as (error: Error) => void;
  process.nextTick(answer, new Error(`The Playground reaches this machine only, not ${hostname}.`));
}) as typeof dns.lookup;

// Its page asks Microsoft's network for Segoe UI; the browser is told to stay here too.
const policy = [
  "default-src 'self' data: blob:",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws://127.0.0.1:* ws://localhost:*",
].join('; ');

const page = readFileSync(join(dirname(process.argv[1] ?? ''), 'dist/client/index.html'), 'utf8');
const script = stripTypeScriptTypes(readFileSync(new URL('../start/playground-page.ts', import.meta.url), 'utf8'));
const owner = `<meta name="uppfoljning-as" content="${process.env['UPPFOLJNING_AS'] ?? ''}" />`;
const pageWithScript = page
  .replace('<head>', () => `<head>${owner}`)
  .replace('</body>', () => `<script>${script}</script></body>`);

// What it kept while no page was open it hands over the moment a page connects, and a page that has not read its
// conversations yet drops it: so a page is connected when it has had time to.
const drawnWithin = 1500;

const servers = HttpServer.prototype as unknown as { emit: (...args: unknown[]) => boolean };
const { emit } = servers;
servers.emit = function (this: HttpServer, ...args: unknown[]): boolean {
  const [event, request, response] = args as [string, IncomingMessage, ServerResponse];
  if (event === 'upgrade') return setTimeout(() => emit.apply(this, args), drawnWithin).hasRef();
  if (event !== 'request') return emit.apply(this, args);
  response.setHeader('content-security-policy', policy);
  if (request.method !== 'GET' || request.url?.split('?')[0] !== '/') return emit.apply(this, args);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(pageWithScript);
  return true;
};

// The channel to the parent breaks however the parent ends, kill -9 included.
process.on('disconnect', () => process.exit(0));
