/** What a local person does in the plan; the stand-in puts planners in the owners' group and the rest among members. */
export type LocalRole = 'planner' | 'manager' | 'owner';

/** A person of the tenant on this machine, named by their role. */
export interface LocalPerson {
  readonly name: string;
  readonly upn: string;
  /** SharePoint's claim, as in a user's `LoginName`. */
  readonly login: string;
  /** The short name that `--as NAME` takes. */
  readonly as: string;
  /** The object id in Entra, fixed so that stored conversations stay valid over restarts. */
  readonly objectId: string;
  readonly role: LocalRole;
}

/** The tenant's id in Entra. */
export const tenantId = '00000000-0000-0000-0000-000000000001';

/** The app's registration, whose app-only tokens write under its own name. */
export const serviceApp = {
  clientId: 'uppfoljning-service',
  name: 'Uppföljning',
  objectId: '00000000-0000-0000-0000-000000000010',
} as const;

/** Claims that all people of the tenant have: there are no guests here. The names are SharePoint's [K]. */
export const everyone: readonly { readonly login: string; readonly title: string }[] = [
  { login: `c:0-.f|rolemanager|spo-grid-all-users/${tenantId}`, title: 'Everyone except external users' },
  { login: 'c:0(.s|true', title: 'Everyone' },
];

const domain = 'kommun.example';

function person(as: string, number: number, name: string, role: LocalRole): LocalPerson {
  const upn = `${as}@${domain}`;
  const objectId = `00000000-0000-0000-0000-0000000000${number}`;
  return { name, upn, login: `i:0#.f|membership|${upn}`, as, objectId, role };
}

/** The six people: a planner, two managers, three owners. */
export const people: readonly LocalPerson[] = [
  person('controller', 20, 'Controller', 'planner'),
  person('chef.grundskola', 21, 'Verksamhetschef grundskola', 'manager'),
  person('chef.gymnasium', 22, 'Verksamhetschef gymnasium', 'manager'),
  person('utvecklare.grundskola', 23, 'Utvecklingsledare grundskola', 'owner'),
  person('utvecklare.gymnasium', 24, 'Utvecklingsledare gymnasium', 'owner'),
  person('samordnare.elevhalsa', 25, 'Samordnare elevhälsa', 'owner'),
];

/** The person who is signed in when nobody is named. */
export const planner: LocalPerson = people[0]!;

/** The person with this short name, user principal name, login, object id or display name, in any case; undefined for a stranger. */
export function findPerson(nameOrUpn: string): LocalPerson | undefined {
  const wanted = nameOrUpn.trim().toLowerCase();
  if (wanted === 'planner') return planner;
  return people.find((one) =>
    [one.as, one.upn, one.login, one.objectId, one.name].some((known) => known.toLowerCase() === wanted),
  );
}
