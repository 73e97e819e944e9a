import { afterEach, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { actionsOf, textsOf } from '../cards/card-rules.ts';
import { planKey } from './municipality.ts';
import { until, type Service } from './running-bot.ts';
import { openWithCard, owner, pressing } from './sent-card.ts';

let service: Service;
afterEach(() => service.close());

const withCards = async (keys: readonly string[], title = '') => {
  const opened = await openWithCard(keys.map((key) => ({ key, owner, comment: title })));
  service = opened.service;
  return opened.card;
};

const redraws = () => service.teams.received.filter(({ how }) => how === 'redraw');

test('the newest drawing is the last that reaches the sent card, and those between are left out', async () => {
  let shown = await withCards(['a', 'b', 'c']);
  let asked = 0;
  service.teams.onMessage = async ({ how }) => {
    if (how !== 'redraw') return undefined;
    asked += 1;
    // The first is slow; the others come before it is through.
    if (asked === 1) await until(() => answered === 3);
    return undefined;
  };
  let answered = 0;
  for (const [line, key] of ['a', 'b', 'c'].entries()) {
    const data = pressing(shown, 'answer', key, { [`s${line}`]: 'completed' });
    shown = (await service.press(owner, 'answer', data)).card!;
    answered += 1;
  }
  await until(() => redraws().length === 2);
  await sleep(50);
  expect(redraws()).toHaveLength(2);
  expect(textsOf(redraws().at(-1)!.card!).slice(1)).toEqual([
    'Allt är besvarat. Tack!',
    '✓ Genomförd. Aktivitet a',
    '✓ Genomförd. Aktivitet b',
    '✓ Genomförd. Aktivitet c',
  ]);
});

test('a redraw that Teams asks to wait with is drawn when it may be', async () => {
  const card = await withCards(['a']);
  let refusals = 0;
  service.teams.onMessage = ({ how }) => {
    if (how !== 'redraw' || refusals === 2) return undefined;
    refusals += 1;
    return { status: 429, headers: { 'retry-after': '0' } };
  };
  await service.press(owner, 'answer', pressing(card, 'answer', 'a', { s0: 'completed' }));
  await until(() => redraws().length === 1);
  expect(textsOf(redraws()[0]!.card!)).toContain('✓ Genomförd. Aktivitet a');
  expect(refusals).toBe(2);
});

test('a redraw whose fate is unknown is drawn again: it makes no second message', async () => {
  const card = await withCards(['a']);
  let cut = false;
  service.teams.onMessage = ({ how }) => {
    if (how !== 'redraw' || cut) return undefined;
    cut = true;
    return 'drop';
  };
  await service.press(owner, 'answer', pressing(card, 'answer', 'a', { s0: 'completed' }));
  await until(() => redraws().length === 2);
  expect(service.cardsTo(owner)).toHaveLength(1);
});

test('of very many activities the card lists the first, the ledger all, and answering brings the next', async () => {
  const keys = Array.from({ length: 60 }, (_, index) => `k${index}`.padEnd(60, 'x'));
  const card = await withCards(keys, 'Ö'.repeat(500));
  const listed = (drawn: typeof card) =>
    ['open', 'answer'].flatMap((verb) =>
      actionsOf(drawn, verb).map((action) => (action['data'] as { activity: string }).activity),
    );
  expect(listed(card).length).toBeGreaterThan(10);
  expect(listed(card).length).toBeLessThan(60);
  expect(await service.bot.deliveries()).toMatchObject([{ activities: 60 }]);
  const left = keys.find((key) => !listed(card).includes(`${planKey}/${key}`))!;
  let shown = card;
  for (let answers = 0; answers < 3; answers += 1) {
    const key = listed(shown)
      .at(-1)!
      .slice(planKey.length + 1);
    shown = (await service.press(owner, 'unchanged', pressing(shown, 'unchanged', key))).card!;
  }
  expect(listed(shown)).toContain(`${planKey}/${left}`);
});

test('a press is turned away in the words of what is wrong', async () => {
  const card = await withCards(['a']);
  const data = pressing(card, 'answer', 'a');
  const says = async (given: object, verb = 'answer') => (await service.press(owner, verb, given)).says;
  const unreadable = 'Inget är sparat: kortet går inte att läsa längre. Svara i fliken Mina aktiviteter.';
  expect(await says(data, 'delete')).toBe(unreadable);
  expect(await says({ ...data, activity: `${planKey}/z` })).toBe(unreadable);
  expect(await says({ ...data, delivery: '0198f1c2-7a00-4000-8000-000000000001' })).toBe(unreadable);
  expect(await says({ ...data, c0: 'x'.repeat(10_001) })).toMatch(/^Inget är sparat: texten är för lång/);
  await service.install('utvecklare.gymnasium');
  expect(await service.press('utvecklare.gymnasium', 'answer', data)).toMatchObject({
    says: 'Det här kortet hör till någon annan. Inget är sparat.',
  });
});
