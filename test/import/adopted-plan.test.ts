import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  adoptedFrom,
  fingerprintOf,
  latestOf,
  readAdopted,
  sinceAdopted,
  versionOf,
  writeAdopted,
} from '../../src/plan/adopted-plan.ts';
import type { Continuation } from '../../src/plan/continuation.ts';
import { comparedVersions } from '../../src/plan/open-period.ts';
import type { PlanVersion } from '../../src/plan/plan-version.ts';
import { readDeadline } from '../../src/plan/read-deadline.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { standingVersions } from '../../src/report/adopted-plan.ts';
import { linkoping, planOf, somebody } from './reworded-plan.ts';

const plan = await planOf(linkoping);
const [bin, bou] = [adoptedFrom(plan, 'BiN'), adoptedFrom(plan, 'BoU')];
const decision = {
  planKey: 'p',
  year: 2022,
  boardKey: 'BiN',
  adoptedOn: Temporal.PlainDate.from('2021-10-14'),
  paragraph: '§ 112',
  reference: 'UBN 2021-412',
};
const kept = (version: Omit<PlanVersion, 'acted'>): PlanVersion => ({ ...version, acted: somebody });
const nothing = { added: [], dropped: [], moved: [], reworded: [], merged: [], split: [], transferred: [] };

describe('what a board adopts', () => {
  it('is its own activities, those of both boards included', () => {
    const all = new Set([...bin, ...bou].map(({ key }) => key));
    const both = bin.filter(({ key }) => bou.some((one) => one.key === key));
    expect(all.size).toBe(93);
    expect(bin.length + bou.length - both.length).toBe(93);
    expect(bin.every(({ boards, goalKeys }) => boards.includes('BiN') && goalKeys.length > 0)).toBe(true);
  });

  it('is kept as data that reads back the same, to the day', () => {
    const text = writeAdopted(bin);
    expect(readAdopted(text, { contentPath: 'x', fingerprint: fingerprintOf(bin) })).toEqual(bin);
  });

  it.each([
    ['another wording', (text: string) => text.replace('December', 'November')],
    ['no plan', () => '{"a": 1}'],
    ['half of it', (text: string) => text.slice(0, 200)],
  ])('is refused when the file holds %s', (_, change) => {
    const changed = change(writeAdopted(bin));
    const version = { contentPath: '2022/BiN/x.json', fingerprint: fingerprintOf(bin) };
    expect(() => readAdopted(changed, version)).toThrow(/Filen är/);
  });
});

describe('a version', () => {
  const first = kept(versionOf(decision, bin, []));

  it('is the board’s first, then its next; another board counts for itself', () => {
    expect(first).toMatchObject({ key: 'p|BiN|1', number: 1, fingerprint: fingerprintOf(bin) });
    const revised = kept(versionOf({ ...decision, paragraph: '§ 20' }, bin.slice(1), [first]));
    expect(revised.number).toBe(2);
    expect(versionOf({ ...decision, boardKey: 'BoU' }, bou, [first, revised]).number).toBe(1);
    expect(latestOf([first, revised], 'BiN')).toBe(revised);
    expect(latestOf([first, revised], 'BoU')).toBeUndefined();
  });

  it('is the latest by the day of its decision, in whatever order the minutes are entered', () => {
    const revised = kept(versionOf({ ...decision, adoptedOn: Temporal.PlainDate.from('2022-03-10') }, bin, []));
    const entered = kept(versionOf(decision, bin.slice(1), [revised]));
    expect([revised.number, entered.number]).toEqual([1, 2]);
    for (const versions of [
      [revised, entered],
      [entered, revised],
    ]) {
      expect(latestOf(versions, 'BiN')).toBe(revised);
      expect(comparedVersions(versions, { perDatum: Temporal.PlainDate.from('2022-08-31') })).toEqual([revised]);
      expect(comparedVersions(versions, { perDatum: Temporal.PlainDate.from('2022-01-31') })).toEqual([entered]);
      const withActivities = versions.map((version) => ({ version, activities: bin }));
      expect(standingVersions(withActivities, null).map(({ version }) => version)).toEqual([revised]);
    }
    const sameDay = kept(versionOf({ ...decision, paragraph: '§ 113' }, bin, [entered]));
    expect(latestOf([sameDay, entered], 'BiN')).toBe(sameDay);
  });

  it('told twice is the same, and told otherwise is refused', () => {
    expect(versionOf(decision, bin, [first])).toBe(first);
    expect(() => versionOf(decision, bin.slice(1), [first])).toThrow('ändras inte');
    expect(() => versionOf({ ...decision, reference: 'UBN 2021-1' }, bin, [first])).toThrow('ändras inte');
  });
});

