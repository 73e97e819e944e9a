import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import { startBot } from '../../src/bot/main.ts';
import { connect } from '../../src/sharepoint/connect.ts';
import { openPlanStore } from '../../src/sharepoint/sharepoint-plan-store.ts';

/*
 * The real service in a process of its own, to be killed. It is told what to do over IPC, and dies by its own hand, as
 * kill -9 would have it, the moment before a card's request leaves when told so.
 */

/** What the parent gives it. */
export interface ProcessOptions {
  readonly database: { readonly folder: string } | { readonly url: string };
  readonly siteUrl: string;
  readonly token: string;
  readonly time: string;
  readonly diesBeforePost: boolean;
}

const options = JSON.parse(process.argv[2]!) as ProcessOptions;

let mayDie = false;
// Said before any of a request is written (Node's http, "http.client.request.created").
subscribe('http.client.request.created', (message) => {
  const { request } = message as { request: ClientRequest };
  if (mayDie && request.method === 'POST' && request.path.endsWith('/activities')) process.kill(process.pid, 'SIGKILL');
});

const now = Temporal.Instant.from(options.time);
const bot = await startBot({
  port: 0,
  database: options.database,
  clock: { now: () => now },
  store: openPlanStore(connect(options.siteUrl, () => Promise.resolve(options.token))),
  links: { myActivities: 'http://127.0.0.1:3000/', plan: 'http://127.0.0.1:3000/' },
  wakes: false,
});

process.on('message', (message) => {
  if (message !== 'tick') return;
  mayDie = options.diesBeforePost;
  void bot.tick().then(() => process.send!('ticked'));
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.send!({ messages: bot.messages });
