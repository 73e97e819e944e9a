import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followUpKey } from '../../src/plan/follow-up.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import { openContext } from '../support/browser.ts';
import { openTabSite, type OpenTab, type TabSite } from './tab-site.ts';

let site: TabSite;
let tab: OpenTab;

const content = async (): Promise<PlanContent> => {
  const store = site.storeAs('controller');
  const [plan] = await store.plans();
  return store.read(plan!.key);
};

/** The keys of the activities that are open to be answered in "Mina aktiviteter", in order. */
const myRows = (): Promise<string[]> =>
  tab.tab
    .locator('li[data-activity]:has(select)')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-activity') ?? ''));

const row = (key: string) => tab.tab.locator(`li[data-activity="${key}"]`);
const notice = (text: string | RegExp) => tab.tab.getByRole('status').getByText(text).waitFor();

beforeAll(async () => {
  site = await openTabSite();
}, 180_000);
afterAll(() => site.close());

describe('Mina aktiviteter', () => {
  beforeAll(async () => {
    tab = await site.open('utvecklare.grundskola');
    await tab.tab.getByRole('heading', { level: 1, name: 'Mina aktiviteter' }).waitFor();
  });
  afterAll(() => tab.close());

  test('signs in through Teams and shows what this owner has, and the day by the clock that is moved', async () => {
    const { activities } = await content();
    const mine = activities.filter((activity) => activity.owner?.upn === 'utvecklare.grundskola@kommun.example');
    expect(mine.length).toBeGreaterThan(5);
    await tab.tab.getByText(`av ${mine.length} besvarade`).waitFor();
    await tab.tab.getByText('om 53 dagar').waitFor();
    expect(tab.context.refused.filter((address) => !address.includes('validDomains'))).toEqual([]);
  });

  test('saves status and comment in the list, as a new version, with who acted and through what', async () => {
    const [key] = (await myRows()) as [string];
    const store = site.storeAs('controller');
    const before = await store.activity(key);
    await row(key)
      .getByRole('button', { name: /^Kommentar till/ })
      .click();
    await row(key).getByRole('textbox').fill('Klart enligt plan, se protokoll § 12.');
    // That it is dropped (Utgår) is the planner's to say.
    const offered = await row(key).getByRole('combobox').locator('option').allInnerTexts();
    expect(offered).toEqual(['Ej påbörjad', 'Pågår', 'Pausad', 'Genomförd']);
    await row(key).getByRole('combobox').selectOption({ label: 'Genomförd' });
    await row(key).getByRole('button', { name: 'Svara' }).click();
    await notice('Svaret är sparat: Genomförd');

    const after = await store.activity(key);
    expect(after.version).not.toBe(before.version);
    expect(after.status).toMatchObject({ progress: 'completed', text: 'Genomfört' });
    expect(after.comment).toBe('Klart enligt plan, se protokoll § 12.');
    expect(after.completedOn?.toString()).toBe('2022-11-21');
    expect(after.acted).toMatchObject({ by: { upn: 'utvecklare.grundskola@kommun.example' }, via: 'tab' });
    expect(after.acted!.at).toMatch(/^2022-11-21T07:/);
    const { periods, followUps } = await content();
    expect(followUps.find((answer) => answer.key === followUpKey(periods[0]!.key, key))).toMatchObject({
      unchanged: false,
      status: { progress: 'completed' },
    });
    await row(key).getByText('Svarat 21 nov').waitFor();
  });

  test('"Oförändrat" is an answer that leaves the activity as it is', async () => {
    const [key] = (await myRows()) as [string];
    const store = site.storeAs('controller');
    const before = await store.activity(key);
    await row(key)
      .getByRole('button', { name: /^Oförändrat/ })
      .click();
    await row(key).getByText('Svarat 21 nov').waitFor();
    expect((await store.activity(key)).version).toBe(before.version);
    const answer = (await content()).followUps.find((followUp) => followUp.activityKey === key);
    expect(answer).toMatchObject({
      unchanged: true,
      comment: before.comment,
      answered: { by: { upn: 'utvecklare.grundskola@kommun.example' }, via: 'tab' },
    });
  });

  test('"Oförändrat" for what somebody has changed meanwhile is not an answer: it shows what stands', async () => {
    const [key] = (await myRows()) as [string];
    const store = site.storeAs('controller');
    const planner = (await store.viewer()).person;
    const act = { by: planner, at: '2022-11-21T08:00:00Z', via: 'card' } as const;
    await store.change(await store.activity(key), { comment: 'Nytt läge sedan sist.' }, act);
    await row(key)
      .getByRole('button', { name: /^Oförändrat/ })
      .click();
    await notice(/har ändrats sedan du läste/);
    await row(key).getByText('Nytt läge sedan sist.').waitFor();
    expect((await content()).followUps.some((followUp) => followUp.activityKey === key)).toBe(false);
  });

  test('an owner asks for a later date: the deadline stands until the planner has said yes', async () => {
    const [key] = (await myRows()) as [string];
    const before = await site.storeAs('controller').activity(key);
    await row(key).getByRole('button', { expanded: false }).first().click();
    await row(key)
      .getByRole('button', { name: /^(Begär senare|Flytta fram) slutdatum$/ })
      .click();
    const panel = tab.tab.getByRole('dialog');
    await panel.getByRole('button', { name: /^(Begär flytt|Flytta fram)$/ }).click();
    await panel.getByText('Välj en orsak.').waitFor();
    await panel.getByLabel('Nytt slutdatum').selectOption('2023-03');
    await panel.getByLabel('Orsak').selectOption({ label: 'Upphandling' });
    await panel.getByLabel('Motivering').fill('Överprövning pågår.');
    await panel.getByText('Om planeraren säger ja skulle det i rapporten stå').waitFor();
    await panel.getByText('Aktiviteten skulle räknas som förskjuten till 2023.').waitFor();
    await panel.getByRole('button', { name: 'Begär flytt' }).click();
    await notice('Begärt: mars 2023. Planeraren avgör.');

    const { postponements } = await content();
    expect(postponements.find((one) => one.activityKey === key && one.state === 'requested')).toMatchObject({
      cause: 'procurement',
      reason: 'Överprövning pågår.',
      acted: { via: 'tab', by: { upn: 'utvecklare.grundskola@kommun.example' } },
    });
    expect((await site.storeAs('controller').activity(key)).deadline.text).toBe(before.deadline.text);
    await panel.getByRole('button', { name: 'Stäng', exact: true }).click();
    await row(key).getByText('Begärt: mars 2023').waitFor();

    // The planner finds what was asked for, and reads month, cause and reason.
    const planner = await site.open('controller', { page: 'plan' });
    await planner.tab.getByRole('button', { name: /^Begärda\s*1$/ }).click();
    await planner.tab.getByText('1 av 93 aktiviteter').waitFor();
    await planner.tab.locator('[role="row"][aria-selected]').first().click();
    await planner.tab.getByRole('tab', { name: 'Slutdatum' }).click();
    const asked = planner.tab.getByRole('region', { name: /^Aktivitet:/ });
    await asked.getByText('Begärt slutdatum: mars 2023. Orsak: Upphandling.').waitFor();
    await asked.getByText('”Överprövning pågår.”').waitFor();
    await asked.getByRole('button', { name: 'Använd begäran' }).click();
    await asked.getByText('Aktiviteten räknas som förskjuten till 2023.').waitFor();
    await planner.close();
  });

  test('what is typed is there after a reload, marked as not saved', async () => {
    const key = (await myRows()).at(3)!;
    await row(key)
      .getByRole('button', { name: /^Kommentar till/ })
      .click();
    await row(key).getByRole('textbox').fill('Halvskriven mening');
    // The row that was open is in the address, and opens again.
    expect(tab.tab.url()).toContain('#/mina?aktivitet=');
    await tab.tab.evaluate(() => window.location.reload());
    expect(await row(key).getByRole('textbox').inputValue()).toBe('Halvskriven mening');
    await tab.tab.getByRole('button', { name: /^Att svara på/ }).focus();
    await row(key).getByRole('textbox').press('Escape');
    await row(key).getByText('Inte sparat').waitFor();
    await row(key).getByText('Halvskriven mening').waitFor();
  });

  test('an answer given elsewhere shows when the reader comes back', async () => {
    const key = (await myRows()).at(-1)!;
    const store = site.storeAs('controller');
    const act = { by: (await store.viewer()).person, at: '2022-11-21T08:00:00Z', via: 'card' } as const;
    await store.change(await store.activity(key), { comment: 'Besvarad med kort.' }, act);
    // Not at every glance: a few seconds pass between two readings.
    await expect
      .poll(
        async () => {
          await tab.tab.evaluate(() => window.dispatchEvent(new Event('focus')));
          return row(key).textContent();
        },
        { timeout: 15_000 },
      )
      .toContain('Besvarad med kort.');
  });
});

