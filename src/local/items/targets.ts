import type { Exchange } from '../odata/exchange.ts';
import type { Targets } from './item-values.ts';

/** What a request's values are checked with. */
export function targetsOf({ site }: Exchange): Targets {
  return {
    zone: site.regions.current.zone.name,
    personExists: (id) => site.principals.byId(id) !== undefined,
    itemExists: (listId, id) => {
      const target = site.lists.byId(listId);
      return target !== undefined && site.items.exists(target, id);
    },
  };
}
