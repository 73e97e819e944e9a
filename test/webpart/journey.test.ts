import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openContext } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';
import { answerIn, cardsIn, chatOf } from '../support/playground-chat.ts';
import { type Started, startEverything } from '../support/start-process.ts';
import { openPage } from './page-site.ts';

const owner = 'Samordnare elevhälsa';
const comment = 'Strategierna är beslutade, åäö.';

let data: string;
let started: Started;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'uppfoljning-page-journey-'));
  started = await startEverything(await freePorts(9), data);
});
afterAll(async () => {
  await started.stop();
  await rm(data, { recursive: true, force: true });
});

test('what is answered in the card in chat stands on the SharePoint page, in the compiled web part', async () => {
  const { tenant } = await started.state();
  const place = { origin: new URL(tenant.site).origin, siteUrl: tenant.site, tokenUrl: tenant.tokenEndpoint };
  const context = await openContext({ viewport: { width: 1280, height: 800 } });
  const teams = await context.newPage();
  await teams.goto(`${started.origin}/`);
  const chat = chatOf(teams, owner);
  await chat.getByText('Type a message').waitFor({ state: 'attached' });
  await teams.getByRole('button', { name: 'Till nästa händelse' }).click();
  const card = cardsIn(chat).first();
  await card.waitFor();

  const { now } = await started.state();
  const { page, close, errors, context: onSite } = await openPage(place, 'chef.grundskola', { now });
  await page.getByRole('button', { name: '18 genomförda' }).waitFor();
  await page.getByRole('button', { name: '75 är obesvarade' }).waitFor();

  await answerIn(card, chat, 'Genomförd', comment);
  await cardsIn(chat).getByText('✓ Genomförd').waitFor();
  await expect
    .poll(
      async () => {
        await page.evaluate(() => window.dispatchEvent(new Event('focus')));
        return page.locator('section p').first().innerText();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toMatch(/19 genomförda.* 74 är obesvarade/s);

  // The row, opened by the manager: the words, who gave them and through what.
  await page.getByRole('button', { name: '19 genomförda' }).click();
  await page.getByRole('button', { name: 'Alla 19' }).click();
  const title = /^Utifrån utredningen kring barn- och unga och processkartläggningen/;
  await page.getByRole('button', { name: title }).click();
  const panel = page.getByRole('dialog', { name: title }).first();
  await expect.poll(() => panel.getByRole('textbox', { name: 'Kommentar' }).inputValue()).toBe(comment);
  await panel.getByText(`${owner}, i dag`).first().waitFor();
  await panel.getByText('via kort i chatten').first().waitFor();
  expect(onSite.refused).toEqual([]);
  expect(errors).toEqual([]);
  await close();
  await context.close();
});
