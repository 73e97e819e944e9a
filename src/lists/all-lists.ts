import { activities } from './activities.ts';
import { boards } from './boards.ts';
import type { ListName, ListSpec } from './field.ts';
import { followUps } from './follow-ups.ts';
import { goals } from './goals.ts';
import { periods } from './periods.ts';
import { placements } from './placements.ts';
import { plans } from './plans.ts';
import { postponements } from './postponements.ts';
import { units } from './units.ts';

/** In the order they are made: a list comes after every other list its lookups point at. */
export const allLists: readonly ListSpec[] = [
  plans,
  boards,
  units,
  periods,
  goals,
  activities,
  placements,
  followUps,
  postponements,
];

const byName = new Map(allLists.map((list) => [list.name, list]));

export const listNamed = (name: ListName): ListSpec => byName.get(name)!;
