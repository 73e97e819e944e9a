import { answerItem, answerItemChanges } from './items/items.ts';
import { itemEntity } from './items/item-entity.ts';
import { listEntity } from './lists/list-entity.ts';
import type { Crossings } from './odata/exchange.ts';

/** Handed to every request where requests come in: the only file that sees both sides. */
export const crossings: Crossings = { answerItem, answerItemChanges, itemEntity, listEntity };
