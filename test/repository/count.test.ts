import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from './modules.ts';

type File = { status: string; name: string; message: string; assertionResults: { status: string }[] };

const folder = mkdtempSync(join(tmpdir(), 'uppfoljning-count-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (status: string, ...results: string[]): File => ({
  status,
  name: '/work/a.test.ts',
  message: 'broke',
  assertionResults: results.map((result) => ({ status: result })),
});

/** What `.ci/run` ends with, for a report of Vitest's, the outcome of the checks and the exit code of the tests. */
function count(files: File[] | undefined, checkFailed = '0', testExit = '0') {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  if (files !== undefined) writeFileSync(report, JSON.stringify({ testResults: files }));
  const script = join(root, '.ci/count.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, report, checkFailed, testExit], { encoding: 'utf8' });
  return { status, last: stdout.trimEnd().split('\n').at(-1) };
}

describe('what .ci/run ends with', () => {
  test('counts what passed', () => {
    expect(count([file('passed', 'passed', 'passed'), file('passed', 'passed')])).toEqual({
      status: 0,
      last: '3 passed, 0 failed',
    });
  });

  test('counts what failed', () => {
    expect(count([file('failed', 'passed', 'failed')], '0', '1')).toEqual({ status: 1, last: '1 passed, 1 failed' });
  });

  test('counts a file that could not be loaded, which has no tests to fail', () => {
    expect(count([file('passed', 'passed'), file('failed')], '0', '1').last).toBe('1 passed, 1 failed');
  });

  test('counts checks that did not hold', () => {
    expect(count([file('passed', 'passed')], '1')).toEqual({ status: 1, last: '1 passed, 1 failed' });
  });

  test('counts an error outside any test', () => {
    expect(count([file('passed', 'passed')], '0', '1')).toEqual({ status: 1, last: '1 passed, 1 failed' });
  });

  test('counts the web part’s own run with the others, and notices when it did not take place', () => {
    const report = join(folder, 'all.json');
    writeFileSync(report, JSON.stringify({ testResults: [file('passed', 'passed', 'passed')] }));
    const script = join(root, '.ci/count.mjs');
    const last = (...argv: string[]) =>
      spawnSync(process.execPath, [script, ...argv], { encoding: 'utf8' })
        .stdout.trimEnd()
        .split('\n')
        .at(-1);
    expect(last(report, '0', '0', report, '0', '0')).toBe('4 passed, 0 failed');
    expect(last(report, '0', '0', join(folder, 'none.json'), '0', '1')).toBe('2 passed, 1 failed');
  });

  test('does not pass when nothing ran', () => {
    expect(count([])).toEqual({ status: 1, last: '0 passed, 1 failed' });
    expect(count(undefined)).toEqual({ status: 1, last: '0 passed, 1 failed' });
  });
});
