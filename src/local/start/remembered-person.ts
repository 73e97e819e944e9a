import type { StartPerson, StartState } from '../start-state.ts';

const key = 'uppfoljning.as';

/** Who was chosen last in this browser. */
export const rememberedPerson = (): string | null => window.localStorage.getItem(key);

export const rememberPerson = (as: string): void => window.localStorage.setItem(key, as);

type People = Pick<StartState, 'people'>;

/** The person with this short name, address or name, in any case; undefined for a stranger. */
export const personNamed = ({ people }: People, asked: string): StartPerson | undefined =>
  people.find(({ as, upn, name }) => [as, upn, name].some((known) => known.toLowerCase() === asked.toLowerCase()));

/**
 * Who you are when the address does not say, the same at every address: whom you chose last, else an owner with a chat
 * to answer in, who is whom a newcomer wants to be.
 */
export function usualPerson(state: People, remembered: string | null): StartPerson {
  const { people } = state;
  const usual =
    (remembered === null ? undefined : personNamed(state, remembered)) ??
    people.find(({ role, chat }) => role === 'owner' && chat !== null) ??
    people[0];
  if (usual === undefined) throw new Error('Tenanten har inga personer.');
  return usual;
}
