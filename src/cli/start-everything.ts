import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SPFI } from '@pnp/sp';
import type { Temporal } from 'temporal-polyfill';
import type { Bot } from '../bot/bot.ts';
import { lockFolder } from '../bot/folder-lock.ts';
import { startBot } from '../bot/main.ts';
import type { ServiceLog } from '../bot/service-log.ts';
import { people, serviceApp } from '../local/people/people.ts';
import type { StartState } from '../local/start-state.ts';
import { openTenant, type Tenant } from '../local/tenant.ts';
import { PlanError } from '../plan/plan-error.ts';
import { connect } from '../sharepoint/connect.ts';
import { openPlanStore } from '../sharepoint/sharepoint-plan-store.ts';
import { openPlannerStore } from '../sharepoint/sharepoint-planner-store.ts';
import { buildPages } from './build-pages.ts';
import { boardChannels, channelsOf, chatPort, chatsFromStart, keepChats, type Chats } from './start-chats.ts';
import { dayInStockholm, destination, moveThrough } from './start-clock.ts';
import { fillWithExample, upgradeLists } from './start-example.ts';
import { exampleDay, type StartOptions } from './start-options.ts';
import { nextOnClock, type StartEvent } from './start-next.ts';
import { type Pages, servePages } from './start-pages.ts';
import { refuseBusyPorts } from './start-ports.ts';
import { recentLook } from './start-recent.ts';

/** Everything of this machine, running in this process; the Playgrounds are its children. */
export interface Everything {
  readonly tenant: Tenant;
  readonly bot: Bot;
  readonly pages: Pages;
  readonly chats: Chats;
  close(): Promise<void>;
}

/** What `--fresh` takes away: what we made, and nothing else that may lie in a folder somebody named by mistake. */
const ours = ['tenant.sqlite', 'tenant.sqlite-wal', 'tenant.sqlite-shm', 'ledger', 'playgrounds', 'example.json'];

/**
 * Brings up the site, the service, the pages and the first Playgrounds on one clock, the folder's. What can be done at
 * once is. When something fails on the way, what was up is taken down again.
 *
 * @param say told what is worth a line, in Swedish.
 * @throws PlanError `unavailable` where the folder is in use or a port is taken; what the example or a Playground says.
 */
