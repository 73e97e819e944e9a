import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptedDocument, saidIn, YearOfAPlan } from './year-of-a-plan.ts';
import { titles } from './year-titles.ts';
import { livesTheTurn } from './year-turns.ts';

const owners = fileURLToPath(new URL('../../src/cli/example/assignments-2022.csv', import.meta.url));

/*
 * The year of one plan, from the day it is imported to the day it is closed, as planners and owners live it from the
 * command line: each test goes on from where the one before it left the site and its clock. Every figure is counted by
 * hand from document 000 and from what is done here.
 */
let year: YearOfAPlan;
beforeAll(async () => {
  year = await YearOfAPlan.begin('Verksamhetsplan 2022', '2021-10-04');
});
afterAll(() => year.end());

const { sip, sipNow, support, career, roles, health, buyer, schedule, boys, tracking } = titles;
const { schools, preschools, healthNow, skaggetorp, qlik, adapt, halls } = titles;

const [elevhalsa, gymnasium, grundskola] = [
  ['--as', 'samordnare.elevhalsa'],
  ['--as', 'utvecklare.gymnasium'],
  ['--as', 'utvecklare.grundskola'],
] as const;

const keys = new Map<string, string>();
let october = '';
let june = '';

describe('October 2021: the plan is adopted', () => {
  test('it is imported without a status, on the rows and activities of the document that follows it up', async () => {
    october = adoptedDocument(await year.followUp());
    const said = await year.said('import', await year.file('oktober.txt', october));
    expect(said).toContain('Utbildningsförvaltningens verksamhetsplan 2022\n115 rader, 93 aktiviteter under 33 mål.');
    const { activities, plan } = await year.content();
    expect(plan.year).toBe(2022);
    expect(activities.filter(({ status, comment, deadline }) => status.text || comment || deadline.moved)).toEqual([]);
    for (const { title, key } of activities) keys.set(title, key);
    expect(keys.size).toBe(93);
  });

  test('by two boards on two days, the second in other words: every identity is kept, and nothing has come or gone', async () => {
    year.site.on('2021-10-14');
    const dnr = ['--dnr', 'UBN 2021-412'];
    const bin = await year.said('adopt', '--board', 'BiN', '--on', '2021-10-14', '--paragraph', '§ 112', ...dnr);
    expect(bin).toBe('BiN: beslutad plan, version 1, med 69 aktiviteter.');
    year.site.on('2021-10-21');
    const inOtherWords = october
      .replace(health, 'Samarbeta närmare med företagshälsovården')
      .replace(schedule, 'Implementering av schemasystemet (Timecare) i förskolan.');
    const file = await year.file('bou.txt', inOtherWords);
    const bou = ['adopt', '--board', 'BoU', '--on', '2021-10-21', '--paragraph', '§ 97', ...dnr, '--file', file];
    expect(await year.said(...bou)).toBe('BoU: beslutad plan, version 1, med 72 aktiviteter.');
    const { activities } = await year.content();
    expect(new Map(activities.map(({ title, key }) => [title, key]))).toEqual(keys);
    expect((await year.said('adopt')).split('\n')).toEqual([
      'BiN, version 1, 2021-10-14 § 112: 0 tillkomna, 0 utgår, 0 framflyttade, 0 i ny lydelse, 0 uppgår i andra, 0 delade, 0 överförda.',
      'BoU, version 1, 2021-10-21 § 97: 0 tillkomna, 0 utgår, 0 framflyttade, 2 i ny lydelse, 0 uppgår i andra, 0 delade, 0 överförda.',
    ]);
  });

  test('its activities get their owners, and the year its periods', async () => {
    year.site.on('2021-11-01');
    expect(await year.said('assign', owners)).toBe('Tilldelade: 93. Var det redan: 0.');
    expect((await year.said('period', 'usual')).split('\n')).toEqual([
      'Delår 1 (planerat): läget per 30 april, öppnar 2022-05-02, svar senast 2022-05-13.',
      'Delår 2 (planerat): läget per 31 augusti, öppnar 2022-09-01, svar senast 2022-09-14.',
      'Bokslut (planerat): läget per 31 december, öppnar 2023-01-02, svar senast 2023-01-13.',
    ]);
  });

  test('two copies that differ are settled: August holds, and the two boards are right as they are', async () => {
    const { differences } = await year.did<{ differences: { code: string; sources: string[] }[] }>('differences');
    expect(differences).toHaveLength(2);
    expect(await year.said('rule', differences[0]!.code, '--pick', '2')).toContain('Den andra raden gäller');
    expect(await year.said('rule', differences[1]!.code, '--holds')).toContain('Stämmer.');
    expect(await year.said('differences')).toBe('Inget att stämma av.');
    expect((await year.activity(skaggetorp)).deadline.text).toBe('Augusti');
  });
});

