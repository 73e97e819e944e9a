import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activity } from '../../src/plan/activity.ts';
import { movedToMonth, postponeActivity } from '../../src/plan/postpone.ts';
import { bundledIn } from './manifests.ts';
import { openPageSite, type OpenPage, type PageSite } from './page-site.ts';

let site: PageSite;
let opened: OpenPage;
beforeAll(async () => {
  site = await openPageSite();
  opened = await site.open('controller');
});
afterAll(async () => {
  await opened.close();
  await site.close();
});

const sentence = (): Promise<string> => opened.page.locator('section p').first().innerText();
const rows = () => opened.page.locator('li[data-activity]');
const figure = (name: RegExp) => opened.page.locator('section p').getByRole('button', { name });

describe('the compiled web part in SPFx’s own runtime', () => {
  test('says in one sentence how it goes, of 93 activities and not of 115 rows', async () => {
    expect(await sentence()).toBe(
      'Bokslut, per 31 december: 93 aktiviteter. 18 genomförda, 8 försenade, 18 framflyttade och ingen avviker. ' +
        '75 är obesvarade, svar senast 13 januari 2023.',
    );
  });

  test('lists what needs attention, what has been late longest first, with name, why and unit', async () => {
    await opened.page.getByRole('heading', { name: 'Behöver uppmärksamhet' }).waitFor();
    expect(await rows().count()).toBe(6);
    expect((await rows().first().innerText()).split('\n')).toEqual([
      'Försenad',
      'Upprätta samordnade rutiner kring mottagning för grundskola, resursskola och särskilda undervisningsgrupper',
      'Juni*, för 4 månader sedan',
      'Grundskola',
    ]);
    // The six do not tell how many are late.
    await opened.page.getByText('8 försenade, 4 med olika uppgifter', { exact: true }).waitFor();
    const reasons = () => rows().locator('> span:first-child').allInnerTexts();
    const [late, differing] = ['Försenad', 'Olika uppgifter'];
    expect(await reasons()).toEqual([late, late, late, differing, differing, differing]);
    await opened.page.getByRole('button', { name: 'Alla 12' }).click();
    expect(await reasons()).toEqual([
      ...Array.from({ length: 8 }, () => late),
      ...Array.from({ length: 4 }, () => differing),
    ]);
    await opened.page.getByText('Pågår och Genomförd').waitFor();
    await opened.page.getByRole('button', { name: 'Visa färre' }).click();
  });

  test('shows what a figure counts when it is pressed, and goes back when it is pressed again', async () => {
    await figure(/genomförda/).click();
    await opened.page.getByRole('heading', { name: '18 genomförda' }).waitFor();
    await opened.page.getByRole('button', { name: 'Alla 18' }).click();
    expect(await rows().count()).toBe(18);
    expect(new Set(await rows().locator('> span:first-child').allInnerTexts())).toEqual(new Set(['Genomförd']));
    await figure(/genomförda/).click();
    await opened.page.getByRole('heading', { name: 'Behöver uppmärksamhet' }).waitFor();
    await opened.page.getByRole('button', { name: '9 förskjutna till senare år' }).click();
    await opened.page.getByRole('heading', { name: '9 förskjutna' }).waitFor();
    expect(await rows().first().innerText()).toMatch(/2023/);
    await opened.page.getByRole('button', { name: 'Visa det som behöver uppmärksamhet' }).click();
  });

  test('draws one bar a board, whose parts are said in words too, and the same figures as a table', async () => {
    const bar = (name: RegExp) => opened.page.getByRole('img', { name });
    await bar(/^Bildningsnämnden: Genomförd 15, Pågår 41, Ej påbörjad 5, Försenad 7, .*1$/).waitFor();
    await bar(/^Barn- och ungdomsnämnden: Genomförd 10, Pågår 42, Ej påbörjad 13, Försenad 7$/).waitFor();
    await opened.page.getByRole('button', { name: 'Tabell' }).click();
    expect(await opened.page.getByRole('img', { name: /nämnden/ }).count()).toBe(0);
    const table = await opened.page.getByRole('table').innerText();
    expect(table.replaceAll(/\s+/g, ' ')).toContain('Bildningsnämnden 15 41 5 7 1 69');
    expect(table.replaceAll(/\s+/g, ' ')).toContain('Barn- och ungdomsnämnden 10 42 13 7 0 72');
    await opened.page.getByRole('button', { name: 'Staplar' }).click();
  });

  test('is about one board when that is chosen, sentence and list and bars', async () => {
    await opened.page.getByRole('button', { name: 'Alla nämnder' }).click();
    await opened.page.getByRole('menuitemcheckbox', { name: /Bildningsnämnden/ }).click();
    await opened.page.keyboard.press('Escape');
    await expect.poll(sentence).toMatch(/^Bokslut, per 31 december: 69 aktiviteter. 15 genomförda, 7 försenade/);
    await figure(/69 aktiviteter/).click();
    await opened.page.getByRole('button', { name: 'Alla 69' }).click();
    expect(await rows().count()).toBe(69);
    // The other board keeps its own figures, and leads to as many as it says.
    await opened.page.getByRole('img', { name: /^Barn- och ungdomsnämnden: Genomförd 10, Pågår 42, / }).waitFor();
    await opened.page.getByRole('button', { name: 'Barn- och ungdomsnämnden: 72 aktiviteter' }).click();
    await opened.page.getByRole('heading', { name: '72 aktiviteter' }).waitFor();
    await opened.page.getByRole('button', { name: 'Bildningsnämnden: 69 aktiviteter' }).click();
    await opened.page.getByRole('heading', { name: '69 aktiviteter' }).waitFor();
    await opened.page.getByRole('button', { name: 'Bildningsnämnden', exact: true }).click();
    await opened.page.getByRole('menuitemcheckbox', { name: /Bildningsnämnden/ }).click();
    await opened.page.keyboard.press('Escape');
    await expect.poll(sentence).toMatch(/93 aktiviteter/);
  });

  test('asked nothing of any other machine, and complained of nothing', () => {
    expect(opened.context.refused).toEqual([]);
    expect(opened.errors).toEqual([]);
  });

  test('begins with the board that the page’s editor chose', async () => {
    const board = await site.open('controller', { properties: { board: 'BoU' } });
    expect(await board.page.locator('section p').first().innerText()).toContain(': 72 aktiviteter. 10 genomförda, ');
    await board.close();
  });

  test('names a chosen board that is no longer in the plan, shows nothing under it and lets it be unticked', async () => {
    const { page, close } = await site.open('controller', { properties: { board: 'KS' } });
    const said = () => page.locator('section p').first().innerText();
    expect(await said()).toContain(': inga aktiviteter.');
    await page.getByRole('button', { name: 'KS (finns inte i planen)' }).click();
    await page.getByRole('menuitemcheckbox', { name: /^KS/ }).click();
    await page.keyboard.press('Escape');
    await expect.poll(said).toContain('93 aktiviteter');
    await page.getByRole('button', { name: 'Alla nämnder' }).waitFor();
    await close();
  });

  test('has words for a figure that has become none', async () => {
    const { page, close } = await site.open('controller');
    await page.getByRole('button', { name: /^\d+ pausad/ }).click();
    await page.getByRole('button', { name: 'Alla nämnder' }).click();
    await page.getByRole('menuitemcheckbox', { name: /Barn- och ungdomsnämnden/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Ingen pausad' }).waitFor();
    expect(await page.locator('li[data-activity]').count()).toBe(0);
    await close();
  });

  test('says in its property pane why plans and boards could not be read', async () => {
    const { page, close } = await site.open('controller');
    await page.route('**/_api/**', (route) =>
      route.fulfill({ status: 403, contentType: 'application/json', body: '{}' }),
    );
    const texts = await page.evaluate(async () => {
      const { hostWebPart } = globalThis as unknown as {
        hostWebPart: {
          onPropertyPaneConfigurationStart(): Promise<void>;
          getPropertyPaneConfiguration(): {
            pages: { groups: { groupFields: { properties: { text?: string; label?: string } }[] }[] }[];
          };
        };
      };
      await hostWebPart.onPropertyPaneConfigurationStart();
      return hostWebPart
        .getPropertyPaneConfiguration()
        .pages[0]!.groups[0]!.groupFields.map(({ properties: { text, label } }) => text ?? label);
    });
    expect(texts).toEqual([expect.stringMatching(/behörighet/i), 'Plan', 'Nämnd']);
    await close();
  });

  test('offers plans and boards in its property pane, in Swedish', async () => {
    const fields = await opened.page.evaluate(async () => {
      type Field = { targetProperty: string; properties: { label: string; options: { text: string }[] } };
      const { hostWebPart } = globalThis as unknown as {
        hostWebPart: {
          host: unknown;
          context: { propertyPane: { refresh(): void } };
          onPropertyPaneConfigurationStart(): Promise<void>;
          getPropertyPaneConfiguration(): { pages: { groups: { groupFields: Field[] }[] }[] };
        };
      };
      await hostWebPart.onPropertyPaneConfigurationStart();
      return hostWebPart
        .getPropertyPaneConfiguration()
        .pages[0]!.groups[0]!.groupFields.map(({ targetProperty, properties: { label, options } }) => [
          targetProperty,
          label,
          ...options.map(({ text }) => text),
        ]);
    });
    expect(fields).toEqual([
      ['plan', 'Plan', 'Den senaste öppna planen', 'Verksamhetsplan 2022'],
      ['board', 'Nämnd', 'Alla nämnder', 'Barn- och ungdomsnämnden', 'Bildningsnämnden'],
    ]);
  });

  test('says the same in a browser from before Temporal, which alone fetches the polyfill', async () => {
    const old = await site.open('controller', { withoutTemporal: true });
    expect(await old.page.locator('section p').first().innerText()).toBe(await sentence());
    expect(old.requested.filter(isPolyfill)).toHaveLength(1);
    expect(opened.requested.filter(isPolyfill)).toEqual([]);
    await old.close();
  });
});

test('gives a cause for as many of the moved as it was given for, and for most of them only when it was', async () => {
  const own = await openPageSite();
  const store = own.storeAs('controller');
  const act = { by: (await store.viewer()).person, at: '2022-11-21T08:00:00Z', via: 'tab' } as const;
  const beyond = (await own.content()).activities.filter(
    ({ deadline, status }) => deadline.postponedTo !== null && status.progress !== 'completed',
  );
  const grant = async (activity: Activity): Promise<void> => {
    const to = movedToMonth(Temporal.PlainYearMonth.from('2024-03'), 2022);
    await postponeActivity(store, activity, { to, cause: 'law', reason: 'Ny lag' }, 'planner', act);
  };
  const said = async (): Promise<string> => {
    const { page, close } = await own.open('controller');
    const moved = page.getByRole('region', { name: 'Flyttat och pausat' }).getByRole('listitem').first();
    const text = (await moved.innerText()).replaceAll(/\s+/g, ' ');
    await close();
    return text;
  };
  expect(await said()).toBe('9 förskjutna till senare år');
  await grant(beyond[0]!);
  expect(await said()).toBe('9 förskjutna till senare år 1 av 9: lag eller föreskrift');
  for (const activity of beyond.slice(1, 5)) await grant(activity);
  expect(await said()).toBe('9 förskjutna till senare år främst: lag eller föreskrift');
  await own.close();
});

const isPolyfill = (url: string): boolean => {
  const [name] = bundledIn('temporal-polyfill');
  return url.endsWith(`/${name}`);
};
