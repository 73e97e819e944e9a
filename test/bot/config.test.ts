import { expect, test } from 'vitest';
import { readConfig } from '../../src/bot/config.ts';
import { startBot } from '../../src/bot/main.ts';

const local = {
  SITE_URL: 'http://127.0.0.1:3001/sites/utbildning',
  TAB_URL: 'http://127.0.0.1:3000/tab/',
  DATA_FOLDER: '.data/ledger',
};

test('on one machine a site, a tab and a folder are enough, and nobody is asked who they are', () => {
  expect(readConfig(local)).toMatchObject({
    port: 3978,
    database: { folder: '.data/ledger' },
    credentials: null,
    links: { plan: 'http://127.0.0.1:3000/tab/#/planen' },
  });
  expect(readConfig(local).times.channelPosts.toString()).toBe('16:00:00');
});

test('the hours are settings', () => {
  const { times } = readConfig({ ...local, CHANNEL_POSTS_AT: '15:30', CARDS_UNTIL: '17:00' });
  expect(times.cardsUntil.toString()).toBe('17:00:00');
  expect(times.channelPosts.toString()).toBe('15:30:00');
});

test.each([
  ['a site that is missing', { SITE_URL: undefined }, 'SITE_URL'],
  ['an hour that is none', { CHANNEL_POSTS_AT: '25:00' }, 'CHANNEL_POSTS_AT'],
  ['two databases', { DATABASE_URL: 'postgres://x' }, 'DATABASE_URL eller DATA_FOLDER'],
  ['no database', { DATA_FOLDER: undefined }, 'DATABASE_URL'],
  ['nobody asked who they are, in production', { NODE_ENV: 'production' }, 'CLIENT_ID'],
])('%s is refused by name', (_, change, named) => {
  expect(() => readConfig({ ...local, ...change })).toThrow(named);
});

test('the service itself refuses to take anybody’s word in production', async () => {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  const started = startBot({
    port: 0,
    database: { folder: '/nowhere/at/all' },
    clock: {
      now: () => {
        throw new Error('not asked');
      },
    },
    store: {} as never,
    links: { myActivities: '', plan: '' },
  });
  await expect(started).rejects.toMatchObject({ kind: 'invalid' });
  process.env['NODE_ENV'] = before;
});