describe('delår 1', () => {
  test('nobody says "Oförändrat" of what has no status; who deviates says why; the rest stay silent', async () => {
    year.site.on('2022-05-02');
    await year.said('period', 'open', 'Delår 1');
    expect(await year.refused('answer', sip, '--unchanged', ...elevhalsa)).toContain('Aktiviteten har inget läge än');
    const said = ['--status', 'Pågående', '--comment', 'Två av tre skolor är klara.'];
    expect(await year.said('answer', sip, ...said, ...elevhalsa)).toContain('Delår 1, läget per 30 april.');
    const deviates = ['answer', support, '--status', 'Pågående, avviker', ...gymnasium];
    expect(await year.refused(...deviates)).toContain('varför aktiviteten avviker från planen');
    await year.said(...deviates, '--comment', 'Tjänsten är inte tillsatt.');
    await year.said('answer', career, '--status', 'Kvarstår');
    await year.said('answer', tracking, '--status', 'Genomfört', '--comment', 'Klar i mars.');
    await year.said('answer', boys, '--status', 'Pågående', '--comment', 'Väntar på statistik.', ...gymnasium);
    expect(await year.refused('answer', boys, '--status', 'Utgår', '--comment', 'x', ...gymnasium)).toContain(
      'planeraren',
    );
    expect(await year.said('period', 'list')).toContain('5 av 93 besvarade, 88 obesvarade.');
  });

  test('is reviewed, closed and locked for each board', async () => {
    year.site.on('2022-05-16');
    await year.said('period', 'review', 'Delår 1');
    const { made, unanswered } = await year.did<{ made: number; unanswered: string[] }>('period', 'close', 'Delår 1');
    expect([made, unanswered.length]).toEqual([88, 88]);
    expect(await year.refused('answer', sip, '--unchanged', '--period', 'Delår 1')).toContain('inte öppet');
    const summary = await year.file('sammanfattning.txt', 'Fem av aktiviteterna är besvarade.');
    const bin = ['--board', 'BiN', '--period', 'Delår 1'];
    await year.said('texts', ...bin, '--summary', summary, '--dnr', 'UBN 2022-77', '--handlaggare', 'Å. Öst');
    for (const board of ['BiN', 'BoU']) {
      expect(await year.said('lock', '--board', board, '--period', 'Delår 1')).toContain('version 1: låst 2022-05-16');
    }
  });

  test("Bildningsnämnden's report says what was answered, on its rows", async () => {
    const read = await year.report('--board', 'BiN', '--period', 'Delår 1');
    expect(read.rows).toHaveLength(88);
    expect(read.text).toContain('Bildningsnämnden, delår 1 per den 30 april 2022');
    expect(read.text).toContain('88 rader, 69 aktiviteter; varje rad räknas');
    // Of its 69 five are answered.
    expect(read.text).toContain('64 av 69 aktiviteter fick inget svar; för dem gäller läget när tillfället stängdes');
    expect(read.text).toContain('Ingen aktivitet har senarelagts eller förskjutits.');
    expect(read.text).toContain('Ingen aktivitet har tillkommit eller utgått sedan planen beslutades.');
    expect(read.text).toContain('Bildningsnämnden beslutade den 14 oktober 2021, § 112, dnr UBN 2021-412.');
    for (const words of ['Fem av aktiviteterna är besvarade.', 'UBN 2022-77', 'Å. Öst'])
      expect(read.text).toContain(words);
    expect(saidIn(read)).toEqual([
      // One activity under two goals.
      `${sip}|December|Pågående|Två av tre skolor är klara.`,
      `${boys}|December|Pågående|Väntar på statistik.`,
      `${sip}|December|Pågående|Två av tre skolor är klara.`,
      `${support}|Augusti|Pågående · deviates|Tjänsten är inte tillsatt.`,
      `${tracking}|Mars|Genomfört|Klar i mars.`,
      `${career}|December|Kvarstår|`,
    ]);
    expect(read.text).not.toContain('Samordnare');
  });

  test("Barn- och ungdomsnämnden's has its own rows", async () => {
    const read = await year.report('--board', 'BoU', '--period', 'Delår 1');
    expect(read.rows).toHaveLength(91);
    expect(read.text).toContain('91 rader, 72 aktiviteter; varje rad räknas');
    // What it answers for with the other board: all but the boys' results.
    expect(read.text).toContain('68 av 72 aktiviteter fick inget svar');
    expect(read.of(boys)).toEqual([]);
    expect(read.text).not.toContain('UBN 2022-77');
  });
});

