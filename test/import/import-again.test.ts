import { describe, expect, it } from 'vitest';
import { again, linkoping, planOf, standingAs } from './reworded-plan.ts';

const plan = await planOf(linkoping);
const standing = standingAs(plan);
const nothing = { added: [], reworded: [], gone: [] };

/** The document with one text exchanged for another, everywhere it stands. */
const exchanged = (from: string, to: string) =>
  planOf(linkoping, (text) => {
    if (!text.includes(from)) throw new Error(`"${from}" is not in the document`);
    return text.replaceAll(from, to);
  });

describe('the same document again', () => {
  it('has no difference', () => {
    const { plan: written, difference, continuations } = again(plan, standing);
    expect(written).toEqual(plan);
    expect(continuations).toEqual([]);
    expect(difference).toEqual({
      unchanged: 93,
      changed: [],
      added: [],
      vanished: [],
      merged: [],
      split: [],
      rows: { moved: [], reordered: [], added: [], gone: [] },
      goals: nothing,
      questions: [],
    });
  });

  it.each(['-2022.docx', '-2022-pages.docx', '-2022.xlsx'])('finds everything again from %s', async (end) => {
    const { readFileSync } = await import('node:fs');
    const { readDocument } = await import('../../src/import/read-document.ts');
    const { planFromDraft } = await import('../../src/import/plan-from-draft.ts');
    const name = `000-linkoping-uppfoljning${end}`;
    const bytes = readFileSync(new URL(`../fixtures/documents/${name}`, import.meta.url));
    const { difference } = again(planFromDraft(await readDocument(name, bytes), { planKey: 'p', name: 'P' }), standing);
    console.log(end, JSON.stringify(difference).slice(0, 1500));
  });
});

describe('try', () => {
  it('reworded', async () => {
    for (const [a, b] of [
      [
        'Följa upp Skäggetorpsskolans elevers mottagande på nya skolor',
        'Uppföljning av Skäggetorpsskolans elevers mottagande på de nya skolorna',
      ],
      ['aktivitetsbaserat arbetsätt\t', 'flexibelt arbetssätt\t'],
      ['Införa ny karriärmodell', 'Införa en ny karriärmodell för lärare'],
      ['ökad trygghet i skolan', 'ökad trivsel i skolan'],
      ['Maximalt lärande', 'Största möjliga lärande'],
    ] as const) {
      const { difference, continuations } = again(await exchanged(a, b), standing);
      console.log(a, JSON.stringify(difference), JSON.stringify(continuations));
    }
  });
});
