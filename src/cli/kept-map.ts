import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { nothingSaid, readColumnMap, writeColumnMap, type DocumentMap } from '../import/column-map.ts';
import { columnNames } from '../import/column-words.ts';
import { NoPlanTable } from '../import/no-plan-table.ts';
import type { DraftColumn } from '../plan/draft-plan.ts';
import { PlanError } from '../plan/plan-error.ts';
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

const unreadTables = (error: unknown): NoPlanTable | null => {
  if (error instanceof NoPlanTable) return error;
  return error instanceof Error && error.cause instanceof NoPlanTable ? error.cause : null;
};

/**
 * Where no table is understood as the plan's, the way on is told: the heads are written in a map that does not exist yet,
 * with the kinds there are, for a person to say what each is.
 * @throws PlanError as `read` does; of such a document with that way on.
 */
export async function orMapToFill<Read>(path: string | undefined, read: () => Promise<Read>): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    const heads = unreadTables(error)?.heads ?? [];
    if (!(error instanceof PlanError) || heads.length === 0) throw error;
    const message = `${error.message} ${await wayOn(path, heads)}`;
    throw new PlanError('invalid', message, { ...(error.subject && { subject: error.subject }), cause: error });
  }
}

async function wayOn(path: string | undefined, heads: NoPlanTable['heads']): Promise<string> {
  if (path === undefined) {
    return 'Är en av dem planens: kör igen med --map FIL, ett nytt filnamn. Rubrikerna skrivs i filen, och där säger du vad de betyder.';
  }
  if (existsSync(path)) return `Ingen av rubrikerna är activity i ${path}: rätta den och kör igen.`;
  const columns = Object.fromEntries(heads.map(({ head, kind }) => [head, kind]));
  await writeFile(path, `${JSON.stringify({ columns, kinds: columnNames }, null, 2)}\n`);
  return `Rubrikerna är skrivna i ${path}: säg där vilken som är activity och vad de andra är (sorterna står under kinds), och kör igen.`;
}
