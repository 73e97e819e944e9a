import { afterEach, expect, test } from 'vitest';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { actionsOf, inputsOf, textsOf } from '../cards/card-rules.ts';
import { memberOf, periodKey, planKey, upnOf, type ActivityGiven, type Who } from './municipality.ts';
import { openService, until, type Service } from './running-bot.ts';

let service: Service;
afterEach(() => service.close());

const owner: Who = 'utvecklare.grundskola';

/** The service with the owner's card of 16 December sent. */
const withCard = async (given: readonly ActivityGiven[] = [{ key: 'a', owner }]): Promise<IAdaptiveCard> => {
  service = await openService(given);
  await service.install(owner);
  await service.goTo('2022-12-16 08:00');
  return service.cardsTo(owner)[0]!.card!;
};

const dataOf = (card: IAdaptiveCard, verb: string, index = 0): object =>
  actionsOf(card, verb)[index]!['data'] as object;

const content = () => service.site.storeAs('controller').read(planKey);
const activityNow = async (key = 'a') => service.site.storeAs('controller').activity(`${planKey}/${key}`);

const changeInTab = async (comment: string): Promise<void> => {
  const store = service.site.storeAs('controller');
  const { person } = await store.viewer();
  await store.change(await activityNow(), { comment }, { by: person, at: '2022-12-16T09:14:00Z', via: 'tab' });
};

test('an answer is in the list with status, comment, a new version and who acted, and in the open period', async () => {
  const card = await withCard();
  const before = await activityNow();
  service.clock.time = service.clock.time.add({ minutes: 30 });
  const began = performance.now();
  const pressed = await service.press(owner, 'answer', {
    ...dataOf(card, 'answer'),
    s0: 'completed',
    c0: 'Klart i alla enheter.',
  });
  expect(performance.now() - began).toBeLessThan(3000);
  expect(textsOf(pressed.card!)).toContain('✓ Genomförd. Aktivitet a');

  const after = await activityNow();
  expect(after).toMatchObject({
    status: { text: 'Genomfört', progress: 'completed' },
    comment: 'Klart i alla enheter.',
    acted: { by: { upn: upnOf(owner) }, at: '2022-12-16T07:30:00Z', via: 'card' },
  });
  expect(after.completedOn?.toString()).toBe('2022-12-16');
  expect(after.version).not.toBe(before.version);
  expect((await content()).followUps).toMatchObject([
    {
      periodKey,
      status: { progress: 'completed' },
      unchanged: false,
      answered: { by: { upn: upnOf(owner) }, via: 'card' },
    },
  ]);
  // The log keeps when it was sent, whenever it was answered.
  expect(await service.bot.deliveries()).toMatchObject([{ outcome: 'answered', at: '2022-12-16T07:00:00Z' }]);
});

test('the sent message itself is redrawn, so that the card shows the answer tomorrow too', async () => {
  const card = await withCard();
  await service.press(owner, 'answer', { ...dataOf(card, 'answer'), s0: 'paused', c0: 'Väntar' });
  await until(() => service.teams.received.some(({ how }) => how === 'redraw'));
  const redrawn = service.teams.received.find(({ how }) => how === 'redraw');
  expect(textsOf(redrawn!.card!)).toContain('✓ Pausad. Aktivitet a');
  expect(service.cardsTo(owner)).toHaveLength(1);
});

test('"Oförändrat" is an answer that leaves the activity as it is', async () => {
  const card = await withCard();
  const before = await activityNow();
  const pressed = await service.press(owner, 'unchanged', dataOf(card, 'unchanged'));
  expect(textsOf(pressed.card!)).toContain('✓ Pågår, oförändrat. Aktivitet a');
  expect((await activityNow()).version).toBe(before.version);
  expect((await content()).followUps).toMatchObject([{ unchanged: true, answered: { by: { upn: upnOf(owner) } } }]);
});

