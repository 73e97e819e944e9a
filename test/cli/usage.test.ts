import { describe, expect, test } from 'vitest';
import { run } from '../support/run-command.ts';

describe('wrong usage', () => {
  test.each([
    [[], 'uppfoljning KOMMANDO …'],
    [['nonsense'], '"nonsense" är inget kommando.'],
    [['provision'], '--site saknas.'],
    [['provision', '--site', 'utbildning'], '--site ska vara webbplatsens adress'],
    [['provision', '--site', 'http://127.0.0.1:9', '--force'], '--force är inget val här.'],
    [['provision', '--site'], '--site behöver ett värde.'],
    [['provision', '--site', 'http://127.0.0.1:9', 'mer'], '"mer" är ett argument för mycket.'],
    [['provision', '--site', 'https://kommun.example/sites/a', '--as', 'planner'], '--as går bara'],
    [['import'], 'FIL saknas.'],
    [['import', 'plan.docx'], '--site'],
    [['import', 'plan.docx', '--site', 'http://127.0.0.1:9'], '--plan saknas.'],
    [['assign', 'a.csv', '--site', 'http://127.0.0.1:9'], '--plan saknas.'],
    [['assign', '--site', 'http://127.0.0.1:9', '--plan', 'P'], 'FIL.csv saknas.'],
    [['differences', '--plan', 'P'], '--site saknas.'],
    [['postpone', 'SIP', '--to', 'mars'], '--to ska vara en månad, som 2022-11.'],
    [['postpone', 'SIP', '--to', '2023-03', '--cause', 'Semester'], '--cause ska vara en av: Väntar på någon annan'],
    [['postpone', 'SIP', '--to', '2023-03', '--cause', 'Upphandling'], '--reason saknas.'],
    [['tenant', '--port', 'many', '--data', 'x'], '--port ska vara ett tal'],
    [['tenant', '--port', '1'], '--data saknas.'],
  ])('%j exits 2 with a message, and writes nothing on standard output', async (argv, message) => {
    const { code, out, err } = await run(...argv);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test('of an unknown command, with --json, is one object on standard output too', async () => {
    const { code, out } = await run('importera', '--json');
    expect({ code, json: JSON.parse(out) as unknown }).toEqual({
      code: 2,
      json: { error: { kind: 'usage', message: '"importera" är inget kommando.' } },
    });
  });

  test('with --json is one object on standard output', async () => {
    const { code, out } = await run('differences', '--json');
    expect({ code, json: JSON.parse(out) as unknown }).toEqual({
      code: 2,
      json: { error: { kind: 'usage', message: '--site saknas.' } },
    });
  });
});
