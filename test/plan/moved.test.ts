import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isMoved, onOtherDays, postponedYear, printedDeadline } from '../../src/plan/deadline.ts';
import { readDeadline } from '../../src/plan/read-deadline.ts';
import { december, deadlineOn } from './an-activity.ts';

const written = (text: string) => readDeadline(text, 2022).deadline;
const setTo = (text: string, first: string, last: string) =>
  onOtherDays(written(text), { first: Temporal.PlainDate.from(first), last: Temporal.PlainDate.from(last) }, 2022);

describe('a deadline whose days somebody sets in the list', () => {
  it('is postponed no longer when it is set back into the plan’s year', () => {
    const back = setTo('Förskjuts till 2023*', '2022-11-01', '2022-11-30');
    expect(back).toMatchObject({ text: '30 november 2022*', moved: true, postponedTo: null });
    expect(postponedYear(back, 2022)).toBeNull();
  });

  it('is postponed when a moved one is set past it', () => {
    const past = setTo('Juni*', '2023-02-01', '2023-02-28');
    expect(past).toMatchObject({ text: '28 februari 2023*', moved: true, postponedTo: 2023 });
    expect(postponedYear(past, 2022)).toBe(2023);
  });

  it('is neither moved nor postponed where nobody has said that it is', () => {
    expect(setTo('Juni', '2023-02-01', '2023-02-28')).toMatchObject({ text: '28 februari 2023', moved: false });
    expect(postponedYear(setTo('Juni', '2023-02-01', '2023-02-28'), 2022)).toBeNull();
  });

  it('is moved and not postponed when it has no day any more', () => {
    expect(onOtherDays(written('Förskjuts till 2023*'), null, 2022)).toMatchObject({ moved: true, postponedTo: null });
  });
});

describe('moved is one thing', () => {
  it('that is marked, or follows from a later year', () => {
    expect(isMoved(december)).toBe(false);
    expect(isMoved(written('December*'))).toBe(true);
    expect(isMoved({ ...december, postponedTo: 2023 })).toBe(true);
  });

  it('and the asterisk says it: put where it is lacking, taken from where somebody typed it', () => {
    expect(printedDeadline(written('Förskjuts till hösten 2023'))).toBe('Förskjuts till hösten 2023*');
    expect(printedDeadline(written('December*'))).toBe('December*');
    expect(printedDeadline({ ...december, postponedTo: 2023 })).toBe('December*');
    expect(printedDeadline({ ...december, text: 'December *' })).toBe('December');
    expect(printedDeadline({ ...december, text: '', moved: true })).toBe('2022-12-31*');
  });

  it('also without days: the year it names, where that is later than the plan’s', () => {
    expect(postponedYear({ ...deadlineOn('Snart*'), postponedTo: 2023 }, 2022)).toBe(2023);
    expect(postponedYear(deadlineOn('Snart*'), 2022)).toBeNull();
  });
});