test('the same click twice, at once or later, is one answer and no conflict', async () => {
  const card = await withCard();
  const data = { ...dataOf(card, 'answer'), s0: 'completed', c0: 'Klart' };
  const replies = await Promise.all([1, 2, 3].map(() => service.press(owner, 'answer', data)));
  replies.push(await service.press(owner, 'answer', data));
  for (const reply of replies) expect(textsOf(reply.card!)).toContain('✓ Genomförd. Aktivitet a');
  const { followUps } = await content();
  expect(followUps).toHaveLength(1);
  expect(followUps[0]).toMatchObject({ unchanged: false, status: { progress: 'completed' } });

  const unchanged = await withUnchangedTwice();
  expect(unchanged).toHaveLength(1);
});

const withUnchangedTwice = async () => {
  await service.close();
  const card = await withCard();
  const data = dataOf(card, 'unchanged');
  await Promise.all([service.press(owner, 'unchanged', data), service.press(owner, 'unchanged', data)]);
  return (await content()).followUps;
};

test('an answer on an old version is refused, and both texts are kept', async () => {
  const card = await withCard();
  await changeInTab('Planerarens text');
  const pressed = await service.press(owner, 'answer', {
    ...dataOf(card, 'answer'),
    s0: 'completed',
    c0: 'Ägarens text',
  });
  expect((await activityNow()).comment).toBe('Planerarens text');
  const texts = textsOf(pressed.card!);
  expect(texts.join('\n')).toContain('Controller ändrade i fliken fredag 16 december 10.14');
  expect(texts).toContain('Sparat nu: Pågår. ”Planerarens text”');
  expect(inputsOf(pressed.card!).map((input) => input['value'])).toEqual(['completed', 'Ägarens text']);

  // Having seen both, the owner saves theirs.
  await service.press(owner, 'answer', { ...dataOf(pressed.card!, 'answer'), s0: 'completed', c0: 'Ägarens text' });
  expect(await activityNow()).toMatchObject({ comment: 'Ägarens text', status: { progress: 'completed' } });
});

test('"Oförändrat" about what has changed meanwhile is refused, and what it is now is shown', async () => {
  const card = await withCard();
  await changeInTab('Planerarens text');
  const pressed = await service.press(owner, 'unchanged', dataOf(card, 'unchanged'));
  expect((await content()).followUps).toEqual([]);
  expect(textsOf(pressed.card!)).toContain('Sparat nu: Pågår. ”Planerarens text”');
  await service.press(owner, 'unchanged', dataOf(pressed.card!, 'unchanged'));
  expect((await content()).followUps).toHaveLength(1);
});

test("forged data cannot answer for another person's activity", async () => {
  const card = await withCard([
    { key: 'a', owner },
    { key: 'b', owner: 'utvecklare.gymnasium' },
  ]);
  await service.install('utvecklare.gymnasium');
  const data = { ...dataOf(card, 'answer'), s0: 'dropped', c0: 'Intrång' };
  // Somebody else's card, whatever it says of who they are.
  const claimed = { ...data, person: 15, from: { aadObjectId: memberOf(owner).objectId } };
  expect(await service.press('utvecklare.gymnasium', 'answer', claimed)).toMatchObject({ card: null });
  // Their own card, but an activity that was never on it.
  const other = { ...data, activity: `${planKey}/b`, version: (await activityNow('b')).version };
  expect(await service.press(owner, 'answer', other)).toMatchObject({ card: null });
  for (const key of ['a', 'b']) expect((await activityNow(key)).comment).toBe('Pågår enligt plan.');
  expect((await content()).followUps).toEqual([]);
});