export async function openEverything(options: StartOptions, say: (line: string) => void): Promise<Everything> {
  const { port, data } = options;
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let last = closing.pop(); last !== undefined; last = closing.pop()) await last();
  };
  try {
    const lock = await lockFolder(data);
    closing.push(() => lock.release());
    const chatPorts = people.map((person) => chatPort(person, port + 3));
    await refuseBusyPorts([port, port + 1, port + 2, ...chatPorts], port);
    if (options.fresh) for (const name of ours) await rm(join(data, name), { recursive: true, force: true });

    // Vite works beside us; both are waited for, so that what came up can be taken down when the other failed.
    const [built, opened] = await Promise.allSettled([buildPages(say), openServices(options, say, closing)]);
    if (built.status === 'rejected') throw built.reason;
    if (opened.status === 'rejected') throw opened.reason;
    const pages = await openPages(port, opened.value);
    closing.push(() => pages.close());
    return { ...opened.value, pages, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const tell = (fields: Readonly<Record<string, unknown>>, message: string): void => {
  process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
};

/** What goes well is seen on the start page; what does not is told where npm start was typed. */
const troubleOnly: ServiceLog = {
  info: () => undefined,
  warn: (fields, message) => {
    // The SDK warns that nobody is authenticated, which is what this machine is for.
    if (fields['by'] !== 'teams-sdk') tell(fields, message);
  },
  error: tell,
};

type Services = Pick<Everything, 'tenant' | 'bot' | 'chats'> & { readonly sp: SPFI };

/** The site, filled; the service on its clock; the first Playgrounds, with the bot installed. */
async function openServices(
  { port, data, day }: StartOptions,
  say: (line: string) => void,
  closing: (() => Promise<void>)[],
): Promise<Services> {
  const chats = keepChats({
    firstPort: port + 3,
    folder: join(data, 'playgrounds'),
    botEndpoint: `http://127.0.0.1:${port + 2}/api/messages`,
  });
  closing.push(() => chats.close());
  for (const person of chatsFromStart) chats.prepare(person);

  const tenant = await openTenant({ folder: data, port: port + 1, start: day ?? exampleDay });
  closing.push(() => tenant.close());
  sayIfElsewhere(tenant, day, say);
  await fillOnce(tenant, data, day ?? exampleDay, say);

  const origin = `http://127.0.0.1:${port}`;
  const sp = connect(tenant.siteUrl, () => Promise.resolve(tenant.appToken()));
  const bot = await startBot({
    port: port + 2,
    database: { folder: join(data, 'ledger') },
    clock: tenant.clock,
    store: openPlanStore(sp),
    histories: openPlannerStore(sp),
    log: troubleOnly,
    links: { myActivities: `${origin}/teams?page=my-activities`, plan: `${origin}/teams?page=plan` },
  });
  closing.push(() => bot.close());
  await Promise.all(chatsFromStart.map(({ as }) => openChat({ bot, chats }, as)));
  return { tenant, bot, chats, sp };
}

/**
 * Opens a person's chat and waits until the service knows it: a Playground answers the installation before it has told
 * the service, and a card in between would have nowhere to go.
 */
async function openChat({ bot, chats }: Pick<Services, 'bot' | 'chats'>, as: string): Promise<void> {
  const installed = await chats.open(as);
  for (let asked = 0; asked < 200; asked += 1) {
    const known = new Set([...(await bot.conversations()), ...(await bot.channels())]);
    if (installed.every((id) => known.has(id))) return;
    await delay(50);
  }
  throw new PlanError('unavailable', 'Chatten är igång, men tjänsten fick inte veta det.', { subject: as });
}

function sayIfElsewhere(tenant: Tenant, day: Temporal.PlainDate | null, say: (line: string) => void): void {
  const today = dayInStockholm(tenant.clock.now());
  if (day === null || today.equals(day)) return;
  say(`Klockan i mappen står på ${today.toString()} och går vidare därifrån: --day gäller bara en ny mapp (--fresh).`);
}

/** A folder that was filled keeps what people have done since; the mark is set last, so that half a filling is redone. */
async function fillOnce(
  tenant: Tenant,
  data: string,
  day: Temporal.PlainDate,
  say: (line: string) => void,
): Promise<void> {
  const mark = join(data, 'example.json');
  if (existsSync(mark)) {
    await upgradeLists(tenant.siteUrl);
    return;
  }
  say('Lägger in planen för 2022 …');
  await mkdir(data, { recursive: true });
  await fillWithExample(tenant.siteUrl, day);
  await writeFile(mark, JSON.stringify({ filled: tenant.clock.now().toString(), remindFrom: day.toString() }));
}

/** The pages and what they ask for: one move of the clock at a time, the others wait their turn. */
function openPages(port: number, { tenant, bot, chats, sp }: Services): Promise<Pages> {
  let moves = Promise.resolve();
  let moving = 0;
  const nextEvent = (): Promise<StartEvent | null> => nextOnClock(bot, sp, tenant.clock.now());
  const next = recentLook(nextEvent);
  const withoutOwner = recentLook(() => bot.withoutOwner());

  let asOf = '';

  const state = async (): Promise<StartState> => {
    const sent = await bot.deliveries();
    // A write to the lists may change what comes next, and so may a card or a post: then it is asked anew.
    const newest = `${tenant.rowsWritten()} ${sent.map(({ id, outcome }) => `${id} ${outcome}`).join()}`;
    if (newest !== asOf) {
      next.forget();
      withoutOwner.forget();
    }
    asOf = newest;
    const event = await next.look();
    return {
      now: tenant.clock.now().toString(),
      next: event === null ? null : { at: event.at.toString(), what: event.what },
      moving: moving > 0,
      written: tenant.rowsWritten(),
      tenant: {
        id: tenant.tenantId,
        site: tenant.siteUrl,
        listPage: `${tenant.siteUrl}/Lists/Activities/AllItems.aspx`,
        tokenEndpoint: tenant.tokenUrl,
      },
      people: people.map((person) => {
        const { as, name, upn, objectId, role } = person;
        return { as, name, upn, objectId, role, chat: chats.addressOf(person) };
      }),
      channelsOf: channelsOf.as,
      channels: boardChannels,
      sent,
      withoutOwner: (await withoutOwner.look()).length,
    };
  };
  const moveClock = (to: string): Promise<void> => {
    moving += 1;
    const move = moves.then(async () => moveThrough(tenant.clock, bot, await destination(to, tenant.clock, nextEvent)));
    // Whoever asked for a move is told of its failure; the next one starts from where the clock stands.
    moves = Promise.allSettled([move]).then(() => undefined);
    return move.finally(() => {
      moving -= 1;
      next.forget();
      withoutOwner.forget();
    });
  };
  return servePages({
    port,
    tabConfiguration: {
      clientId: serviceApp.clientId,
      authority: `https://login.microsoftonline.com/${tenant.tenantId}`,
      siteUrl: tenant.siteUrl,
      sharePointScope: `${tenant.origin}/AllSites.Write`,
      planKey: null,
      now: '/local/clock',
    },
    now: () => tenant.clock.now().toString(),
    state,
    moveClock,
    openChat: async (as) => {
      await openChat({ bot, chats }, as);
      // There is somebody more to remind.
      next.forget();
    },
  });
}
