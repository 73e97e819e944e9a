import { describe, expect, it } from 'vitest';
import { readStatus } from '../../src/plan/read-status.ts';
import { defaultStatusWords, type Status } from '../../src/plan/status.ts';
import { wordedStatus } from '../../src/plan/worded-status.ts';

const worded = (text: string, progress: Status['progress'], deviation: Status['deviation'] = null): string =>
  wordedStatus({ text, progress, deviation }, { statusWords: { ...defaultStatusWords, paused: 'Vilar' } });

describe('a status as the board reads it', () => {
  it('is the words it was written in', () => {
    expect(worded('Pågår', 'ongoing')).toBe('Pågår');
    expect(worded('Pågår, enligt plan', 'ongoing', 'on-plan')).toBe('Pågår, enligt plan');
    expect(worded('Delvis genomfört', null)).toBe('Delvis genomfört');
    expect(worded('', null)).toBe('');
  });

  it('is the plan’s own word where the status has become another than was written', () => {
    expect(worded('Pågående', 'completed')).toBe('Genomfört');
    expect(worded('Avviker från plan', 'paused', 'on-plan')).toBe('Vilar');
    expect(worded('Delvis genomfört', 'completed')).toBe('Genomfört');
    expect(worded('Pågående', null)).toBe('');
    expect(worded('', 'paused')).toBe('Vilar');
  });

  it('says that it deviates, once', () => {
    expect(worded('Pågående', 'ongoing', 'deviates')).toBe('Pågående, avviker');
    expect(worded('Pågår men ej enligt plan', 'ongoing', 'deviates')).toBe('Pågår men ej enligt plan');
    expect(worded('Pågår, enligt plan', 'ongoing', 'deviates')).toBe('Pågående, avviker');
    expect(worded('', null, 'deviates')).toBe('Avviker');
  });

  it('does not say of each that it goes as planned', () => {
    expect(worded('Pågående', 'ongoing', 'on-plan')).toBe('Pågående');
    expect(worded('', null, 'on-plan')).toBe('Enligt plan');
  });

  it.each(['Pågående', 'Kvarstår', 'Genomfört', 'Pausad', 'Utgår'])(
    'is read back as the plan’s word and a deviation: %s, avviker',
    (text) => {
      const status: Status = { ...readStatus(text).status, deviation: 'deviates' };
      const printed = wordedStatus(status, { statusWords: defaultStatusWords });
      expect(printed).toBe(`${text}, avviker`);
      expect(readStatus(printed)).toEqual({ status, understood: true });
    },
  );
});