describe('since it was adopted', () => {
  const [one, two, three, four] = bin;
  const changed = (key: string, change: Partial<(typeof plan.activities)[number]>) => ({
    activities: plan.activities.map((activity) => (activity.key === key ? { ...activity, ...change } : activity)),
  });

  it('nothing has changed where nothing has', () => {
    expect(sinceAdopted(bin, 'BiN', plan)).toEqual(nothing);
    expect(sinceAdopted(bou, 'BoU', plan)).toEqual(nothing);
  });

  it('an activity of another board is nothing to this one', () => {
    const onlyBoU = bou.find(({ boards }) => !boards.includes('BiN'))!;
    const dropped = changed(onlyBoU.key, { status: statusOf('dropped', defaultStatusWords) });
    expect(sinceAdopted(bin, 'BiN', dropped)).toEqual(nothing);
    expect(sinceAdopted(bou, 'BoU', dropped)).toEqual({ ...nothing, dropped: [onlyBoU.key] });
  });

  it('counts what came, what was dropped and what is gone from the lists', () => {
    expect(sinceAdopted(bin.slice(1), 'BiN', plan)).toEqual({ ...nothing, added: [one!.key] });
    const without = { activities: plan.activities.filter(({ key }) => key !== one!.key) };
    expect(sinceAdopted(bin, 'BiN', without)).toEqual({ ...nothing, dropped: [one!.key] });
  });

  it('counts a deadline on another day or with an asterisk, and no other spelling of the same', () => {
    const later = readDeadline('Förskjuts till 2023*', 2022).deadline;
    expect(sinceAdopted(bin, 'BiN', changed(one!.key, { deadline: later })).moved).toEqual([
      { key: one!.key, from: one!.deadline, to: later },
    ]);
    const marked = { ...one!.deadline, text: `${one!.deadline.text}*`, moved: true };
    expect(sinceAdopted(bin, 'BiN', changed(one!.key, { deadline: marked })).moved).toHaveLength(1);
    const spelt = { ...one!.deadline, text: 'dec' };
    expect(sinceAdopted(bin, 'BiN', changed(one!.key, { deadline: spelt }))).toEqual(nothing);
  });

  it('counts another wording, and no other punctuation', () => {
    expect(sinceAdopted(bin, 'BiN', changed(two!.key, { title: `${two!.title}!` }))).toEqual(nothing);
    expect(sinceAdopted(bin, 'BiN', changed(two!.key, { title: 'Annat' })).reworded).toEqual([
      { key: two!.key, from: two!.title, to: 'Annat' },
    ]);
  });

  it('tells what was merged or split or left the board from what was dropped or came', () => {
    const record = (kind: Continuation['kind'], fromKey: string, toKey: string): Continuation => ({
      key: `${fromKey}|${toKey}`,
      planKey: 'p',
      fromKey,
      toKey,
      kind,
      on: null,
      reason: '',
      acted: somebody,
    });
    const dropped = statusOf('dropped', defaultStatusWords);
    const activities = plan.activities.map((activity) => {
      if (activity.key === one!.key || activity.key === two!.key) return { ...activity, status: dropped };
      return activity.key === four!.key ? { ...activity, boards: ['BoU'] } : activity;
    });
    const parts = ['ny-1', 'ny-2'].map((key) => ({ ...plan.activities[0]!, key, boards: ['BiN'] }));
    const continuations = [
      record('merged', one!.key, three!.key),
      ...parts.map(({ key }) => record('split', two!.key, key)),
    ];
    expect(sinceAdopted(bin, 'BiN', { activities: [...activities, ...parts] }, continuations)).toEqual({
      ...nothing,
      merged: [{ key: one!.key, into: [three!.key] }],
      split: [{ key: two!.key, into: ['ny-1', 'ny-2'] }],
      transferred: [four!.key],
    });
  });
});
