import { expect, test } from 'vitest';
import { boardOfReportKey, reportKey } from '../../src/plan/report-versions.ts';

test("a report's key names its board, whatever the board is called", () => {
  const boards = ['BiN', 'Vård|omsorg', 'alla', '%61lla', '100%', '%7C', null];
  const keys = boards.map((boardKey) => reportKey({ periodKey: 'p|1', boardKey }, 2));
  expect(new Set(keys).size).toBe(boards.length);
  expect(keys.map(boardOfReportKey)).toEqual(boards);
  expect(boardOfReportKey('p|1|rapport|BiN|2')).toBe('BiN');
});
