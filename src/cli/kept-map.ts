import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { readColumnMap, writeColumnMap } from '../import/column-map.ts';
import type { ColumnMap } from '../import/column-head.ts';
import type { DraftColumn } from '../plan/draft-plan.ts';
import { readGivenFile } from './given-file.ts';

/** What `--map` names: the columns as a person has corrected them; undefined where there is no such file yet. */
export async function keptMap(path: string | undefined): Promise<ColumnMap | undefined> {
  if (path === undefined || !existsSync(path)) return undefined;
  return readColumnMap(path, new TextDecoder().decode(await readGivenFile(path)));
}

/** Keeps the columns as they were read, for the next import; what somebody has corrected is left alone. */
export async function keepMap(path: string | undefined, columns: readonly DraftColumn[]): Promise<void> {
  if (path !== undefined && !existsSync(path)) await writeFile(path, writeColumnMap(columns));
}
