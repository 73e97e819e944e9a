import type { SPFI } from '@pnp/sp';
import { PlanError } from '../plan/plan-error.ts';
import type { Postponement } from '../plan/postponement.ts';
import { idOrNull, type ListItem } from './columns.ts';
import { isGranted, postponementColumns, postponementIn } from './postponement-item.ts';
import type { References } from './references.ts';
import { standingVersions, type ReadItem } from './standing-versions.ts';
import { upsert } from './write.ts';

/**
 * Keeps a postponement by its key. From when, to when, why and whose are one statement: a request is never written over
 * what is granted, nor over another person's request of the same; what a planner has decided is not decided anew.
 * Granting at once replaces a request. PlanError `conflict` has both.
 */
export const writePostponement = async (
  sp: SPFI,
  postponement: Omit<Postponement, 'version'>,
  references: References,
  read: ReadItem,
): Promise<ListItem> => {
  const { key, state, acted, decision } = postponement;
  const columns = postponementColumns(postponement, references);
  const mayReplace = async (standing: ListItem): Promise<void> => {
    const granted = isGranted(standing);
    const isDecided = decision !== undefined && idOrNull(standing, 'DecidedBy') !== null;
    if (state !== 'requested' && !isDecided) return;
    const by = idOrNull(standing, 'ActedBy');
    if (!granted && !isDecided && (by === null || by === acted.by.id)) return;
    const message = isDecided
      ? 'Begäran är redan avgjord. Läs om.'
      : granted
        ? 'Det senare slutdatumet är redan beviljat. Läs om.'
        : 'Någon annan har redan begärt samma senare slutdatum. Läs om.';
    const versions = await standingVersions(read, {
      parse: postponementIn,
      fields: ['from', 'to', 'cause', 'reason', 'state'],
      actOf: (other) => other.acted,
      mine: postponement,
      standing,
    });
    throw new PlanError('conflict', message, { subject: key, ...versions });
  };
  return await upsert(sp, 'Postponements', key, columns, { mayReplace });
};
