import { afterEach, expect, test } from 'vitest';
import { PlanError } from '../../src/plan/plan-error.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { textsOf } from '../cards/card-rules.ts';
import type { Service } from './running-bot.ts';
import { activityNow, changedInTab, followUpsNow, openWithCard, owner, pressing } from './sent-card.ts';

let service: Service;
afterEach(() => service.close());

/** The real store, in which one call is preceded, or followed, by something else: once. */
const befalling = (call: 'change' | 'report', happens: (inner: PlanStore, done: () => Promise<unknown>) => unknown) => {
  let waits = true;
  return (inner: PlanStore): PlanStore =>
    new Proxy(inner, {
      get: (store, name: keyof PlanStore) => {
        const method = (store[name] as (...given: unknown[]) => Promise<unknown>).bind(store);
        if (name !== call) return method;
        return async (...given: unknown[]) => {
          if (!waits) return method(...given);
          waits = false;
          return happens(store, () => method(...given));
        };
      },
    });
};

const withStore = async (around: (inner: PlanStore) => PlanStore) => {
  const opened = await openWithCard([{ key: 'a', owner }], around);
  service = opened.service;
  return opened.card;
};

test('"Oförändrat" reports what stands now, also after an older "Oförändrat" in the same period', async () => {
  const card = await withStore((inner) => inner);
  await service.press(owner, 'unchanged', pressing(card, 'unchanged', 'a'));
  await changedInTab(service, { comment: 'Nytt läge' });
  const { card: meanwhile } = await service.press(owner, 'unchanged', pressing(card, 'unchanged', 'a'));
  expect(await followUpsNow(service)).toMatchObject([{ comment: 'Pågår enligt plan.' }]);
  const { card: done } = await service.press(owner, 'unchanged', pressing(meanwhile!, 'unchanged', 'a'));
  expect(textsOf(done!)).toContain('✓ Pågår, oförändrat. Aktivitet a');
  expect(await followUpsNow(service)).toMatchObject([{ comment: 'Nytt läge', unchanged: true }]);
});

test('an answer that was saved but not reported is reported by the same press again, over an older report', async () => {
  const card = await withStore((inner) => inner);
  await service.press(owner, 'answer', pressing(card, 'answer', 'a', { c0: 'Första' }));
  const store = service.site.storeAs(owner);
  const { person } = await store.viewer();
  const before = await activityNow(service);
  // What dying between the two leaves.
  await store.change(before, { comment: 'Andra' }, { by: person, at: '2022-12-16T09:00:00Z', via: 'card' });
  const data = { ...pressing(card, 'answer', 'a', { c0: 'Andra' }), version: before.version };
  expect(textsOf((await service.press(owner, 'answer', data)).card!)).toContain('✓ Pågår. Aktivitet a');
  expect(await followUpsNow(service)).toMatchObject([{ comment: 'Andra' }]);
});

test('the same answer from two devices at one moment is one change and one report, and neither is told of a conflict', async () => {
  const card = await withStore(
    befalling('change', async (_, done) => {
      const store = service.site.storeAs(owner);
      const { person } = await store.viewer();
      const act = { by: person, at: '2022-12-16T07:00:00Z', via: 'card' } as const;
      // The other device's, by another process, a moment earlier.
      await store.change(await activityNow(service), { comment: 'Klart snart' }, act);
      return done();
    }),
  );
  const pressed = await service.press(owner, 'answer', pressing(card, 'answer', 'a', { c0: 'Klart snart' }));
  expect(textsOf(pressed.card!)).toContain('✓ Pågår. Aktivitet a');
  expect(await followUpsNow(service)).toMatchObject([{ comment: 'Klart snart' }]);
});

test('who is overtaken by somebody else while the answer is saved sees both texts', async () => {
  const card = await withStore(
    befalling('change', async (_, done) => {
      await changedInTab(service, { comment: 'Planerarens text' });
      return done();
    }),
  );
  const pressed = await service.press(owner, 'answer', pressing(card, 'answer', 'a', { c0: 'Ägarens text' }));
  expect(textsOf(pressed.card!)).toContain('Sparat nu: Pågår. ”Planerarens text”');
  expect((await activityNow(service)).comment).toBe('Planerarens text');
});

test('a report that somebody else writes at the same moment is tried again, and the person sees no error', async () => {
  const card = await withStore(
    befalling('report', () => {
      throw new PlanError('conflict', 'At the same moment');
    }),
  );
  const pressed = await service.press(owner, 'answer', pressing(card, 'answer', 'a', { s0: 'completed', c0: 'Klart' }));
  expect(textsOf(pressed.card!)).toContain('✓ Genomförd. Aktivitet a');
  expect(await followUpsNow(service)).toMatchObject([{ status: { progress: 'completed' }, unchanged: false }]);
});

test('"Svara" pressed twice changes the list once', async () => {
  const card = await withStore((inner) => inner);
  const data = pressing(card, 'answer', 'a', { s0: 'completed', c0: 'Klart\r\nhelt' });
  const before = await activityNow(service);
  const replies = await Promise.all([service.press(owner, 'answer', data), service.press(owner, 'answer', data)]);
  for (const reply of replies) expect(textsOf(reply.card!)).toContain('✓ Genomförd. Aktivitet a');
  const numberOf = (version: string) => Number(/(\d+)"?$/.exec(version)![1]);
  expect(numberOf((await activityNow(service)).version)).toBe(numberOf(before.version) + 1);
  expect(await followUpsNow(service)).toHaveLength(1);
});
