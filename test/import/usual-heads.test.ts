import { describe, expect, it } from 'vitest';
import { understoodHead } from '../../src/import/column-words.ts';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { render } from './unseen-office.ts';

describe('the usual heads of other tables are understood:', () => {
  it.each(['Anm.', 'Anm', 'Anmärkning', 'Anmärkningar', 'Notering', 'Noteringar'])('%s is a comment', (head) => {
    expect(understoodHead(head)).toEqual({ meaning: 'comment', isSure: true });
  });

  it('a table of such heads is read whole', async () => {
    const table = 'Plan 2024\nVad ska göras? | Vem | Status | Anm.\nRinga hem | Kurator | På gång | Två är kvar';
    const { kind, draft } = await readAnyDocument('plan.xlsx', render(table, 'excel'));
    if (kind !== 'plan') throw new Error(kind);
    expect(draft.rows).toMatchObject([
      { activity: 'Ringa hem', status: { progress: 'ongoing' }, comment: 'Två är kvar' },
    ]);
    const told = draft.problems.map(({ message }) => message).join('\n');
    expect(told).not.toMatch(/Anm|Vad ska göras/);
  });
});
