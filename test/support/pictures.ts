import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openContext } from './browser.ts';
import { freePorts } from './free-ports.ts';
import { answerIn, cardsIn, chatOf } from './playground-chat.ts';
import { startEverything } from './start-process.ts';

// The README's pictures, taken of the real thing: `node test/support/pictures.ts` writes docs/pictures/NAME.(light|dark).png,
// twice the CSS size.

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const owner = 'Samordnare elevhälsa';
const wide = { width: 1280, height: 800 };
// Under 1100 the start page shows one thing at a time, which is how a card is seen whole.
const narrow = { width: 1040, height: 800 };

/** In both themes; what is on the page stays, since a Playground that is loaded anew has forgotten its cards. */
async function take(page: Page, name: string, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.mouse.move(0, 0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Fluent's colours fade over; the frames follow a moment later.
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(folder, `${name}.${colorScheme}.png`) });
  }
}

const data = await mkdtemp(join(tmpdir(), 'uppfoljning-pictures-'));
const started = await startEverything(await freePorts(9), data);
try {
  await mkdir(folder, { recursive: true });
  const context = await openContext({ viewport: wide, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(`${started.origin}/`);
  const chat = chatOf(page, owner);
  for (const name of [owner, 'Controller'])
    await chatOf(page, name).getByText('Type a message').waitFor({ state: 'attached' });
  const next = page.getByRole('button', { name: 'Till nästa händelse' });

  await next.click();
  const card = cardsIn(chat).first();
  await card.waitFor();
  await page.getByRole('timer').getByText('fredag 16 december').waitFor();
  const showTop = (): Promise<void> => card.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await showTop();
  await page.frameLocator('iframe[title="Fliken i Teams"]').getByText('om 28 dagar').waitFor();
  await take(page, 'start-page', wide);
  await page.setViewportSize(narrow);
  await page.getByRole('tab', { name: 'Chatten' }).click();
  await showTop();
  await take(page, 'card', narrow);

  await answerIn(card, chat, 'Genomförd', 'Strategierna är beslutade och används på alla skolor.');
  await cardsIn(chat).getByText('✓ Genomförd').waitFor();
  await next.click();
  await page.getByRole('timer').getByText('16.00').waitFor();
  await page.getByRole('tab', { name: 'BiN' }).click();
  await cardsIn(chatOf(page, 'Controller')).first().waitFor();
  await take(page, 'channel', narrow);

  const site = await context.newPage();
  await site.goto(`${started.origin}/site?as=controller`);
  await site.getByRole('button', { name: '93 aktiviteter' }).waitFor();
  await take(site, 'dashboard', wide);
  await site.close();

  for (const [name, query] of [
    ['my-activities', 'as=samordnare.elevhalsa&page=mina'],
    ['plan', 'as=controller&page=planen'],
  ] as const) {
    const tab = await context.newPage();
    await tab.goto(`${started.origin}/teams?${query}`);
    const frame = tab.frameLocator('iframe');
    await frame.getByText('December').first().waitFor();
    if (name === 'plan')
      await frame
        .getByRole('row', { name: /Följa upp Skäggetorpsskolans/ })
        .first()
        .click();
    await take(tab, name, wide);
    await tab.close();
  }
} finally {
  await started.stop();
  await rm(data, { recursive: true, force: true });
}
// The browser that tests share stays until its process ends.
process.exit(0);
