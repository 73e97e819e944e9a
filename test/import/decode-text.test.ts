import { expect, test } from 'vitest';
import { decodeText } from '../../src/import/decode-text.ts';

test.each([
  ['UTF-8', Buffer.from('Åtgärd')],
  ['UTF-8 with its mark', Buffer.from('\uFEFFÅtgärd')],
  ['UTF-16, as Excel saves Unicode text', Buffer.from('\uFEFFÅtgärd', 'utf16le')],
  ['UTF-16, the other way round', Buffer.from('\uFEFFÅtgärd', 'utf16le').swap16()],
  ['Windows-1252, as a Swedish Excel saves CSV', Buffer.from('Åtgärd', 'latin1')],
])('a text is read whether it is %s', (_, file) => {
  expect(decodeText('plan.txt', file, 'ingen text')).toBe('Åtgärd');
});

test('what is no text is refused by its name', () => {
  expect(() => decodeText('color.png', Buffer.from([0x89, 0x50, 0, 0]), 'ingen text')).toThrowError(
    expect.objectContaining({ kind: 'invalid', subject: 'color.png', message: 'ingen text' }) as Error,
  );
});
