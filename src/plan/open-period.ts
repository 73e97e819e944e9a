import { Temporal } from 'temporal-polyfill';
import { latestOf } from './adopted-plan.ts';
import { laterOpened } from './close-period.ts';
import type { Period } from './period.ts';
import type { Act } from './person.ts';
import { PlanError } from './plan-error.ts';
import type { PlanVersion } from './plan-version.ts';
import type { PlannerStore } from './planner-store.ts';

/** The version that each board had adopted by the day a period describes: what its report compares with. */
export const comparedVersions = (
  versions: readonly PlanVersion[],
  { perDatum }: Pick<Period, 'perDatum'>,
): readonly PlanVersion[] => {
  const adopted = versions.filter(({ adoptedOn }) => Temporal.PlainDate.compare(adoptedOn, perDatum) <= 0);
  return [...new Set(adopted.map(({ boardKey }) => boardKey))].flatMap((key) => latestOf(adopted, key) ?? []);
};

/**
 * Opens a period for answers; several may be open at once. It then names the adopted versions that its report compares
 * with. Open already, it is left as it is. A closed one is opened again only where that is said (`again`): what nobody
 * answered can be answered then, and what was answered stands. Said of any, the versions are looked up anew, so that a
 * board whose decision was entered since is compared with too.
 *
 * @throws PlanError `not-found`, `invalid` for a closed one, and as `PlannerStore`.
 */
export const openForAnswers = async (
  store: PlannerStore,
  planKey: string,
  key: string,
  act: Act,
  { again = false }: { readonly again?: boolean } = {},
): Promise<Period> => {
  const periods = await store.all('periods', planKey);
  const standing = periods.find(({ record }) => record.key === key);
  if (standing === undefined) throw new PlanError('not-found', 'Uppföljningstillfället finns inte.', { subject: key });
  const { record: period } = standing;
  if (period.state === 'open' && !again) return period;
  if (period.state === 'closed' && !again) {
    throw new PlanError('invalid', 'Det är stängt. Säg till om det ska öppnas igen.', { subject: period.name });
  }
  if (
    period.state === 'closed' &&
    laterOpened(
      period,
      periods.map(({ record }) => record),
    ) !== null
  ) {
    throw new PlanError('invalid', 'Ett senare tillfälle har öppnats, så det öppnas inte igen.', {
      subject: period.name,
    });
  }
  const versions = (await store.all('planVersions', planKey)).map(({ record }) => record);
  const { reviewedOn, comparesWith: known, ...rest } = period;
  // What may be answered anew is reviewed anew.
  const review = period.state === 'open' && reviewedOn !== undefined ? { reviewedOn } : {};
  const found = comparedVersions(versions, period).map((version) => version.key);
  const comparesWith = again ? found : (known ?? found);
  const opened: Period = { ...rest, ...review, state: 'open', ...(comparesWith.length === 0 ? {} : { comparesWith }) };
  return (await store.change('periods', standing, opened, act)).record;
};