describe('when the site does not answer', () => {
  test('an answer fails in words, what was written is kept, and the same click saves it later', async () => {
    tab = await site.open('samordnare.elevhalsa');
    const key = (await myRows()).at(-1)!;
    await row(key)
      .getByRole('button', { name: /^Kommentar till/ })
      .click();
    await row(key).getByRole('textbox').fill('Skrivet utan nät');
    await tab.context.route(`${site.tenant.origin}/**`, (route) => route.abort('connectionrefused'));
    await row(key).getByRole('button', { name: 'Svara' }).click();
    await tab.tab.getByRole('alert').getByText('Det du skrev är kvar.').waitFor();
    expect(await row(key).getByRole('textbox').inputValue()).toBe('Skrivet utan nät');
    await tab.context.unroute(`${site.tenant.origin}/**`);
    await row(key).getByRole('button', { name: 'Svara' }).click();
    await notice(/^Svaret är sparat/);
    expect((await site.storeAs('controller').activity(key)).comment).toBe('Skrivet utan nät');
    await tab.close();
  });

  test('opening says what failed, and "Försök igen" opens it', async () => {
    tab = await site.open('samordnare.elevhalsa');
    await tab.context.route(`${site.tenant.siteUrl}/**`, (route) => route.abort('connectionrefused'));
    await tab.tab.goto(tab.tab.url());
    await tab.tab.getByRole('alert').getByText('SharePoint svarar inte').waitFor();
    await tab.context.unroute(`${site.tenant.siteUrl}/**`);
    await tab.tab.getByRole('button', { name: 'Försök igen' }).click();
    await tab.tab.getByRole('heading', { level: 1, name: 'Mina aktiviteter' }).waitFor();
    await tab.close();
  });
});