test('who is no longer the owner is told so, and nothing is saved', async () => {
  const card = await withCard();
  const store = service.site.storeAs('controller');
  const { person } = await store.viewer();
  const other = await store.person(upnOf('utvecklare.gymnasium'));
  await store.change(await activityNow(), { owner: other }, { by: person, at: '2022-12-16T09:00:00Z', via: 'tab' });
  const pressed = await service.press(owner, 'answer', { ...dataOf(card, 'answer'), s0: 'completed', c0: 'x' });
  expect(textsOf(pressed.card!)).toContain('Svaret sparades inte: aktiviteten har fått en annan ansvarig.');
  expect((await activityNow()).comment).toBe('Pågår enligt plan.');
});

test('opening another activity, and a text that was begun stays in the first', async () => {
  const card = await withCard([
    { key: 'a', owner },
    { key: 'b', owner },
  ]);
  const pressed = await service.press(owner, 'open', { ...dataOf(card, 'open'), s0: 'paused', c0: 'Halvskriven' });
  expect(inputsOf(pressed.card!).map((input) => [input['id'], input['value']])).toEqual([
    ['s0', 'paused'],
    ['c0', 'Halvskriven'],
    ['s1', 'ongoing'],
    ['c1', 'Pågår enligt plan.'],
  ]);
});

test('all that wait can be answered unchanged at once, and what changed meanwhile is not', async () => {
  const card = await withCard([
    { key: 'a', owner },
    { key: 'b', owner },
    { key: 'c', owner },
  ]);
  await changeInTab('Planerarens text');
  const pressed = await service.press(owner, 'unchanged-all', dataOf(card, 'unchanged-all'));
  expect((await content()).followUps.map(({ activityKey }) => activityKey).toSorted()).toEqual([
    `${planKey}/b`,
    `${planKey}/c`,
  ]);
  expect(textsOf(pressed.card!)).toContain('Sparat nu: Pågår. ”Planerarens text”');
});

test('an answer without a status keeps its text and asks for one', async () => {
  const card = await withCard([{ key: 'a', owner, status: { text: '', progress: null, deviation: null } }]);
  const pressed = await service.press(owner, 'answer', { ...dataOf(card, 'answer'), c0: 'Min text' });
  expect(textsOf(pressed.card!)).toContain('Svaret är inte sparat: välj ett läge först.');
  expect(inputsOf(pressed.card!)[1]?.['value']).toBe('Min text');
});

test('what is answered in the tab after the card was sent shows as answered in the card', async () => {
  const card = await withCard([
    { key: 'a', owner },
    { key: 'b', owner },
  ]);
  const store = service.site.storeAs(owner);
  const { person } = await store.viewer();
  const act = { by: person, at: '2022-12-16T09:00:00Z', via: 'tab' } as const;
  const activity = await store.activity(`${planKey}/a`);
  await store.report({
    key: `${periodKey}|${activity.key}`,
    periodKey,
    activityKey: activity.key,
    status: activity.status,
    comment: activity.comment,
    deadlineText: activity.deadline.text,
    unchanged: true,
    answered: act,
  });
  const pressed = await service.press(owner, 'open', dataOf(card, 'open'));
  expect(textsOf(pressed.card!)).toContain('✓ Pågår, oförändrat. Aktivitet a');
});

test('nothing that people wrote, and no name, is logged', async () => {
  const lines: string[] = [];
  const keep = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }));
  const log = { info: keep, warn: keep, error: keep };
  service = await openService([{ key: 'a', owner, comment: 'HEMLIGT' }], { options: { log } });
  await service.install(owner);
  await service.goTo('2022-12-16 08:00');
  const card = service.cardsTo(owner)[0]!.card!;
  await service.press(owner, 'answer', { ...dataOf(card, 'answer'), s0: 'completed', c0: 'HEMLIGT svar' });
  await service.press('controller', 'answer', { ...dataOf(card, 'answer'), s0: 'completed', c0: 'HEMLIGT svar' });
  service.teams.onMessage = () => 'drop';
  await service.goTo('2022-12-19 08:00');
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.join('\n')).not.toMatch(/HEMLIGT|Utvecklingsledare|utvecklare\.|Aktivitet a|kommun\.example/);
});
