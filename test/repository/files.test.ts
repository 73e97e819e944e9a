import { describe, expect, test } from 'vitest';
import { swallowedErrors } from './error-rules.ts';
import {
  clockComplaints,
  lineCount,
  longestMedian,
  median,
  nameComplaints,
  shapeComplaints,
  unfinishedComplaints,
} from './file-rules.ts';
import { filesBelow, modulesBelow, parseModule } from './modules.ts';

const sources = modulesBelow('src');
const tests = modulesBelow('test');

/** These are handed a clock by their host. */
const withoutClock = /^src\/(plan|lists|cards|report|import|sharepoint|ui)\//;

describe('the files', () => {
  test('were really read', () => {
    expect(sources.length).toBeGreaterThan(250);
    expect(tests.length).toBeGreaterThan(50);
  });

  test('are named by what is in them', () => {
    expect([...filesBelow('src'), ...filesBelow('test')].flatMap(nameComplaints)).toEqual([]);
  });

  test('are short, one idea each, and imported from where they are', () => {
    expect([...sources, ...tests].flatMap(shapeComplaints)).toEqual([]);
    expect(median(sources.map(({ text }) => lineCount(text)))).toBeLessThanOrEqual(longestMedian);
  });

  test('leave nothing undone and nothing switched off', () => {
    expect([...sources, ...tests].flatMap(unfinishedComplaints)).toEqual([]);
  });

  test('swallow no error', () => {
    expect([...sources, ...tests].flatMap(swallowedErrors)).toEqual([]);
  });

  test('are handed the clock below the hosts', () => {
    expect(sources.filter(({ path }) => withoutClock.test(path)).flatMap(clockComplaints)).toEqual([]);
  });
});

describe('a bad name is named', () => {
  test.each([
    'src/plan/Status.ts',
    'src/plan/workingDays.ts',
    'src/plan/working_days.ts',
    'src/plan/utils.ts',
    'src/bot/date-helper.ts',
    'src/bot/plan-service.ts',
    'src/tab/list-manager.tsx',
  ])('%s', (path) => {
    expect(nameComplaints(path)).toHaveLength(1);
  });

  test.each(['src/plan/plan.ts', 'src/bot/service-log.ts', 'test/tsconfig.json'])('but not %s', (path) => {
    expect(nameComplaints(path)).toEqual([]);
  });
});

describe('a bad file is named with its place', () => {
  const at = 'src/plan/sample.ts';
  test.each([
    [shapeComplaints, 'void 0;\n'.repeat(401), /has 401 lines/],
    [shapeComplaints, "export { a } from './a.ts';\nexport { b } from './b.ts';", /is a barrel/],
    [shapeComplaints, "import './a.ts';\nexport * from './b.ts';\nexport const c = 1;", /:2 passes on a whole module/],
    [shapeComplaints, 'const a = 1;\nexport default a;', /:2 exports a default/],
    [unfinishedComplaints, '\n// TODO: later', /:2 leaves something/],
    [unfinishedComplaints, '/* FIXME */', /:1 leaves something/],
    [unfinishedComplaints, "test.skip('a', () => 1);", /:1 has test\.skip/],
    [unfinishedComplaints, "describe.only('a', () => 1);", /:1 has describe\.only/],
    [unfinishedComplaints, "it.todo('a');", /:1 has it\.todo/],
    [unfinishedComplaints, "test.each([1]).skip('a', () => 1);", /\.skip/],
    [unfinishedComplaints, '// oxlint-disable-next-line no-empty', /:1 switches a rule off/],
    [unfinishedComplaints, '// @ts-expect-error', /:1 switches a rule off/],
    [swallowedErrors, 'try { a(); } catch {}', /:1 swallows/],
    [swallowedErrors, 'try { a(); } catch (error) {\n /* well */ }', /:1 swallows/],
    [swallowedErrors, 'function f() { try { a(); } catch { return null; } }', /:1 swallows/],
    [swallowedErrors, 'function f() { try { a(); } catch { return; } }', /:1 swallows/],
    [swallowedErrors, 'function f() { try { a(); } catch (error) { return {}; } }', /:1 swallows/],
    [swallowedErrors, 'function f() { try { a(); } catch (error) { return []; } }', /:1 swallows/],
    [swallowedErrors, '\nawait a().catch(() => null);', /:2 swallows/],
    [swallowedErrors, 'await a().catch(() => {});', /:1 swallows/],
    [swallowedErrors, 'await a().catch(() => ({}));', /:1 swallows/],
    [swallowedErrors, 'await a().catch(function () { return undefined; });', /:1 swallows/],
    [clockComplaints, 'const now = new Date();', /:1 asks new Date/],
    [clockComplaints, 'const now = Date.now();', /:1 asks Date.now/],
    [clockComplaints, 'const now = Temporal.Now.instant();', /:1 asks Temporal.Now/],
  ])('%o: %s', (rule, text, complaint) => {
    const complaints = rule(parseModule(at, text));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(complaint);
  });

  test.each([
    [swallowedErrors, 'try { a(); } catch (error) { throw new PlanError("invalid", "a", { cause: error }); }'],
    [swallowedErrors, 'a().catch((error) => report(error));'],
    [
      swallowedErrors,
      'function f() { try { a(); } catch (error) { if (!isPlanError(error)) throw error; return null; } }',
    ],
    [clockComplaints, 'const day = new Date(text);'],
    [unfinishedComplaints, '// oxlint-disable-next-line no-empty -- the parser of the vendor writes here'],
    [shapeComplaints, "import { a } from './a.ts';\nexport const b = a;"],
    [shapeComplaints, "export { teamsDarkTheme } from '@fluentui/react-components';"],
  ])('and a good one is not: %o: %s', (rule, text) => {
    expect(rule(parseModule(at, text))).toEqual([]);
  });
});