describe('Planen', () => {
  const activityRows = () => tab.tab.locator('[role="row"][aria-selected]');
  const search = () => tab.tab.getByRole('searchbox');

  beforeAll(async () => {
    tab = await site.open('controller', { page: 'plan' });
    await tab.tab.getByRole('treegrid').waitFor();
  });
  afterAll(() => tab.close());

  test('has goals as headings, and says what it counts', async () => {
    await tab.tab.getByText('93 aktiviteter på 115 rader').waitFor();
    await tab.tab.getByRole('heading', { level: 2, name: 'Samhälle' }).waitFor();
    expect(await tab.tab.getByRole('treegrid').getAttribute('aria-rowcount')).not.toBe('0');
  });

  test('filters by nämnd, läge and words, keeps that in the address and gives it back', async () => {
    await tab.tab.getByRole('button', { name: 'Nämnd' }).click();
    await tab.tab.getByRole('menuitemcheckbox', { name: /BiN/ }).click();
    await tab.page.keyboard.press('Escape');
    await tab.tab.getByRole('button', { name: 'Läge' }).click();
    await tab.tab.getByRole('menuitemcheckbox', { name: /Genomförd/ }).click();
    await tab.page.keyboard.press('Escape');
    const expected = (await content()).activities.filter(
      ({ boards, status }) => boards.includes('BiN') && status.progress === 'completed',
    );
    await tab.tab.getByText(`${expected.length} av 93 aktiviteter`).waitFor();
    expect(tab.tab.url()).toContain('#/planen?namnd=BiN&lage=genomford');
    await search().fill(expected[0]!.title.slice(0, 30));
    await tab.tab.getByText(/^[1-9] av 93 aktiviteter/).waitFor();
    expect(await activityRows().first().textContent()).toContain(expected[0]!.title.slice(0, 30));
    await tab.tab.getByRole('button', { name: 'Rensa urval' }).click();
    await tab.tab.getByText('93 aktiviteter på 115 rader').waitFor();
  });

  test('says so when nothing matches, and offers the way back', async () => {
    await search().fill('zzzz');
    await tab.tab.getByRole('heading', { name: 'Inga aktiviteter passar' }).waitFor();
    await tab.tab.getByRole('button', { name: 'Rensa urval' }).last().click();
    await tab.tab.getByRole('treegrid').waitFor();
  });

  test('a planner moves a deadline; the list has it, with the asterisk that nobody types', async () => {
    await search().fill('Upprätta samordnade rutiner kring mottagning');
    await activityRows().first().click();
    await tab.tab.getByRole('tab', { name: 'Slutdatum' }).click();
    const panel = tab.tab.getByRole('region', { name: /^Aktivitet:/ });
    await panel.getByLabel('Nytt slutdatum').selectOption('2022-12');
    await panel.getByLabel('Orsak').selectOption({ label: 'Väntar på annan part' });
    await panel.getByText('Den är inte längre försenad.').waitFor();
    await panel.getByLabel('Motivering').fill('Samordning med regionen.');
    await panel.getByRole('button', { name: 'Flytta fram' }).click();
    await notice('Flyttat till december');
    const moved = (await content()).activities.find(({ title }) => title.startsWith('Upprätta samordnade rutiner'))!;
    expect(moved.deadline).toMatchObject({ text: 'December*', moved: true, postponedTo: null });
    await activityRows().first().getByText('December*').waitFor();
    await panel.getByRole('button', { name: 'Stäng', exact: true }).click();
    await search().fill('');
  });

  test('is answered with the keyboard alone: search, arrows, Enter, Ctrl+S, Esc', async () => {
    const { keyboard } = tab.page;
    await tab.tab.getByRole('row', { name: /Samhälle/ }).focus();
    await keyboard.press('/');
    await keyboard.type('nyckeltal för att säkerställa');
    await tab.tab.getByText('1 av 93 aktiviteter').waitFor();
    // The tab stop of the tree lies after the filter; from there the arrows take over.
    while (!(await tab.tab.evaluate(() => document.activeElement?.getAttribute('role') === 'row'))) {
      await keyboard.press('Tab');
    }
    await keyboard.press('End');
    await keyboard.press('Enter');
    await tab.tab.getByRole('tab', { name: 'Uppgifter' }).waitFor();
    while (!(await tab.tab.evaluate(() => document.activeElement?.tagName === 'SELECT'))) await keyboard.press('Tab');
    await keyboard.type('Paus');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Control+A');
    await keyboard.type('Väntar på nya nyckeltal.');
    await keyboard.press('Control+s');
    await notice('Svaret är sparat: Pausad');
    await keyboard.press('Escape');
    await tab.tab.getByRole('tab', { name: 'Uppgifter' }).waitFor({ state: 'detached' });
    expect(await tab.tab.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row');

    const { activities, followUps } = await content();
    const answered = activities.find(({ title }) => title.startsWith('Se över nyckeltal'))!;
    expect(answered).toMatchObject({ status: { progress: 'paused' }, comment: 'Väntar på nya nyckeltal.' });
    // The planner answered for the owner, and the record says so.
    expect(followUps.find((followUp) => followUp.activityKey === answered.key)!.answered).toMatchObject({
      by: { upn: 'controller@kommun.example' },
      onBehalfOf: { upn: answered.owner!.upn },
    });
  });

  test('shows others what they may not change as text, with whom to ask', async () => {
    const other = await site.open('utvecklare.gymnasium', { page: 'plan' });
    await other.tab.getByRole('searchbox').fill('Se över nyckeltal');
    await other.tab.locator('[role="row"][aria-selected]').first().click();
    await other.tab.getByText(/Ansvarig är Utvecklingsledare grundskola|Ansvarig är Samordnare elevhälsa/).waitFor();
    expect(
      await other.tab
        .getByRole('region', { name: /^Aktivitet:/ })
        .getByRole('combobox')
        .count(),
    ).toBe(0);
    await other.close();
  });
});

describe('the tab in Teams', () => {
  test('opens the activity that a link names, ready to be answered', async () => {
    const { activities, followUps } = await content();
    const key = activities.find(
      (activity) =>
        activity.owner?.upn === 'samordnare.elevhalsa@kommun.example' &&
        activity.status.progress === 'ongoing' &&
        !followUps.some((followUp) => followUp.activityKey === activity.key),
    )!.key;
    const linked = await site.open('samordnare.elevhalsa', { subPageId: key });
    await linked.tab.locator(`li[data-activity="${key}"]`).getByRole('textbox').waitFor();
    expect(await linked.tab.evaluate(() => document.activeElement?.closest('li')?.getAttribute('data-activity'))).toBe(
      key,
    );
    await linked.close();
  });

  test('is added to a channel with a nämnd, whose plan it then shows', async () => {
    const window = await site.open('controller', { page: 'configure' });
    expect(await window.page.getByRole('button', { name: 'Spara' }).getAttribute('aria-disabled')).toBe('true');
    await window.tab.getByRole('radio', { name: /\(BiN\)/ }).check();
    await window.page.getByRole('button', { name: 'Spara' }).click();
    await window.page.getByText('Planen BiN').waitFor();
    const shown = (await (await window.page.waitForSelector('iframe')).contentFrame())!;
    const expected = (await content()).activities.filter(({ boards }) => boards.includes('BiN'));
    await shown.getByText(`${expected.length} av 93 aktiviteter`).waitFor();
    await window.close();
  });

  test('outside Teams says what is missing instead of trying again and again', async () => {
    const outside = await openContext();
    const page = await outside.newPage();
    await page.goto(`${site.origin}/tab/`);
    await page.getByRole('alert').getByText('Sidan hör hemma i Teams').waitFor();
    await page.getByText('/AllSites.Write').waitFor();
    await page.getByRole('button', { name: 'Logga in' }).waitFor();
    expect(outside.pages()).toHaveLength(1);
    expect(outside.refused).toEqual([]);
    await outside.close();
  });
});
