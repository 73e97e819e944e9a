import { describe, expect, it } from 'vitest';
import { registerBoards } from '../../src/import/boards.ts';

const names = [
  'Barn- och ungdomsnämnden och bildningsnämnden, samt kultur- och fritidsnämnden',
  'Kommunstyrelsen och socialnämnden',
];

describe('the boards of a document', () => {
  it.each([
    ['BoU', 'Barn- och ungdomsnämnden'],
    ['BiN', 'Bildningsnämnden'],
    ['KFN', 'Kultur- och fritidsnämnden'],
    ['KS', 'Kommunstyrelsen'],
    ['SN', 'Socialnämnden'],
    ['XYZ', ''],
  ])('%s stands for “%s”', (key, name) => {
    expect(registerBoards([key], names).boards).toEqual([{ key, name, spellings: [] }]);
  });

  it('leave a short name without a whole one where several would fit', () => {
    expect(registerBoards(['SN'], [...names, 'Skolnämnden']).boards[0]?.name).toBe('');
  });

  it('are one in every spelling, by the most usual', () => {
    const { boards, read } = registerBoards(['BIN', 'BiN, BoU', 'BiN och BOU', 'Bin', 'BoU'], names);
    expect(boards.map(({ key, spellings }) => [key, spellings])).toEqual([
      ['BiN', ['BIN', 'Bin']],
      ['BoU', ['BOU']],
    ]);
    expect(read('BOU och bin')).toEqual({ keys: ['BoU'], unknown: ['bin'] });
    expect(read('BOU/Bin')).toEqual({ keys: ['BiN', 'BoU'], unknown: [] });
  });

  it('are known by their whole names too, and an “och” within a name joins no two boards', () => {
    const { boards, read } = registerBoards(['BoU', 'Barn- och ungdomsnämnden'], names);
    expect(read('Barn- och ungdomsnämnden').keys).toEqual(['BoU']);
    expect(boards.map(({ key }) => key)).toEqual(['BoU']);
  });
});
