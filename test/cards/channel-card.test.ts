import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { channelCard, type Change, type ChannelPost } from '../../src/cards/channel-card.ts';
import { defaultStatusWords, statusOf, type Progress } from '../../src/plan/status.ts';
import { december, deadlineOn } from '../plan/an-activity.ts';
import { brokenRules, nodesOf, textsOf } from './card-rules.ts';

const status = (progress: Progress) => statusOf(progress, defaultStatusWords);
const later = { ...deadlineOn('Förskjuts till hösten 2023*', ['2023-08-01', '2023-12-31']), postponedTo: 2023 };

const change = (title: string, from: Progress, to: Progress, reason = ''): Change => ({
  title,
  before: { status: status(from), deadline: december },
  after: { status: status(to), deadline: december },
  reason,
});

const moved: Change = {
  title: 'Utvärdera undervisningstid',
  before: { status: status('ongoing'), deadline: december },
  after: { status: status('ongoing'), deadline: later },
  reason: 'Framskjuten, främst pga coronapandemin',
};

const postOf = (changes: readonly Change[]): ChannelPost => ({
  boards: ['Bildningsnämnden'],
  planNames: ['Verksamhetsplan 2022'],
  day: Temporal.PlainDate.from('2022-12-16'),
  changes,
  language: 'sv',
  link: 'http://127.0.0.1:3000/tab/?board=BiN',
});

test('the post groups what changed by new status, with the old one and the reason beneath', () => {
  const post = postOf([
    moved,
    change('Upphandla system', 'ongoing', 'paused', 'Framflyttat till hösten'),
    change('Utbilda i SIP', 'ongoing', 'completed', 'Genomförd i alla enheter'),
    change('Se över nyckeltal', 'not-started', 'completed'),
  ]);
  expect(textsOf(channelCard(post))).toEqual([
    'Bildningsnämnden: fyra ändringar i dag',
    'Verksamhetsplan 2022, fredag 16 december',
    '✓ Genomförd',
    'Utbilda i SIP',
    'Tidigare Pågår · ”Genomförd i alla enheter”',
    'Se över nyckeltal',
    'Tidigare Ej påbörjad',
    'Ⅱ Pausad',
    'Upphandla system',
    'Tidigare Pågår · ”Framflyttat till hösten”',
    '→ Förskjuten till 2023',
    'Utvärdera undervisningstid',
    'Tidigare slutdatum December, nu Förskjuts till hösten 2023* · ”Framskjuten, främst pga coronapandemin”',
  ]);
});

test('what deviates comes first', () => {
  const deviating = { ...change('Avvikande', 'ongoing', 'ongoing') };
  const after = { ...deviating.after, status: { ...status('ongoing'), deviation: 'deviates' as const } };
  const texts = textsOf(channelCard(postOf([change('Klar', 'ongoing', 'completed'), { ...deviating, after }])));
  expect(texts[2]).toBe('▲ Pågår, avviker');
});

test('a post has one link and nothing to fill in', () => {
  const nodes = nodesOf(channelCard(postOf([moved])));
  expect(nodes.filter((node) => String(node['type']).startsWith('Action.'))).toHaveLength(1);
  expect(nodes.filter((node) => String(node['type']).startsWith('Input.'))).toEqual([]);
});

test('a post of a hundred changes keeps our rules and says how many more', () => {
  const many = Array.from({ length: 100 }, (_, index) =>
    change('Å'.repeat(235) + index, 'ongoing', 'paused', 'ö'.repeat(900)),
  );
  const card = channelCard(postOf(many));
  expect(brokenRules(card, 80_000)).toEqual([]);
  expect(textsOf(card)).toContain('Och 60 till: se planen.');
});

test.each<[written: string, sent: string]>([
  ['Vi har <b>inte</b> börjat &lt;än&gt;', 'Vi har <\u2060b>inte<\u2060/b> börjat &\u2060lt;än&\u2060gt;'],
  ['**Viktigt** och *snart* _klart_', '\\*\\*Viktigt\\** och \\*snart* \\_klart_'],
  ['5*3 är < 16 & > 14', '5\\*3 är < 16 & > 14'],
  ['Förskjuts till 2023*', 'Förskjuts till 2023*'],
  ['C:\\*.docx och `kod`', 'C:\\\\\\*.docx och \\`kod`'],
])('a reason has its own signs in the channel, which reads Markdown: %s', (written, sent) => {
  const [, because] = textsOf(channelCard(postOf([change('Klar', 'ongoing', 'completed', written)]))).slice(-2);
  expect(because).toBe(`Tidigare Pågår · ”${sent}”`);
});

test('a title that begins as a list, a heading or a quotation does, keeps its first sign', () => {
  for (const title of ['- Först', '# Sedan', '> Sist', '* Och', '+ Mer']) {
    const [shown] = textsOf(channelCard(postOf([change(title, 'ongoing', 'completed')]))).slice(-2);
    expect(shown).toBe(`\\${title}`);
  }
});
