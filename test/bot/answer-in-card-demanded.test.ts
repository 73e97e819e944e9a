import { afterEach, expect, test } from 'vitest';
import { statusOf, defaultStatusWords } from '../../src/plan/status.ts';
import { actionsOf, inputsOf, textsOf } from '../cards/card-rules.ts';
import { openService, type Service } from './running-bot.ts';
import { activityNow, followUpsNow, openWithCard, owner, pressing } from './sent-card.ts';

let service: Service;
afterEach(() => service.close());

test('a card asks for the comment that a pause owes, keeps what is written, and saves nothing before it is there', async () => {
  const opened = await openWithCard();
  service = opened.service;
  const before = await activityNow(service, 'a');
  const pressed = { ...pressing(opened.card, 'answer', 'a'), s0: 'paused', c0: before.comment };
  const { card: asked } = await service.press(owner, 'answer', pressed);
  expect(textsOf(asked!)).toContain(
    'Svaret är inte sparat. Kommentaren skrevs tidigare. Skriv i den varför aktiviteten är pausad.',
  );
  expect(inputsOf(asked!).map(({ value }) => value)).toContain('paused');
  expect((await activityNow(service, 'a')).version).toBe(before.version);
  expect(await followUpsNow(service)).toEqual([]);

  const written = { ...pressing(asked!, 'answer', 'a'), s0: 'paused', c0: 'Väntar på upphandlingen.' };
  expect(textsOf((await service.press(owner, 'answer', written)).card!)).toContain('✓ Pausad. Aktivitet a');
  expect(await followUpsNow(service)).toMatchObject([
    { status: { progress: 'paused' }, comment: 'Väntar på upphandlingen.' },
  ]);
});

test('"Oförändrat" is not offered for what deviates and says nothing of why', async () => {
  const status = statusOf('ongoing', defaultStatusWords, 'deviates');
  service = await openService([{ key: 'a', owner, status, comment: '' }]);
  await service.install(owner);
  await service.goTo('2022-12-16 08:00');
  const card = service.cardsTo(owner)[0]!.card!;
  expect(actionsOf(card, 'unchanged')).toEqual([]);
  const explained = { ...pressing(card, 'answer', 'a'), c0: 'Upphandlingen är överklagad.' };
  expect(textsOf((await service.press(owner, 'answer', explained)).card!)).toContain('✓ Pågår, avviker. Aktivitet a');
});
