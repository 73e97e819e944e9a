import { describe, expect, it } from 'vitest';
import { act } from '../sharepoint/site.ts';
import type { ContractSite } from './contract-site.ts';

const withoutVersion = <T extends { version: string }>(record: T): Omit<T, 'version'> => {
  const { version: _, ...rest } = record;
  return rest;
};

const keysOf = (all: readonly { readonly key: string }[]): ReadonlySet<string> => new Set(all.map(({ key }) => key));

/** What a plan says comes back from any PlanStore as it was written. */
export const writtenPlanContract = (opened: () => ContractSite): void => {
  describe('says what was written', () => {
    const read = async () => {
      const site = opened();
      const content = await site.stores.owner.read(site.plan.plan.key);
      return { site, content, written: site.plan, imported: act(site.people.planner, 'import') };
    };

    it('the plan with its own words for status, its period and its boards, also one without a name', async () => {
      const { site, content, written } = await read();
      expect(content.plan).toEqual(written.plan);
      expect(content.periods).toEqual([site.period]);
      const own = keysOf(written.boards);
      expect(content.boards.filter(({ key }) => own.has(key))).toEqual(written.boards);
      expect(content.unreadable).toEqual([]);
    });

    it('goals of 420 characters, their tree, their order, and signs that XML and OData have uses for', async () => {
      const { content, written } = await read();
      expect(content.goals).toEqual(written.goals);
    });

    it('activities whole: parts, boards, several occurrences, status, comment over several lines', async () => {
      const { content, written, imported } = await read();
      expect(content.activities.map(withoutVersion)).toEqual(
        written.activities.map((activity) => ({ ...activity, acted: imported })),
      );
      expect(content.activities.every(({ version }) => version !== '')).toBe(true);
    });

    it("a row's own values apart from what is the activity's, also where the own value is empty", async () => {
      const { content, written } = await read();
      expect(content.placements.map(withoutVersion)).toEqual(written.placements);
    });

    it('a postponement whose old date is unknown', async () => {
      const { content, written, imported } = await read();
      expect(content.postponements.map(withoutVersion)).toEqual(
        written.postponements.map((one) => ({ ...one, acted: imported })),
      );
    });
  });
};