describe('June 2022: a reorganisation', () => {
  test('one activity is added to the document, which takes nothing from what is answered', async () => {
    year.site.on('2022-06-13');
    const row = october.split('\n').find((line) => line.includes(career))!;
    june = october.replace(row, `${row}\n${row.replace(career, halls)}`);
    const file = await year.file('juni.txt', june);
    const before = (await year.content()).activities;
    const said = ({ title, status, comment, deadline, boards }: (typeof before)[number]) =>
      [title, status.text, comment, deadline.text, ...boards].join('|');
    const { difference } = await year.did<{ difference: { added: object[]; changed: object[] } }>('import', file);
    expect(difference.added).toHaveLength(1);
    const after = (await year.content()).activities.filter(({ title }) => title !== halls);
    expect(after.map(said)).toEqual(before.map(said));
    await year.said('answer', halls, '--status', 'Kvarstår');
  });

  test('one is transferred, one split, two merged, one reworded and one dropped, and each board is told', async () => {
    const on = ['--on', '2022-06-13'];
    await year.said('transfer', career, '--unit', 'Elevhälsa', '--boards', 'BoU', ...on);
    await year.said('split', roles, '--into', schools, '--into', preschools, ...on);
    await year.said('merge', health, '--with', buyer, '--into', healthNow, ...on);
    await year.said('reword', sip, '--to', sipNow, ...on);
    await year.said('drop', schedule, '--reason', 'Avtalet är uppsagt.', ...on);
    expect((await year.said('adopt')).split('\n')).toEqual([
      'BiN, version 1, 2021-10-14 § 112: 1 tillkomna, 0 utgår, 0 framflyttade, 1 i ny lydelse, 2 uppgår i andra, 1 delade, 1 överförda.',
      'BoU, version 1, 2021-10-21 § 97: 1 tillkomna, 1 utgår, 0 framflyttade, 1 i ny lydelse, 2 uppgår i andra, 1 delade, 0 överförda.',
    ]);
    const now = new Map((await year.content()).activities.map(({ title, key }) => [title, key]));
    expect(now.get(sipNow)).toBe(keys.get(sip));
    expect(now.get(career)).toBe(keys.get(career));
  });

  test('and the document of before, read in again, takes nothing of it back', async () => {
    const before = await year.content();
    await year.said('import', await year.file('juni.txt', june));
    const after = await year.content();
    const rows = ({ placements }: typeof before) =>
      placements.map(({ key, activityKey, goalKey }) => [key, activityKey, goalKey]);
    expect(rows(after)).toEqual(rows(before));
    expect(after.activities.map(({ title }) => title)).toEqual(before.activities.map(({ title }) => title));
  });

  test('a date is moved within the year at once, and past it when the planner grants it', async () => {
    year.site.on('2022-06-20');
    const why = ['--cause', 'Resurser saknas', '--reason', 'Tjänsten tillsätts i höst.'];
    expect(await year.said('postpone', support, '--to', '2022-11', ...why, ...gymnasium)).toContain(
      'från Augusti till November*',
    );
    expect(await year.said('postpone', boys, '--to', '2023-03', ...why, ...gymnasium)).toContain('Begärt:');
    expect(await year.said('postpone', qlik, '--to', '2023-02', ...why, ...gymnasium)).toContain('Begärt:');
    expect((await year.activity(boys)).deadline.text).toBe('December');
    expect(await year.said('grant')).toContain('2 att avgöra.');
    expect(await year.refused('grant', boys, ...gymnasium)).toContain('Bara en planerare');
    expect(await year.said('grant', boys)).toContain('Beviljat:');
    expect(await year.refused('grant', qlik, '--refuse')).toContain('Skriv varför');
    await year.said('grant', qlik, '--refuse', '--reason', 'Ska vara klart i år.');
    // The planner's own is no request.
    const law = ['--cause', 'Nytt beslut', '--reason', 'Lokalerna byggs om.'];
    expect(await year.said('postpone', adapt, '--to', '2023-06', ...law)).toContain('till Förskjuts till juni 2023*');
    expect(await year.said('grant')).toBe('Inget är begärt.');
    expect((await year.activity(qlik)).deadline.text).toBe('Augusti');
  });
});

