import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

/** A Teams app package as bytes, and the variables that nobody gave a value. */
export type AppPackage = { readonly zip: Uint8Array; readonly missing: readonly string[] };

/** What Teams takes: the manifest, its languages and its icons; our drawings stay at home. */
const packed = /\.(json|png)$/;

/**
 * Zips the folder `appPackage` with each `${{NAME}}` replaced by the variable of that name, as Microsoft's Agents
 * Toolkit does it. What has no value stays as it is, and is named in `missing`: Teams would refuse the package.
 */
export async function makeAppPackage(
  folder: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<AppPackage> {
  const missing = new Set<string>();
  const files: Record<string, Uint8Array> = {};
  for (const name of (await readdir(folder)).filter((file) => packed.test(file)).sort()) {
    const bytes = await readFile(join(folder, name));
    files[name] = name.endsWith('.json') ? strToU8(fillIn(bytes.toString('utf8'), variables, missing)) : bytes;
  }
  return { zip: zipSync(files), missing: [...missing].sort() };
}

function fillIn(text: string, variables: Readonly<Record<string, string | undefined>>, missing: Set<string>): string {
  return text.replaceAll(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = variables[name];
    if (value === undefined || value === '') {
      missing.add(name);
      return placeholder;
    }
    return JSON.stringify(value).slice(1, -1);
  });
}
