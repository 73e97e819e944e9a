import { describe, expect, test } from 'vitest';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { baseOf, parseAnswerDraft, revised } from '../../src/ui/answer-draft.ts';
import { chosenAnswer, firstChoice, joined } from '../../src/ui/conflict.ts';
import { createDrafts } from '../../src/ui/drafts.ts';
import { planOf2022 } from './plan-of-2022.ts';

const [found] = (await planOf2022()).activities;
const before = { ...found!, comment: 'Påbörjat.', version: '1' };
const completed = statusOf('completed', defaultStatusWords);
const theirs = { ...before, comment: 'Riskanalys genomförd.', version: '2' };

describe('a choice between two answers', () => {
  test('begins with mine where I wrote, with theirs where I had not touched the field', () => {
    const draft = revised(before, undefined, { status: completed })!;
    const choice = firstChoice({ draft, theirs, again: 0 });
    expect(choice).toMatchObject({ status: 'mine', comment: 'theirs' });
    expect(chosenAnswer({ draft, theirs, again: 0 }, choice)).toMatchObject({
      status: completed,
      comment: 'Riskanalys genomförd.',
      base: { version: '2' },
    });
  });

  test('keeps both texts where both wrote one', () => {
    const draft = revised(before, undefined, { comment: 'Utbildning genomförd' })!;
    const choice = firstChoice({ draft, theirs, again: 0 });
    expect(choice.comment).toBe('both');
    expect(chosenAnswer({ draft, theirs, again: 0 }, choice).comment).toBe(
      'Utbildning genomförd. Riskanalys genomförd.',
    );
  });

  test('joins texts once, also when one holds the other', () => {
    expect(joined('Klart. Mer text.', 'Klart.')).toBe('Klart. Mer text.');
    expect(joined('', 'Klart.')).toBe('Klart.');
  });
});

describe('a draft', () => {
  test('remembers the version the writing began from, whatever is read meanwhile', () => {
    const first = revised(before, undefined, { comment: 'Ny' });
    const second = revised({ ...theirs, version: '9' }, first, { status: completed });
    expect(second?.base).toEqual(baseOf(before));
    expect(second?.comment).toBe('Ny');
  });

  test('is gone when it says what the activity says', () => {
    const draft = revised(before, undefined, { comment: 'Ny' });
    expect(revised(before, draft, { comment: 'Påbörjat.' })).toBeUndefined();
  });

  test('survives a reload of the page', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
      removeItem: (key: string) => void kept.delete(key),
    };
    const draft = revised(before, undefined, { comment: 'Ännu inte sparat', status: completed });
    createDrafts(storage, 'me.', parseAnswerDraft).set('a', draft);
    expect(createDrafts(storage, 'me.', parseAnswerDraft).get('a')).toEqual(draft);
    expect(createDrafts(storage, 'you.', parseAnswerDraft).get('a')).toBeUndefined();
    kept.set('me.a', '{"from":"an older version"}');
    expect(createDrafts(storage, 'me.', parseAnswerDraft).get('a')).toBeUndefined();
    expect(kept.size).toBe(0);
  });

  test('lives on in memory where the browser refuses storage', () => {
    const refuse = (): never => {
      throw new DOMException('QuotaExceededError');
    };
    const drafts = createDrafts({ getItem: refuse, setItem: refuse, removeItem: refuse }, '', parseAnswerDraft);
    const draft = revised(before, undefined, { comment: 'Ny' });
    drafts.set('a', draft);
    expect(drafts.get('a')).toEqual(draft);
  });
});
