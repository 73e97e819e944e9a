import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Check = ((data: unknown) => boolean) & { errors?: { instancePath: string; message?: string }[] | null };
type Ajv = new (options: object) => { compile(schema: unknown): Check };

const require = createRequire(import.meta.url);
const manifestPackage = dirname(require.resolve('@microsoft/app-manifest/package.json'));

/**
 * Checks data against one of Microsoft's schemas of the Teams app package, offline. The schemas are draft-04, which
 * needs the ajv that Microsoft's own package brings; they hold `\-` in patterns, which is no regular expression in
 * Unicode mode.
 *
 * @returns what is wrong, a line each; empty when nothing is.
 */
export function teamsSchemaErrors(
  version: string,
  schema: 'MicrosoftTeams' | 'MicrosoftTeams.Localization',
  data: unknown,
): string[] {
  const file = join(manifestPackage, 'build/json-schemas/teams', `v${version}`, `${schema}.schema.json`);
  const fromManifest = createRequire(join(manifestPackage, 'package.json'));
  const Draft4 = fromManifest('ajv-draft-04') as Ajv;
  const { default: addFormats } = fromManifest('ajv-formats') as { default: (ajv: unknown) => void };
  const ajv = new Draft4({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const check = ajv.compile(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
  if (check(data)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
