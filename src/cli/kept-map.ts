import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { nothingSaid, readColumnMap, writeColumnMap, type DocumentMap } from '../import/column-map.ts';
import type { DraftColumn } from '../plan/draft-plan.ts';
import { WrongUsage } from './command.ts';
import { readGivenFile } from './given-file.ts';

/** What `--map` names: the columns as a person has corrected them; nothing is said where there is no such file yet. */
export async function keptMap(path: string | undefined): Promise<DocumentMap> {
  if (path === undefined || !existsSync(path)) return nothingSaid;
  return readColumnMap(path, new TextDecoder().decode(await readGivenFile(path)));
}

/** The year that `--year` gives holds before the map's. @throws WrongUsage where it is none. */
export function withYear(map: DocumentMap, year: string | undefined): DocumentMap {
  if (year === undefined) return map;
  if (!/^(?:19|20)\d\d$/.test(year)) throw new WrongUsage('--year ska vara ett år, som 2024.');
  return { ...map, year: Number(year) };
}

/** Keeps the columns as they were read, for the next import; what somebody has corrected is left alone. */
export async function keepMap(path: string | undefined, columns: readonly DraftColumn[]): Promise<void> {
  if (path !== undefined && !existsSync(path)) await writeFile(path, writeColumnMap(columns));
}