describe('delår 2', () => {
  test('the words of the plan change; the period that is closed keeps its own', async () => {
    year.site.on('2022-08-15');
    const before = await year.report('--board', 'BiN', '--period', 'Delår 1');
    await year.said('words', '--ongoing', 'Pågår', '--deviates', 'Ej i fas');
    const after = await year.report('--board', 'BiN', '--period', 'Delår 1');
    expect(Buffer.compare(after.bytes, before.bytes)).toBe(0);
    const draft = await year.report('--board', 'BiN', '--period', 'Delår 1', '--draft');
    expect(draft.of(support)).toMatchObject([{ status: 'Pågående · deviates' }]);
    for (const text of [draft.text, after.text]) expect(text).not.toContain('Ej i fas');
  });

  test('an answer of 7 September describes 31 August', async () => {
    year.site.on('2022-09-01');
    await year.said('period', 'open', 'Delår 2');
    year.site.on('2022-09-07');
    const unchanged = await year.said('answer', sipNow, '--unchanged', ...elevhalsa);
    expect(unchanged).toContain('Delår 2, läget per 31 augusti, kommentaren från delår 1.');
    await year.said('answer', support, '--unchanged', ...gymnasium);
    await year.said('answer', boys, '--comment', 'Statistiken kommer i februari.', ...gymnasium);
    expect(await year.refused('answer', adapt, '--status', 'Pågår', ...gymnasium)).toContain('slutdatumet är flyttat');
    await year.said('answer', adapt, '--status', 'Pågår', '--comment', 'Ombyggnaden börjar i mars.', ...gymnasium);
    await year.said('answer', skaggetorp, '--status', 'Kvarstår', '--comment', 'Görs under hösten.', ...grundskola);
    await year.said('answer', career, '--status', 'Pågår', '--comment', 'Modellen är beslutad.');
    await year.said('answer', schools, '--status', 'Genomfört', '--comment', 'Följer tidplan.');
    await year.said('answer', career, '--board-text', 'Modellen gäller från januari.');
  });

  test('asks what does not hang together, once an activity, and is told that one is right', async () => {
    type Asked = { questions: { code: string; activity: string; sv: string }[] };
    const asked = async () => (await year.did<Asked>('questions')).questions;
    const before = await asked();
    const done = before.find(({ activity }) => activity === schools)!;
    expect(done.sv).toBe('Läget är ”Genomfört”, men kommentaren säger ”Följer tidplan.” Är allt genomfört?');
    // August is past, and is only marked by its date.
    expect(before.find(({ activity }) => activity === skaggetorp)?.sv).toContain(
      'Slutdatum är ”Augusti” och har passerat',
    );
    expect(new Set(before.map(({ activity }) => activity)).size).toBe(before.length);
    expect(before.find(({ activity }) => activity === qlik)?.sv).toContain('men inget läge är angivet.');
    await year.said('rule', done.code, '--holds');
    expect((await asked()).map(({ activity }) => activity)).toEqual(
      before.map(({ activity }) => activity).filter((title) => title !== done.activity),
    );
  });

  test('a report that was owed in June is given in September', async () => {
    const owed = ['--owe', 'Lägesrapport om fullföljd utbildning', '--on', '2022-06-30', '--to', 'BiN'];
    const { promises } = await year.did<{ promises: { key: string; state: string }[] }>('promises', ...owed);
    expect(promises).toMatchObject([{ state: 'late' }]);
    year.site.on('2022-09-20');
    const kept = ['--keep', promises[0]!.key, '--on', '2022-09-20', '--where', 'BiN § 70'];
    expect(await year.said('promises', ...kept)).toContain('Lämnad senare än utlovat (2022-09-20, BiN § 70).');
  });

  test('is closed and locked, and each board reads its own', async () => {
    const cost = ['--assessment', 'Delvis uppfyllt', '--analysis', 'Lokalerna kostar 17 procent.'];
    await year.said('assess', '--goal', 'Kostnadseffektivt lokalutnyttjande', ...cost);
    await year.said('period', 'review', 'Delår 2');
    await year.said('period', 'close', 'Delår 2');
    for (const board of ['BiN', 'BoU']) await year.said('lock', '--board', board, '--period', 'Delår 2');
    const read = await year.report('--board', 'BiN', '--period', 'Delår 2');
    // Career left and the halls came; one row became two, and of two that became one a board has adopted the other.
    expect(read.rows).toHaveLength(89);
    expect(read.text).toContain('Bildningsnämnden, delår 2 per den 31 augusti 2022');
    expect(read.text).toContain('89 rader, 70 aktiviteter; varje rad räknas');
    // Five are answered, one was done in March, and one is dropped.
    expect(read.text).toContain('63 av 70 aktiviteter fick inget svar');
    expect(read.text).toContain(
      'En aktivitet har senarelagts under 2022 och två aktiviteter har förskjutits till 2023.',
    );
    expect(read.text).toContain('En aktivitet har tillkommit och ingen aktivitet har utgått sedan planen beslutades.');
    expect(read.text).toContain('En rapport är utlovad till nämnden och är lämnad senare än utlovat.');
    for (const words of ['Delvis uppfyllt', 'Lokalerna kostar 17 procent.']) expect(read.text).toContain(words);
    expect(saidIn(read)).toEqual([
      `${sipNow}|December|Pågår|Två av tre skolor är klara. (från delår 1)`,
      `${boys}|Förskjuts till mars 2023*|Pågår|Statistiken kommer i februari.`,
      `${sipNow}|December|Pågår|Två av tre skolor är klara. (från delår 1)`,
      `${support}|November*|Pågår, ej i fas · deviates|Tjänsten är inte tillsatt. (från delår 1)`,
      `${adapt}|Förskjuts till juni 2023*|Pågår|Ombyggnaden börjar i mars.`,
      `${healthNow}|December|Kvarstår|`,
      `${buyer}|December|Utgår|Uppgår i ”${healthNow}”.`,
      `${tracking}|Mars|Genomfört|Klar i mars. (från delår 1)`,
      `${schools}|December|Genomfört|Följer tidplan.`,
      `${preschools}|December|Kvarstår|`,
      `${halls}|December|Kvarstår|`,
    ]);
    // Not finished and late by its date alone; what was refused is still due in August.
    expect(read.of(qlik)).toMatchObject([{ deadline: 'Augusti', status: '' }]);
    const other = await year.report('--board', 'BoU', '--period', 'Delår 2');
    expect(other.text).toContain('93 rader, 74 aktiviteter; varje rad räknas');
    expect(other.text).toContain('65 av 74 aktiviteter fick inget svar');
    expect(other.text).toContain('En aktivitet har senarelagts under 2022 och en aktivitet har förskjutits till 2023.');
    expect(other.text).toContain('En aktivitet har tillkommit och en aktivitet har utgått sedan planen beslutades.');
    expect(other.text).not.toContain('utlovad');
    expect(other.of(career)).toMatchObject([{ boards: 'BoU' }]);
    const only = saidIn(other).filter((row) => !saidIn(read).includes(row));
    expect(only).toEqual([
      // Under two goals.
      `${skaggetorp}|Augusti|Kvarstår|Görs under hösten.`,
      `${skaggetorp}|Augusti|Kvarstår|Görs under hösten.`,
      `${schedule}|Augusti|Utgår|Avtalet är uppsagt.`,
      // The owner's words are not the board's.
      `${career}|December|Pågår|Modellen gäller från januari.`,
    ]);
  });

  test('what was due in August and is not done is late per 31 August: the board reads it first', async () => {
    const order = ['--draft', '--order', 'deviations'];
    const { text, rows } = await year.report('--board', 'BoU', '--period', 'Delår 2', ...order);
    const [, first = ''] = /\nAvviker, pausade, försenade[^\n]*\n([^]*)\nÖvriga aktiviteter\n/.exec(text) ?? [];
    for (const title of [skaggetorp, qlik, support, adapt, schedule]) expect(first).toContain(title);
    for (const title of [sipNow, tracking, schools, career]) expect(first).not.toContain(title);
    expect(rows).toHaveLength(93);
  });
});

livesTheTurn(() => year);
