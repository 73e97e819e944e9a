import type { SPFI } from '@pnp/sp';
import { PlanError } from '../plan/plan-error.ts';
import type { Postponement } from '../plan/postponement.ts';
import { differingVersions } from './column-sides.ts';
import { idOrNull, type ListItem } from './columns.ts';
import { isGranted, postponementColumns } from './postponement-item.ts';
import type { References } from './references.ts';
import { upsert } from './write.ts';

/**
 * Keeps a postponement by its key. From when, to when, why and whose are one statement: a request is never written over
 * what is granted, nor over another person's request of the same. Granting replaces either. PlanError `conflict` has both.
 */
export const writePostponement = async (
  sp: SPFI,
  postponement: Omit<Postponement, 'version'>,
  references: References,
): Promise<ListItem> => {
  const { key, state, acted } = postponement;
  const columns = postponementColumns(postponement, references);
  const mayReplace = (standing: ListItem): void => {
    if (state !== 'requested') return;
    const granted = isGranted(standing);
    const by = idOrNull(standing, 'ActedBy');
    if (!granted && (by === null || by === acted.by.id)) return;
    const message = granted
      ? 'Det senare slutdatumet är redan beviljat. Läs om.'
      : 'Någon annan har redan begärt samma senare slutdatum. Läs om.';
    throw new PlanError('conflict', message, { subject: key, versions: differingVersions(standing, {}, columns) });
  };
  return await upsert(sp, 'Postponements', key, columns, { mayReplace });
};
