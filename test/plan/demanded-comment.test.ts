import { describe, expect, test } from 'vitest';
import { answerActivity, answerUnchanged } from '../../src/plan/answer.ts';
import { missingComment, missingCommentWords } from '../../src/plan/demanded-comment.ts';
import type { PlanStore } from '../../src/plan/plan-store.ts';
import { refusalOf } from '../../src/plan/permissions.ts';
import { defaultStatusWords, statusOf, type Deviation, type Progress } from '../../src/plan/status.ts';
import { anActivity, bokslut, december, personWith } from './an-activity.ts';

const status = (progress: Progress, deviation: Deviation | null = null) =>
  statusOf(progress, defaultStatusWords, deviation);
const going = anActivity({ comment: 'Allt går enligt plan.' });
const moved = { ...december, text: 'December*', moved: true };

/** What an answer would owe, "deviates: old". */
const owed = (before: Parameters<typeof missingComment>[0], answer: Parameters<typeof missingComment>[1]): string => {
  const missing = missingComment(before, answer);
  return missing === null ? 'nothing' : `${missing.demand}: ${missing.why}`;
};

describe('a comment is demanded for what deviates, is paused, dropped or moved', () => {
  test.each([
    ['deviates', status('ongoing', 'deviates')],
    ['paused', status('paused')],
    ['dropped', status('dropped')],
  ] as const)('%s', (demand, now) => {
    expect(owed(anActivity({ comment: '' }), { status: now, comment: ' ' })).toBe(`${demand}: empty`);
    expect(owed(going, { status: now, comment: going.comment })).toBe(`${demand}: old`);
    expect(owed(going, { status: now, comment: ` ${going.comment}\n` })).toBe(`${demand}: old`);
    expect(owed(going, { status: now, comment: 'Upphandlingen är överklagad.' })).toBe('nothing');
    expect(owed(anActivity({ comment: '' }), { status: now, comment: 'Överklagad.' })).toBe('nothing');
  });

  test('a moved date, until the activity is done', () => {
    const silent = anActivity({ comment: '', deadline: moved });
    expect(owed(silent, { status: status('ongoing'), comment: '' })).toBe('moved: empty');
    expect(owed(silent, { status: status('completed'), comment: '' })).toBe('nothing');
    expect(owed({ ...silent, comment: 'Väntar på regionen.' }, { ...silent, comment: 'Väntar på regionen.' })).toBe(
      'nothing',
    );
  });

  test('what goes as planned owes nothing', () => {
    for (const progress of ['not-started', 'ongoing', 'completed'] as const)
      expect(owed(anActivity({ comment: '' }), { status: status(progress), comment: '' })).toBe('nothing');
  });
});

describe('an old comment', () => {
  const deviating = anActivity({ status: status('ongoing', 'deviates'), comment: 'Upphandlingen är överklagad.' });

  test('explains what it explained before: "Oförändrat" is one press', () => {
    expect(owed(deviating, deviating)).toBe('nothing');
    expect(refusalOf('answer-unchanged', 'owner', deviating, bokslut())).toBeNull();
  });

  test('does not explain what is new: paused is not yet dropped', () => {
    const paused = { ...deviating, status: status('paused', 'deviates') };
    expect(owed(deviating, paused)).toBe('paused: old');
    expect(owed(paused, { ...paused, status: status('dropped') })).toBe('dropped: old');
    expect(owed(paused, { ...paused, status: status('paused') })).toBe('nothing');
  });

  test('that was never written keeps "Oförändrat" from being an answer', () => {
    const silent = { ...deviating, comment: '' };
    expect(refusalOf('answer-unchanged', 'owner', silent, bokslut())).toBe('comment-missing');
    expect(refusalOf('answer', 'owner', silent, bokslut())).toBeNull();
  });
});

test('nothing is written before the comment is there, and the person is told what to write', async () => {
  const writes: string[] = [];
  const store = new Proxy({} as PlanStore, {
    get: (_, name) => () => {
      writes.push(String(name));
      throw new Error('written');
    },
  });
  const act = { by: personWith(15, 'a@kommun.example'), at: '2022-12-16T08:14:00Z', via: 'command-line' } as const;
  const answer = { status: status('ongoing', 'deviates'), comment: going.comment };
  const refused = { kind: 'invalid', subject: 'Kommentar' };
  await expect(answerActivity(store, going, answer, bokslut(), act)).rejects.toMatchObject(refused);
  const silent = anActivity({ status: status('paused'), comment: '' });
  await expect(answerUnchanged(store, silent, bokslut(), act)).rejects.toMatchObject(refused);
  expect(writes).toEqual([]);

  const old = { demand: 'deviates', why: 'old' } as const;
  expect(missingCommentWords(old, 'sv')).toContain('varför aktiviteten avviker från planen');
  expect(missingCommentWords(old, 'en')).toContain('why the activity deviates');
  expect(missingCommentWords({ demand: 'dropped', why: 'empty' }, 'sv')).toBe(
    'Skriv en kommentar som säger varför aktiviteten utgår.',
  );
});
