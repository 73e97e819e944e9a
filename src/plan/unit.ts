import type { Person } from './person.ts';

/** Avdelning or enhet: who has the commitment, and the manager who looks after it. */
export interface Unit {
  readonly key: string;
  readonly name: string;
  readonly manager: Person | null;
}
