import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { connect } from '../sharepoint/connect.ts';
import { openPlanStore } from '../sharepoint/sharepoint-plan-store.ts';
import { openPlannerStore } from '../sharepoint/sharepoint-planner-store.ts';
import { readConfig } from './config.ts';
import { startBot } from './main.ts';
import { localSiteToken, siteTokenFrom } from './site-token.ts';

/*
 * The service alone, with real time and settings from environment variables: `node src/bot/serve.ts`. On one machine
 * `npm start` runs it together with the rest instead.
 */

const config = readConfig(process.env);
const log = pino({ level: config.logLevel, base: null });
const { siteUrl, tenantId, siteRegistration, credentials } = config;
const token =
  siteRegistration === null
    ? localSiteToken(siteUrl, tenantId)
    : siteTokenFrom(siteUrl, {
        tenantId,
        clientId: siteRegistration.clientId,
        certificate: await readFile(siteRegistration.certificateFile, 'utf8'),
      });

const { port, database, links, times, language } = config;
const sp = connect(siteUrl, token);
const bot = await startBot({
  port,
  database,
  links,
  times,
  language,
  clock: { now: () => Temporal.Now.instant() },
  store: openPlanStore(sp),
  histories: openPlannerStore(sp),
  log,
  ...(credentials === null ? {} : { credentials }),
});
log.info({ messages: bot.messages }, 'The service is up');

const stop = (): void => {
  void bot.close().then(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
