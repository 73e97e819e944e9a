import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { swedishDaysOff } from '../../src/bot/holidays.ts';
import { remindersOf } from '../../src/plan/reminders.ts';
import { saidIn, type YearOfAPlan } from './year-of-a-plan.ts';
import { titles } from './year-titles.ts';

const { sipNow, support, career, boys, tracking, skaggetorp, qlik, adapt, halls } = titles;
const next = 'Verksamhetsplan 2023';
const delår2 = (board: string) => ['--board', board, '--period', 'Delår 2'];

/** From the reports on delår 2 to the day when the plan is closed and the next year's goes on. */
export const livesTheTurn = (of: () => YearOfAPlan): void => {
  describe('October to December 2022', () => {
    test("next year's plan is drafted from delår 2, as decided of each activity", async () => {
      const year = of();
      year.site.on('2022-10-03');
      const file = join(year.folder, 'beslut.csv');
      // Of 97 activities two are done, and four dropped or gone into others.
      const first = await year.said('next-year', '--decisions', file, '--dry-run');
      expect(first).toContain('91 är inte klara');
      expect((await readFile(file, 'utf8')).trim().split('\r\n')).toHaveLength(92);
      const decided = (title: string, word: string, wording = '') =>
        [
          new RegExp(`^([^;]*;"?${title.replaceAll(/[().]/g, '\\$&')}"?;(?:"[^"]*"|[^;]*);)[^;]*;[^;]*;`, 'm'),
          `$1${word};${wording};`,
        ] as const;
      let text = await readFile(file, 'utf8');
      for (const [pattern, by] of [
        decided(career, 'kommer inte med'),
        decided(qlik, 'väntar'),
        decided(boys, 'väntar'),
        decided(adapt, 'omformuleras', 'Införa flexibelt arbetssätt'),
      ]) {
        expect(text).toMatch(pattern);
        text = text.replace(pattern, by);
      }
      await writeFile(file, text);
      await year.said('next-year', '--decisions', file);
      const drafted = await year.content(next);
      expect(drafted.plan).toMatchObject({ year: 2023, state: 'open' });
      expect(drafted.activities).toHaveLength(88);
      const there = drafted.activities.map(({ title }) => title);
      expect(there).toContain('Införa flexibelt arbetssätt');
      for (const gone of [career, qlik, boys, adapt, tracking]) expect(there).not.toContain(gone);
    });

    test("one board sends its report back: its own is answered anew and locked again, the other's stays", async () => {
      const year = of();
      year.site.on('2022-10-13');
      const [bin, bou] = [await year.report(...delår2('BiN')), await year.report(...delår2('BoU'))];
      await year.said('return', ...delår2('BoU'), '--reason', 'Nämnden vill veta hur mottagandet gick.');
      const boysAgain = ['answer', boys, '--status', 'Genomfört', '--period', 'Delår 2'];
      expect(await year.refused(...boysAgain)).toContain('inte öppet');
      const answer = ['--comment', 'Åtta av tio trivs.', '--period', 'Delår 2', '--as', 'utvecklare.grundskola'];
      expect(await year.said('answer', skaggetorp, ...answer)).toContain('läget per 31 augusti');
      expect(await year.said('lock', ...delår2('BoU'))).toContain('version 2: låst 2022-10-13');
      const again = await year.report(...delår2('BoU'));
      expect(again.of(skaggetorp).map(({ comment }) => comment)).toEqual(['Åtta av tio trivs.', 'Åtta av tio trivs.']);
      expect(again.text).toContain('Version 2');
      const others = (read: typeof again) => saidIn(read).filter((row) => !row.startsWith(skaggetorp));
      expect(others(again)).toEqual(others(bou));
      expect(Buffer.compare((await year.report(...delår2('BoU'), '--version', '1')).bytes, bou.bytes)).toBe(0);
      expect(Buffer.compare((await year.report(...delår2('BiN'))).bytes, bin.bytes)).toBe(0);
      expect(await year.refused('answer', skaggetorp, ...answer)).toContain('inte öppet');
    });

    test('the other corrects a number: a new version says so, with who, when and why', async () => {
      const year = of();
      year.site.on('2022-10-17');
      const before = await year.report(...delår2('BiN'));
      await year.said('correct', ...delår2('BiN'), '--reason', 'fel diarienummer');
      await year.said('texts', ...delår2('BiN'), '--dnr', 'UBN 2022-512');
      expect(Buffer.compare((await year.report(...delår2('BiN'))).bytes, before.bytes)).toBe(0);
      await year.said('lock', ...delår2('BiN'));
      const after = await year.report(...delår2('BiN'));
      expect(after.text).toContain('UBN 2022-512');
      expect(after.text).toContain('Version 2, rättad 2022-10-17 av Controller: fel diarienummer');
      expect(saidIn(after)).toEqual(saidIn(before));
      year.site.on('2022-10-24');
      await year.said('decide', ...delår2('BiN'), '--on', '2022-10-20', '--paragraph', '§ 88');
      const reports = (await year.planner().all('reports', (await year.content()).plan.key)).map(
        ({ record }) => record,
      );
      expect(reports.map(({ boardKey, number, state }) => `${boardKey} ${number} ${state}`).toSorted()).toEqual([
        'BiN 1 corrected',
        'BiN 1 locked',
        'BiN 2 decided',
        'BoU 1 locked',
        'BoU 1 returned',
        'BoU 2 locked',
      ]);
    });
  });

  describe('bokslut', () => {
    test('what stands in both plans is asked about once, in the year that is accounted for', async () => {
      const year = of();
      year.site.on('2023-01-02');
      const first = ['--per', '2023-04-30', '--opens', '2023-01-02', '--due', '2023-05-12'];
      const inNext = ['--plan', next];
      await year.said('period', 'add', 'Delår 1', ...first, ...inNext);
      await year.said('period', 'open', 'Delår 1', ...inNext);
      expect(await year.said('period', 'list', ...inNext)).toContain('0 av 88 besvarade, 88 obesvarade.');
      await year.said('period', 'open', 'Bokslut');
      expect(await year.said('period', 'list', ...inNext)).toContain('0 av 88 besvarade, 0 obesvarade.');
      expect(await year.said('period', 'list')).toContain(
        'läget per 31 december, öppnar 2023-01-02, svar senast 2023-01-13. 0 av 97 besvarade, 91 obesvarade.',
      );
    });

    test('is answered, closed and locked, and the whole administration reads it', async () => {
      const year = of();
      year.site.on('2023-01-09');
      const done = ['--status', 'Genomfört', '--comment'];
      await year.said('answer', qlik, ...done, 'Klart i november.', '--as', 'utvecklare.gymnasium');
      await year.said('answer', skaggetorp, ...done, 'Klart i december.', '--as', 'utvecklare.grundskola');
      await year.said('answer', halls, ...done, 'Invigda.');
      await year.said('answer', support, '--status', 'Pågår, enligt plan', '--comment', 'Tjänsten är tillsatt.');
      await year.said('answer', sipNow, '--unchanged', '--as', 'samordnare.elevhalsa');
      year.site.on('2023-01-16');
      const { unanswered } = await year.did<{ unanswered: string[] }>('period', 'close', 'Bokslut');
      expect(unanswered).toHaveLength(86);
      await year.said('lock', '--period', 'Bokslut');
      const read = await year.report('--period', 'Bokslut');
      expect(read.text).toContain('Barn- och ungdomsnämnden, Bildningsnämnden, bokslut per den 31 december 2022');
      // 115 rows of October, one more for the halls and one for the split.
      expect(read.rows).toHaveLength(117);
      expect(read.text).toContain('117 rader, 95 aktiviteter; varje rad räknas');
      expect(read.text).toContain('86 av 95 aktiviteter fick inget svar');
      expect(read.text).toContain(
        'En aktivitet har senarelagts under 2022 och två aktiviteter har förskjutits till 2023.',
      );
      expect(read.text).toContain('En aktivitet har tillkommit och en aktivitet har utgått sedan planen beslutades.');
      const statuses = Map.groupBy(read.rows, ({ status }) => status);
      // By rows: Skäggetorp and SIP stand on two each; 101 have said nothing all year.
      expect(Object.fromEntries([...statuses].map(([status, { length }]) => [status, length]))).toEqual({
        '': 101,
        Genomfört: 6,
        Kvarstår: 2,
        Pågår: 5,
        'Pågår, enligt plan · on-plan': 1,
        Utgår: 2,
      });
      expect(read.of(sipNow)[0]?.comment).toBe('Två av tre skolor är klara. (från delår 1)');
      expect(read.of(skaggetorp)[0]).toMatchObject({ deadline: 'Augusti', status: 'Genomfört' });
    });

    test('the next year is settled: what got done falls out, what waited comes in; the closed plan reminds nobody', async () => {
      const year = of();
      const planner = year.planner();
      const { person } = await year.site.storeAs('controller').viewer();
      const act = { by: person, at: '2023-01-16T08:00:00Z', via: 'command-line' } as const;
      for (const name of [year.plan, next]) {
        const [standing] = await planner.all('plans', (await year.content(name)).plan.key);
        const reminding = { ...standing!.record, remindFrom: Temporal.PlainDate.from('2022-01-01') };
        await planner.change('plans', standing!, reminding, act);
      }
      const reminded = async (name: string) => {
        const { occasions } = remindersOf(await year.content(name), swedishDaysOff());
        return new Set(occasions.map(({ activityKey }) => activityKey)).size;
      };
      expect(await reminded(year.plan)).toBeGreaterThan(50);
      const file = join(year.folder, 'beslut.csv');
      await year.said('next-year', '--settle', '--per', '2022-12-31', '--decisions', file, '--close');
      const settled = await year.content(next);
      const there = settled.activities.map(({ title }) => title);
      // Skäggetorp and the halls are done; the boys' results waited, and so did Qlik, which is done.
      expect(there).toHaveLength(87);
      expect(there).toContain(boys);
      for (const gone of [skaggetorp, halls, qlik]) expect(there).not.toContain(gone);
      expect((await year.content()).plan.state).toBe('closed');
      expect(await reminded(year.plan)).toBe(0);
      expect(await reminded(next)).toBeGreaterThan(50);
      expect(await year.refused('answer', support, '--comment', 'För sent.')).toContain('Planen är avslutad');
      expect(await year.said('period', 'list', '--plan', next)).toContain('0 av 87 besvarade, 87 obesvarade.');
    });

    test("the next plan's report says what remains from 2022, under its new words and dates", async () => {
      const year = of();
      const read = await year.report('--plan', next, '--period', 'Delår 1');
      // Of 117 the nine rows of the eight that did not come along, and one that stood twice under one goal.
      expect(read.rows).toHaveLength(107);
      expect(read.of(boys)).toMatchObject([{ deadline: 'Mars 2023', status: 'Pågår' }]);
      expect(read.of('Införa flexibelt arbetssätt')).toMatchObject([{ deadline: 'Juni 2023' }]);
      expect(read.of(support)).toMatchObject([{ deadline: '2023', status: 'Pågår', comment: '' }]);
      expect(read.rows.filter(({ deadline }) => deadline.includes('*'))).toEqual([]);
      expect(read.text.match(/Kvarstår från 2022/g)).toHaveLength(read.rows.length);
      expect(read.text).not.toContain('Kvarstår från 2021');
    });
  });
};
