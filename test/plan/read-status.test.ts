import { expect, it } from 'vitest';
import { readStatus } from '../../src/plan/read-status.ts';

it.each([
  ['Kvarstår', 'not-started', null],
  ['Ej påbörjad', 'not-started', null],
  ['Pågående', 'ongoing', null],
  ['Pågår', 'ongoing', null],
  ['Pausad', 'paused', null],
  ['Genomfört', 'completed', null],
  ['Klart / Genomfört', 'completed', null],
  ['Utgår', 'dropped', null],
  ['inställd', 'dropped', null],
  ['Klart – Ej aktuellt med inrättande', 'dropped', null],
  ['Enligt plan', null, 'on-plan'],
  ['Avviker från plan', null, 'deviates'],
  ['Pågår, enligt plan', 'ongoing', 'on-plan'],
  ['Pågår men ej enligt plan', 'ongoing', 'deviates'],
])('%s is %s and %s', (text, progress, deviation) => {
  expect(readStatus(text)).toEqual({ status: { text, progress, deviation }, understood: true });
});

it.each(['Delvis genomfört', 'Halvfärdig', 'Klart?', 'Pågår och klart'])('does not guess at “%s”', (text) => {
  expect(readStatus(text)).toEqual({ status: { text, progress: null, deviation: null }, understood: false });
});
