import { describe, expect, test } from 'vitest';
import { progressesFor, refusalOf, roleOf, type Action, type Role } from '../../src/plan/permissions.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { anActivity, bokslut, personWith } from './an-activity.ts';

const owner = personWith(15, 'samordnare.elevhalsa@kommun.example');
const coOwner = personWith(16, 'utvecklare.grundskola@kommun.example');
const manager = personWith(12, 'chef.grundskola@kommun.example');
const stranger = personWith(99, 'samordnare.elevhalsa@annan.example');
const units = [{ key: 'elevhalsa', name: 'Elevhälsa', manager }];
const activity = anActivity({ owner, coOwners: [coOwner] });

describe('what a person is to an activity', () => {
  test.each([
    ['its owner', owner, false, 'owner'],
    ['its co-owner', coOwner, false, 'owner'],
    ["its unit's manager", manager, false, 'manager'],
    ['somebody of the same name elsewhere', stranger, false, 'reader'],
    ['a planner who owns it', owner, true, 'planner'],
  ] as const)('%s', (_who, person, isPlanner, role) => {
    expect(roleOf({ person, isPlanner }, activity, units)).toBe(role);
  });

  test('a manager of another unit is a reader, and so is everybody of an activity without a unit', () => {
    expect(roleOf({ person: manager, isPlanner: false }, { ...activity, unitKey: 'gymnasium' }, units)).toBe('reader');
    expect(roleOf({ person: manager, isPlanner: false }, { ...activity, unitKey: null }, units)).toBe('reader');
  });
});

describe('what a status and a role permit', () => {
  const refusal = (action: Action, role: Role, progress: 'ongoing' | 'completed' | 'dropped' = 'ongoing') =>
    refusalOf(action, role, anActivity({ status: statusOf(progress, defaultStatusWords) }), bokslut('open'));

  test.each(['answer', 'answer-unchanged', 'change', 'request-later-date'] as const)(
    'owner, manager and planner may %s; a reader may not',
    (action) => {
      expect(['planner', 'manager', 'owner'].map((role) => refusal(action, role as Role))).toEqual([null, null, null]);
      expect(refusal(action, 'reader')).toBe('not-yours');
    },
  );

  test.each(['grant-later-date', 'assign'] as const)('only a planner may %s', (action) => {
    expect(refusal(action, 'planner')).toBeNull();
    expect((['manager', 'owner', 'reader'] as const).map((role) => refusal(action, role))).toEqual([
      'planner-only',
      'planner-only',
      'planner-only',
    ]);
  });

  test('what is done or dropped has no later date', () => {
    expect(refusal('request-later-date', 'owner', 'completed')).toBe('finished');
    expect(refusal('grant-later-date', 'planner', 'dropped')).toBe('finished');
  });

  test('"Oförändrat" needs an open period and something that stands', () => {
    expect(refusalOf('answer-unchanged', 'owner', activity, bokslut('closed'))).toBe('no-open-period');
    expect(refusalOf('answer-unchanged', 'owner', activity, null)).toBe('no-open-period');
    const unstated = anActivity({ status: { text: '', progress: null, deviation: null } });
    expect(refusalOf('answer-unchanged', 'owner', unstated, bokslut('open'))).toBe('status-unstated');
  });
});

describe('what may be said of how far the work has come', () => {
  test.each([
    ['planner', true],
    ['manager', false],
    ['owner', false],
    ['reader', false],
  ] as const)('that an activity is dropped (Utgår), by a %s: %s', (role, may) => {
    expect(progressesFor(role).includes('dropped')).toBe(may);
  });

  test.each(['planner', 'manager', 'owner'] as const)('everything else, by a %s', (role) => {
    expect(progressesFor(role)).toEqual(expect.arrayContaining(['not-started', 'ongoing', 'paused', 'completed']));
  });
});
