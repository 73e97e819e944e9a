import type { SPFI } from '@pnp/sp';
import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/webs/index.js';
import type { Act } from '../plan/person.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import type { PlannerStore } from '../plan/planner-store.ts';
import { actedColumns } from './acted-columns.ts';
import { folderOf, listOf } from './list-of.ts';
import { currentUser } from './people.ts';
import { asked, isLost, isNameTaken, toPlanError } from './sharepoint-error.ts';
import { writeAttempts } from './write.ts';

/** What SharePoint takes in the name of a file or folder (support.microsoft.com, "Restrictions and limitations"). */
const goodName = /^[^"*:<>?/\\|#%\s](?:[^"*:<>?/\\|#%]{0,118}[^"*:<>?/\\|#%\s.])?$/u;

const stepsOf = (path: string): readonly string[] => {
  const steps = path.split('/');
  if (steps.length < 2 || !steps.every((step) => goodName.test(step))) {
    throw new PlanError('invalid', 'Sökvägen i biblioteket Rapporter ska vara mapp/fil, med namn som SharePoint tar.', {
      subject: path,
    });
  }
  return steps;
};

const printOf = async (bytes: Uint8Array): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const isSameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Each of the folders above a file; those that are there are left. */
const makeFolders = async (sp: SPFI, steps: readonly string[]): Promise<void> => {
  let above = folderOf(sp, 'ReportFiles');
  for (const name of steps.slice(0, -1)) {
    try {
      await sp.web.getFolderByServerRelativePath(above).folders.addUsingPath(name);
    } catch (error) {
      if (!isNameTaken(error)) throw toPlanError(error, steps.join('/'));
    }
    above = `${above}/${name}`;
  }
};

interface StandingFile {
  readonly id: number;
  /** "" where the one who put it there did not come to write it down, or it was put there past us. */
  readonly print: string;
  readonly author: number;
}

/**
 * Files that are never changed. SharePoint may put a library's columns into a Word file as it comes in, so that what is
 * read back is not what was written: the fingerprint of what was written stands beside it, and tells whether it is the
 * same. Dying between the two leaves a file without one, which the same person's next try writes down, or over.
 */
export const reportFilesOn = (sp: SPFI): PlannerStore['files'] => {
  const addressOf = (path: string): string => `${folderOf(sp, 'ReportFiles')}/${stepsOf(path).join('/')}`;

  const read = async (path: string): Promise<Uint8Array> =>
    new Uint8Array(await asked(sp.web.getFileByServerRelativePath(addressOf(path)).getBuffer(), path));

  const standing = async (path: string): Promise<StandingFile> => {
    const item = await asked(
      sp.web.getFileByServerRelativePath(addressOf(path)).listItemAllFields.select('Id', 'Fingerprint', 'AuthorId')<{
        Id: number;
        Fingerprint: string | null;
        AuthorId: number;
      }>(),
      path,
    );
    return { id: item.Id, print: item.Fingerprint ?? '', author: item.AuthorId };
  };

  /** False: a file of the name is there. */
  const upload = async (path: string, bytes: Uint8Array, overwrite: boolean): Promise<boolean> => {
    const steps = stepsOf(path);
    const folder = addressOf(path).slice(0, -(steps.at(-1)!.length + 1));
    for (let attempt = 1; ; attempt += 1) {
      try {
        await sp.web
          .getFolderByServerRelativePath(folder)
          .files.addUsingPath(steps.at(-1)!, bytes as unknown as ArrayBuffer, { Overwrite: overwrite });
        return true;
      } catch (error) {
        if (isNameTaken(error)) return false;
        const failure = toPlanError(error, path);
        if (failure.kind === 'not-found' && attempt === 1) await makeFolders(sp, steps);
        // What may have arrived is found there the next time.
        else if (!isLost(error) || attempt >= writeAttempts) throw failure;
      }
    }
  };

  const writeDown = async (id: number, print: string, path: string, act: Act): Promise<void> => {
    const columns = { Fingerprint: print, ...actedColumns(act) };
    await asked(listOf(sp, 'ReportFiles').items.getById(id).update(columns), path);
  };

  const write = async (path: string, bytes: Uint8Array, act: Act): Promise<void> => {
    const print = await printOf(bytes);
    if (!(await upload(path, bytes, false))) {
      const there = await standing(path);
      if (there.print === print) return;
      if (there.print === '' && !isSameBytes(await read(path), bytes)) {
        const self = await asked(currentUser(sp), path);
        if (there.author !== self.Id) throw taken(path);
        await upload(path, bytes, true);
      } else if (there.print !== '') throw taken(path);
    }
    const { id } = await standing(path);
    await writeDown(id, print, path, act);
  };

  return {
    read: async (path) => {
      try {
        return await read(path);
      } catch (error) {
        if (!isPlanError(error, 'not-found')) throw error;
        throw new PlanError('not-found', 'Filen finns inte i biblioteket Rapporter.', { subject: path, cause: error });
      }
    },
    write,
  };
};

const taken = (path: string): PlanError =>
  new PlanError('conflict', 'Filen finns redan i biblioteket Rapporter och säger annat. Den ändras inte.', {
    subject: path,
  });
