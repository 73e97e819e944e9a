import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { movedToMonth } from '../../src/plan/postpone.ts';
import { readDeadline } from '../../src/plan/read-deadline.ts';

const month = (text: string) => movedToMonth(Temporal.PlainYearMonth.from(text), 2022);

describe('a moved deadline is written by the system', () => {
  test('within the year: the month and the asterisk, to its last day', () => {
    expect(JSON.stringify(month('2022-12'))).toBe(
      JSON.stringify({
        text: 'December*',
        occurrences: [{ first: '2022-12-01', last: '2022-12-31' }],
        moved: true,
        postponedTo: null,
      }),
    );
  });

  test('past the year: "Förskjuts till", the month, and the year it counts under', () => {
    expect(month('2023-02')).toMatchObject({ text: 'Förskjuts till februari 2023*', moved: true, postponedTo: 2023 });
    expect(String(month('2024-02').occurrences[0]?.last)).toBe('2024-02-29');
  });

  test.each(['2022-03', '2022-12', '2023-03', '2024-02'])(
    'is read back from the report as the same month: %s',
    (to) => {
      const deadline = month(to);
      expect(readDeadline(deadline.text, 2022)).toEqual({ deadline, understood: true });
    },
  );
});
