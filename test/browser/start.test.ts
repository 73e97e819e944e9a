import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../../src/cli/open-site.ts';
import { answerActivity } from '../../src/plan/answer.ts';
import { openPeriod } from '../../src/plan/period.ts';
import { statusOf } from '../../src/plan/status.ts';
import { type OfflineContext, openContext } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';
import { cardsIn, chatOf } from '../support/playground-chat.ts';
import { type Started, startEverything } from '../support/start-process.ts';

const owner = 'Samordnare elevhälsa';

describe('the start page', () => {
  let data = '';
  let started: Started;
  let context: OfflineContext;
  let page: Page;

  const tab = () => page.frameLocator('iframe[title="Fliken i Teams"]');
  const site = () => page.frameLocator('iframe[title="Sidan Uppföljning"]');
  const open = async (path = '/', options: Parameters<typeof openContext>[0] = {}): Promise<void> => {
    await context?.close();
    context = await openContext({ viewport: { width: 1280, height: 800 }, ...options });
    page = await context.newPage();
    await page.goto(`${started.origin}${path}`);
  };
  /** Of our own page: what is in a frame (its target has more steps than one) is judged where it is made. */
  const violations = async (): Promise<string[]> => {
    // Fluent's focus guards take focus to hand it on, and are hidden since they say nothing.
    const { violations: found } = await new AxeBuilder({ page }).exclude('[data-tabster-dummy]').analyze();
    return found.flatMap(({ id, nodes }) =>
      nodes.filter(({ target }) => target.length === 1).map(({ html }) => `${id}: ${html}`),
    );
  };
  const be = async (name: string): Promise<void> => {
    await page.getByRole('group', { name: 'Du är' }).getByRole('button').click();
    await page.getByRole('menuitemradio', { name }).click();
    await page.getByRole('button', { name }).waitFor();
  };

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'uppfoljning-start-page-'));
    started = await startEverything(await freePorts(9), data);
  });
  afterAll(async () => {
    await context?.close();
    await started?.stop();
    await rm(data, { recursive: true, force: true });
  });

  test('says what is where when it is ready', () => {
    const printed = started.printed.join('\n');
    const port = Number(new URL(started.origin).port);
    for (const address of [
      `${started.origin}/`,
      `${started.origin}/teams`,
      `http://127.0.0.1:${port + 1}/sites/utbildning`,
      `http://127.0.0.1:${port + 2}/api/messages`,
      `http://127.0.0.1:${port + 3}/`,
    ]) {
      expect(printed).toContain(address);
    }
  });

  test.each(['light', 'dark'] as const)('has nothing that axe objects to (%s)', async (colorScheme) => {
    await open('/', { colorScheme });
    await tab().getByRole('heading', { name: 'Mina aktiviteter' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.setViewportSize({ width: 900, height: 800 });
    await page.getByRole('tab', { name: 'Skickat' }).click();
    expect(await violations()).toEqual([]);
  });

  test('shows tab, chat, page and list of the same plan, and asks for nothing off this machine', async () => {
    await open();
    await tab().getByText(owner).first().waitFor();
    await chatOf(page, owner).getByText('Type a message').waitFor();
    await site().getByRole('button', { name: '93 aktiviteter' }).waitFor();
    await page.getByRole('button', { name: 'Visa listan' }).click();
    await page.frameLocator('iframe[title="Listan Aktiviteter"]').getByText('93 objekt').waitFor();
    await page.getByRole('button', { name: 'Visa sidan' }).click();
    await page.getByText('Härnäst: påminnelser fredag 16 december 08.00').waitFor();
    expect(context.refused).toEqual([]);
  });

  test('lets somebody be another with the keyboard alone; tab and chat follow', async () => {
    await open();
    await page.getByRole('button', { name: owner }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: /Samordnare/ }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Controller' }).waitFor();
    await tab().getByText('Controller').first().waitFor();
    await expect.poll(() => page.locator('iframe[title="Chatt och kanaler för Controller"]').isVisible()).toBe(true);
    expect(await page.locator(`iframe[title="Chatt och kanaler för ${owner}"]`).isVisible()).toBe(false);
    await page.reload();
    await page.getByRole('button', { name: 'Controller' }).waitFor();
  });

  test('opens a chat that is not running when it is asked to', async () => {
    await open();
    await be('Utvecklingsledare gymnasium');
    await page.getByRole('button', { name: 'Öppna chatten' }).click();
    await chatOf(page, 'Utvecklingsledare gymnasium').getByText('Hej').first().waitFor();
    const chat = (await started.state()).people.find(({ as }) => as === 'utvecklare.gymnasium')?.chat;
    expect(chat).toBe(`http://127.0.0.1:${Number(new URL(started.origin).port) + 7}/`);
  });

  test('keeps what the frames show when there is room for one at a time', async () => {
    await open();
    await be(owner);
    const title = `Chatt och kanaler för ${owner}`;
    const textbox = chatOf(page, owner).getByRole('textbox').first();
    await textbox.click();
    await page.keyboard.type('halvskrivet');
    await page.setViewportSize({ width: 900, height: 800 });
    await page.getByRole('tab', { name: 'Skickat' }).click();
    expect(await page.locator(`iframe[title="${title}"]`).isVisible()).toBe(false);
    await page.getByRole('tab', { name: 'Chatten' }).click();
    await textbox.getByText('halvskrivet').waitFor();
  });

  test('moves the clock a day, and the tab counts from the new one', async () => {
    await open();
    await be(owner);
    await tab().getByText('om 53 dagar').waitFor();
    await site().getByText('Uppdaterad i dag 08').waitFor();
    await page.getByRole('button', { name: 'Nästa dag' }).click();
    await page.getByRole('timer').getByText('tisdag 22 november 2022, 08.00').waitFor();
    await tab().getByText('om 52 dagar').waitFor();
    expect((await started.state()).now).toMatch(/^2022-11-22T07:00/);
  });

  test('is Teams for the tab alone too: dark, and straight to one activity', async () => {
    const { store } = openSite((await started.state()).tenant.site, undefined);
    const [plan] = await store.plans();
    const [activity] = (await store.read(plan!.key)).activities.filter(({ owner: who }) => who?.name === owner);
    const query = new URLSearchParams({ as: 'samordnare.elevhalsa', theme: 'dark', subPageId: activity!.key });
    await open(`/teams?${query.toString()}`);
    await tab().getByText(activity!.title).first().waitFor();
    const lightness = await tab()
      .locator('header')
      .first()
      .evaluate((bar) => Number(/\d+/.exec(getComputedStyle(bar).backgroundColor)?.[0]));
    expect(lightness).toBeLessThan(100);
  });

  test('opens the tab alone as whom the start page takes you for, and lets you be another', async () => {
    const who = () => page.getByRole('group', { name: 'Du är' }).getByRole('button');
    await open('/');
    const usual = (await who().innerText()).split('\n').at(-1)!;
    expect(usual).not.toBe('Controller');
    await open('/teams');
    await expect.poll(() => who().innerText()).toContain(usual);
    await tab().getByText(usual).first().waitFor();
    await be('Controller');
    await tab().getByText('Controller').first().waitFor();
    await page.goto(`${started.origin}/teams`);
    await expect.poll(() => who().innerText()).toContain('Controller');
    await page.goto(`${started.origin}/teams?as=nobody`);
    await page.getByRole('alert').getByText('Ingen här heter ”nobody”').waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    await be(owner);
    await tab().getByText(owner).first().waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe('samordnare.elevhalsa');
  });

  test('hands a link’s filter on to the tab, and keeps page and filter when the page is loaded again', async () => {
    await open('/teams?page=plan&namnd=BoU');
    const search = tab().getByRole('searchbox');
    await search.waitFor();
    await tab().getByText('BoU', { exact: true }).first().waitFor();
    expect(await page.locator('iframe').getAttribute('src')).toContain('namnd=BoU');
    await search.fill('matematik');
    await page.waitForURL((url) => url.hash === '#/planen?namnd=BoU&sok=matematik');
    await page.reload();
    await search.waitFor();
    expect(await search.inputValue()).toBe('matematik');
    await tab().getByRole('link', { name: 'Mina aktiviteter' }).click();
    await page.waitForURL((url) => url.hash === '#/mina');
    await page.reload();
    await tab().getByRole('heading', { name: 'Mina aktiviteter' }).waitFor();
  });

  test('shows a new card from its top, whose link opens the tab as the one who got it', async () => {
    await open();
    await be(owner);
    const chat = chatOf(page, owner);
    await chat.getByText('Type a message').waitFor();
    await page.getByRole('button', { name: 'Till nästa händelse' }).click();
    const card = cardsIn(chat).last();
    await card.waitFor();
    await page.getByText('Härnäst: periodens sista dag lördag 31 december').waitFor();
    const room = (await page.locator(`iframe[title="Chatt och kanaler för ${owner}"]`).locator('..').boundingBox())!;
    const top = async (): Promise<number> => ((await card.boundingBox())?.y ?? 0) - room.y;
    await expect.poll(top).toBeGreaterThanOrEqual(0);
    await expect.poll(top).toBeLessThan(60);
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      card.getByRole('link', { name: 'Öppna mina aktiviteter' }).click(),
    ]);
    await opened.frameLocator('iframe').getByText(owner).first().waitFor();
    expect(new URL(opened.url()).searchParams.get('as')).toBe('samordnare.elevhalsa');
  });

  test('says that the chat has forgotten what was sent before it was loaded, only where something was', async () => {
    await open();
    await be(owner);
    const forgotten = page.getByText('Det som skickats innan sidan laddades om syns inte här');
    await forgotten.waitFor();
    expect(await cardsIn(chatOf(page, owner)).count()).toBe(0);
    await be('Controller');
    await chatOf(page, 'Controller').getByText('Type a message').waitFor();
    expect(await forgotten.count()).toBe(0);
  });

  test('tells why a card reached nobody, and opens the chat that was missing', async () => {
    await open();
    const row = page.getByRole('row', { name: /Utvecklingsledare grundskola.*Kunde inte nås/ });
    await row.getByText('fre 16 dec 08.00').waitFor();
    await row.getByText('har ingen chatt öppen').waitFor();
    await row.getByRole('button', { name: 'Öppna chatten' }).click();
    await chatOf(page, 'Utvecklingsledare grundskola').getByText('Hej').first().waitFor();
    await row.getByText('chatten är öppen nu; kortet kommer måndag 19 december').waitFor();
    await page.getByText('Härnäst: påminnelser måndag 19 december 08.00').waitFor();
    await page.getByRole('group', { name: 'Du är' }).getByText('Utvecklingsledare grundskola').waitFor();
    // Everything stands on one line still, and whole.
    expect((await page.getByRole('banner').boundingBox())!.height).toBeLessThan(80);
    const you = page.getByRole('group', { name: 'Du är' });
    expect((await you.getByText('Du är').boundingBox())!.height).toBeLessThan(30);
    const name = you.getByText('Utvecklingsledare grundskola');
    expect(await name.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  });

  test('tells what comes next, and the frames, as soon as an answer changes it', async () => {
    await open();
    await be(owner);
    const answered = tab().getByText(/^\d+ av \d+ besvarade$/);
    const unanswered = site().getByRole('button', { name: /är obesvarade$/ });
    const before = [await answered.innerText(), await unanswered.innerText()];
    await page.getByText('Härnäst: påminnelser').waitFor();
    const { tenant, now } = await started.state();
    const { store } = openSite(tenant.site, 'samordnare.elevhalsa');
    const [plan] = await store.plans();
    const read = await store.read(plan!.key);
    const activity = read.activities.find((one) => one.owner?.name === owner && one.status.progress === 'ongoing')!;
    const { person } = await store.viewer();
    const answer = { status: statusOf('completed', read.plan.statusWords), comment: 'Klart.' };
    await answerActivity(store, activity, answer, openPeriod(read.periods), { by: person, at: now, via: 'tab' });
    // The page looks every second; an answer that is kept is good for fifteen.
    await page.getByText('Härnäst: kanalinlägg i dag 16.00').waitFor({ timeout: 8000 });
    await expect.poll(() => answered.innerText(), { timeout: 8000 }).not.toBe(before[0]);
    await expect.poll(() => unanswered.innerText(), { timeout: 3000 }).not.toBe(before[1]);
  });

  test('shows the list with its status in as little room as the panel has, and days unbroken', async () => {
    await open('/', { viewport: { width: 880, height: 600 } });
    await page.goto(`${(await started.state()).tenant.listPage}?as=controller`);
    const status = (await page.getByRole('columnheader', { name: 'Status' }).boundingBox())!;
    expect(status.x + status.width).toBeLessThanOrEqual(880);
    const comment = (await page.getByRole('columnheader', { name: 'Kommentar' }).boundingBox())!;
    expect(comment.x).toBeGreaterThan(status.x);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(880);
    const days = page.getByRole('cell', { name: /^2022-\d\d-\d\d$/ });
    const oneLine = await days.evaluateAll((cells) =>
      cells.every((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length === 1;
      }),
    );
    expect([await days.count(), oneLine]).toEqual([expect.any(Number), true]);
  });

  test('shows the whole outcome on a phone', async () => {
    await open('/', { viewport: { width: 390, height: 844 } });
    await page.getByRole('tab', { name: 'Skickat' }).click();
    const outcome = page.getByRole('cell', { name: 'Kunde inte nås' }).first();
    const box = (await outcome.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(await outcome.evaluate((cell) => cell.scrollWidth <= cell.clientWidth)).toBe(true);
  });

  test('goes by the period’s days, asks before it goes more than a month, and keeps the newest that was sent in view', async () => {
    await open('/', { viewport: { width: 1280, height: 600 } });
    await page
      .getByRole('row', { name: /Utvecklingsledare grundskola/ })
      .first()
      .waitFor();
    const log = page.getByRole('region', { name: 'Logg över det som skickats' });
    await log.evaluate((element) => (element.scrollTop = element.scrollHeight));
    expect(await log.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
    const move = (to: string) => page.request.post(`${started.origin}/local/clock`, { data: { to } });
    await move('2023-01-02T07:00:00Z');
    await page.getByText('Härnäst: svar senast fredag 13 januari').waitFor();
    await expect.poll(() => log.evaluate((element) => element.scrollTop)).toBe(0);
    await page.getByRole('button', { name: 'Till nästa händelse' }).click();
    await page.getByRole('timer').getByText('fredag 13 januari 2023, 08.00').waitFor();
    await page.getByText('Härnäst: påminnelser fredag 15 december 08.00').waitFor();
    await page.getByRole('button', { name: 'Till nästa händelse' }).click();
    const dialog = page.getByRole('dialog', { name: 'Flytta klockan mer än en månad?' });
    await dialog.getByText('påminnelser fredag 15 december 08.00').waitFor();
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Stanna kvar' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await started.state()).now).toMatch(/^2023-01-13T07:/);
  });

  test('speaks English where the address asks for it, tab and page, and Swedish where it does not', async () => {
    await open('/?lang=en', { locale: 'en-GB' });
    await tab().getByRole('heading', { name: 'My activities' }).waitFor();
    await site().getByRole('button', { name: '93 activities' }).waitFor();
    expect(await page.getByRole('link', { name: 'Öppna i ett eget fönster' }).first().getAttribute('href')).toContain(
      'lang=en',
    );
    await page.goto(`${started.origin}/teams?page=plan&lang=en`);
    await tab().getByRole('link', { name: 'The plan' }).waitFor();
    await page.goto(`${started.origin}/teams`);
    await tab().getByRole('heading', { name: 'Mina aktiviteter' }).waitFor();
  });

  test.each([320, 390])('is no wider than a phone of %i', async (width) => {
    await open('/', { viewport: { width, height: 640 } });
    await page.getByRole('tab', { name: 'Skickat' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    for (const name of ['Fliken', 'Chatten', 'SharePoint-sidan', 'Skickat']) {
      const box = (await page.getByRole('tab', { name, exact: true }).boundingBox())!;
      expect(box.x + box.width, name).toBeLessThanOrEqual(width);
    }
    const bar = page.getByRole('banner');
    for (const button of [...(await bar.getByRole('button').all()), bar.getByText(/^Härnäst/)]) {
      const box = (await button.boundingBox())!;
      expect(box.x + box.width, await button.innerText()).toBeLessThanOrEqual(width);
    }
  });

  test('lets the tab be added to a board’s channel', async () => {
    await open('/teams?as=controller&page=configure&channel=channel-bou');
    const save = page.getByRole('button', { name: 'Spara' });
    await tab()
      .getByRole('radio', { name: /Barn- och ungdomsnämnden/ })
      .check();
    await expect.poll(() => save.getAttribute('aria-disabled')).not.toBe('true');
    await save.click();
    await page.getByText('är sparad').waitFor();
    await tab().getByRole('searchbox').waitFor();
    const src = await page.locator('iframe').getAttribute('src');
    expect(src).toContain('BoU');
  });

  test('says that nobody answers when everything was stopped, and keeps what it showed', async () => {
    await open();
    await tab().getByRole('heading', { name: 'Mina aktiviteter' }).waitFor();
    expect(await started.stop()).toBe(0);
    await page.getByText('Ingen svarar på den här adressen').waitFor();
    await page.getByRole('button', { name: 'Försök igen' }).waitFor();
    expect(await tab().getByRole('heading', { name: 'Mina aktiviteter' }).isVisible()).toBe(true);
  });
});
