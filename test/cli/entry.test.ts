import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const entry = fileURLToPath(new URL('../../src/cli/entry.mjs', import.meta.url));

/** Runs the entry file as npm's scripts do; `version` pretends that this is another Node. */
function run(argv: readonly string[], version?: string) {
  const pretend = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`;
  const preload = version === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
  return spawnSync(process.execPath, [...preload, entry, ...argv], { encoding: 'utf8' });
}

describe('the entry file', () => {
  test.each(['18.20.8', '20.20.2', '22.22.1'])('refuses Node %s and names the cure', (version) => {
    const { status, stderr, stdout } = run(['--help'], version);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`detta är ${version}`);
    expect(stderr).toContain('npm ci');
  });

  test('says nothing about what Node calls experimental', () => {
    const { status, stdout, stderr } = run(['differences', '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('uppfoljning differences --site URL --plan NAMN');
  });
});

describe('a refusal', () => {
  test('exits 1 and says what to do: nobody answers on this machine', () => {
    const { status, stderr } = run(['differences', '--site', 'http://127.0.0.1:9/sites/a', '--plan', 'P']);
    expect(status).toBe(1);
    expect(stderr).toBe('http://127.0.0.1:9: Ingen svarar där. Starta med "npm start" eller "uppfoljning tenant".\n');
  });

  test('exits 1 and names what a site in the cloud needs', () => {
    const { status, stderr } = run(['provision', '--site', 'https://kommun.example/sites/a']);
    expect(status).toBe(1);
    expect(stderr).toContain('UPPFOLJNING_TENANT_ID, UPPFOLJNING_CLIENT_ID, UPPFOLJNING_CERTIFICATE');
    expect(stderr).not.toContain('at ');
  });

  test('with --json is one object on standard output', () => {
    const { status, stdout } = run(['differences', '--json', '--site', 'http://127.0.0.1:9/sites/a', '--plan', 'P']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { kind: 'unavailable' } });
  });
});
