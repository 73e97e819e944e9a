import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { isLoopbackHost } from '../local/cors.ts';
import type { StartState } from '../local/start-state.ts';
import { isPlanError } from '../plan/plan-error.ts';
import { builtPageFolder, type PageName } from './build-pages.ts';

export interface PagesOptions {
  readonly port: number;
  /** What the tab reads as `config.json`. */
  readonly tabConfiguration: object;
  readonly now: () => string;
  readonly state: () => Promise<StartState>;
  readonly moveClock: (to: string) => Promise<void>;
  readonly openChat: (as: string) => Promise<void>;
}

export interface Pages {
  readonly origin: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The pages reach this machine and nothing else: teams-js, for one, asks Microsoft's network which hosts to trust. */
const policy = [
  "default-src 'self' http://127.0.0.1:*",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
].join('; ');

/**
 * Serves what a browser opens on this machine, one origin: the start page at `/`, the Teams frame at `/teams`, the tab
 * at `/tab/`, the SharePoint page at `/site`, and the start page's own questions under `/local/`.
 */
export async function servePages(options: PagesOptions): Promise<Pages> {
  const app = new Hono();
  app.use(async (context, next) => {
    // A page elsewhere could reach us by a name of its own that points here (DNS rebinding).
    if (!isLoopbackHost(context.req.header('host')))
      return context.text('This server answers to names of this machine only.', 421);
    await next();
    context.header('content-security-policy', policy);
    return undefined;
  });
  app.get('/local/clock', (context) => context.json({ now: options.now() }));
  app.get('/local/state', async (context) => context.json(await options.state()));
  app.post('/local/clock', (context) => act(context, 'to', options.moveClock, options.state));
  app.post('/local/playgrounds', (context) => act(context, 'as', options.openChat, options.state));
  for (const address of ['/config.json', '/tab/config.json']) {
    app.get(address, (context) => context.json(options.tabConfiguration));
  }
  app.get('/site/config.json', async (context) => context.json(sitePageConfiguration(await options.state())));
  app.get('/tab/*', (context) => page('tab', context.req.path.slice('/tab/'.length)));
  app.get('/start/*', (context) => page('start', context.req.path.slice('/start/'.length)));
  app.get('/site/*', (context) => page('site', context.req.path.slice('/site/'.length)));
  app.get('/site', () => page('site', ''));
  app.get('/', () => page('start', ''));
  app.get('/teams', () => page('start', ''));
  app.onError((error, context) => {
    process.stderr.write(`${context.req.path}: ${error.stack ?? error.message}\n`);
    return context.json({ error: error.message }, 500);
  });

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${options.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Where the SharePoint page finds the lists, whose clock it keeps, and who may look at it. */
function sitePageConfiguration({ tenant, people }: StartState) {
  return {
    siteUrl: tenant.site,
    listPage: tenant.listPage,
    tokenEndpoint: tenant.tokenEndpoint,
    now: '/local/clock',
    people: people.map(({ as, name, upn }) => ({ as, name, upn })),
  };
}

/**
 * A button of the start page: does what it says and answers with how everything stands after. Only JSON is taken: a
 * form on a page elsewhere cannot send it without asking first, and nobody answers that question.
 */
async function act(
  context: Context,
  field: string,
  what: (value: string) => Promise<void>,
  state: () => Promise<StartState>,
): Promise<Response> {
  if (!context.req.header('content-type')?.startsWith('application/json'))
    return context.json({ error: 'JSON saknas.' }, 415);
  const value = ((await context.req.json()) as Record<string, unknown>)[field];
  if (typeof value !== 'string') return context.json({ error: `${field} saknas.` }, 400);
  try {
    await what(value);
  } catch (error) {
    if (!isPlanError(error)) throw error;
    return context.json({ error: error.message }, 409);
  }
  return context.json(await state());
}

/** A file of a built page; a path without an extension is the page itself, whose own address says which part. */
async function page(name: PageName, path: string): Promise<Response> {
  const extension = extname(path);
  const file = normalize(join(builtPageFolder(name), extension === '' ? 'index.html' : path));
  const type = types[extension === '' ? '.html' : extension];
  if (type === undefined || !file.startsWith(builtPageFolder(name))) return new Response('Not found', { status: 404 });
  const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (content === null) return new Response('Not found', { status: 404 });
  // Built files carry their content in their name; the page does not.
  const caching = path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return new Response(content, { headers: { 'content-type': type, 'cache-control': caching } });
}
