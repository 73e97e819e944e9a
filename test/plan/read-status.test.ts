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

// Usual words of the tables of other municipalities, as a newcomer wrote them.
it.each([
  ['not-started', 'Inte börjat, Ej börjat, Har inte börjat, Inte startad, Ej inledd, Inte inlett, Ej igångsatt'],
  ['not-started', 'Planeras, Kommande, Återstår, Ska påbörjas'],
  ['ongoing', 'På gång, Börjat, Har börjat, Inledd, Inlett, Igångsatt, Fortgår, Fortlöper, Fortsätter, Pågår löpande'],
  ['paused', 'Avvaktar'],
  ['completed', 'Utförd, Utfört, Gjort, Gjord, Åtgärdad, Levererad, Verkställd'],
  ['dropped', 'Avbryts, Nedlagd, Inaktuell, Ej relevant, Borttagen'],
])('%s: %s', (progress, texts) => {
  const words = texts.split(', ');
  expect(words.map((text) => readStatus(text).status)).toEqual(
    words.map((text) => ({ text, progress, deviation: null })),
  );
});

it.each([
  ['Efter plan', 'deviates'],
  ['Inte i tid', 'deviates'],
  ['I tid', 'on-plan'],
])('%s %s', (text, deviation) => {
  expect(readStatus(text)).toEqual({ status: { text, progress: null, deviation }, understood: true });
});

it.each(['Ej genomförd', 'Inte klar', 'Ej utförd', 'Delvis genomfört', 'Halvfärdig', 'Klart?', 'Pågår och klart'])(
  'does not guess at “%s”',
  (text) => {
    expect(readStatus(text)).toEqual({ status: { text, progress: null, deviation: null }, understood: false });
  },
);
