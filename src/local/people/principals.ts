import { everyone, findPerson, people, serviceApp, tenantId, type LocalPerson } from './people.ts';
import type { SiteStore } from '../site/site-store.ts';

/** Somebody who can be given rights: SharePoint numbers people and groups in one series. */
export interface Principal {
  readonly id: number;
  readonly kind: 'user' | 'app' | 'group';
  readonly login: string;
  readonly title: string;
  readonly email: string;
  readonly upn: string | null;
  readonly siteAdmin: boolean;
  /** What a group has besides. */
  readonly group?: GroupProps;
  /** Whether the person was taken off the site; what they wrote keeps their name. */
  readonly gone?: boolean;
}

/** What can be set of a group; left out means no. */
export interface GroupProps {
  readonly description?: string | null;
  readonly ownerId?: number;
  readonly membersEdit?: boolean;
  readonly requestToJoin?: boolean;
  readonly autoAccept?: boolean;
  readonly membersViewOnly?: boolean;
  readonly joinEmail?: string;
}

/** The site's three groups; the numbers are those a SharePoint team site gives them. */
export const siteGroups = { owners: 3, visitors: 4, members: 5 } as const;

/** A claim of a person, or the user principal name alone. */
const wellFormed = /^(?:i:0#\.f\|membership\|)?([^\s|@]+@[^\s|@.]+(?:\.[^\s|@.]+)+)$/i;

const siteTitle = 'Utbildningsförvaltningen';
const firstPersonId = 6;

/** The people and groups that the site knows. Kept in memory too: the store has one process. */
export class Principals {
  readonly #store: SiteStore;
  readonly #admitsStrangers: boolean;
  #byId = new Map<number, Principal>();
  #members = new Map<number, Set<number>>();

  /** `admitsStrangers`: whether `ensureuser` makes a user of any login that is well formed. */
  constructor(store: SiteStore, admitsStrangers = false) {
    this.#store = store;
    this.#admitsStrangers = admitsStrangers;
    store.onRollback(() => this.#load());
    this.#load();
    if (this.#byId.size === 0) store.write(() => this.#seed());
  }

  byId(id: number): Principal | undefined {
    return this.#byId.get(id);
  }

  byLogin(login: string): Principal | undefined {
    const wanted = login.toLowerCase();
    for (const principal of this.#byId.values()) if (principal.login.toLowerCase() === wanted) return principal;
    return undefined;
  }

  /** Everybody of these kinds, in order of id. */
  all(...kinds: Principal['kind'][]): Principal[] {
    return [...this.#byId.values()]
      .filter((one) => kinds.includes(one.kind) && !one.gone)
      .toSorted((a, b) => a.id - b.id);
  }

  groupsOf(id: number): Principal[] {
    return this.all('group').filter((group) => this.#members.get(group.id)?.has(id));
  }

  /** All that a person's rights come from: themselves, their groups, what everybody is in and its groups. */
  standingFor(id: number): Set<number> {
    const claims = [...this.#byId.values()].filter((one) => isEverybody(one) && !one.gone).map((one) => one.id);
    const own = [id, ...claims];
    return new Set([...own, ...own.flatMap((one) => this.groupsOf(one).map((group) => group.id))]);
  }

  membersOf(groupId: number): Principal[] {
    return [...(this.#members.get(groupId) ?? [])].toSorted((a, b) => a - b).map((id) => this.#byId.get(id)!);
  }

  /** The site's user for a person of the tenant, made at the first call as `ensureuser` does. */
  ensure(person: LocalPerson): Principal {
    const known = this.byLogin(person.login);
    if (known) return known.gone ? this.#comeBack(known) : known;
    return this.#store.write(() => this.#add(userOf(person, false)));
  }

  /** The person whom a claim, user principal name or e-mail address means; undefined for a stranger to the tenant. */
  ensureByName(name: string): Principal | undefined {
    const known = this.byLogin(name) ?? this.byLogin(`i:0#.f|membership|${name}`);
    if (known) return known.gone ? this.#comeBack(known) : known;
    const person = findPerson(name);
    if (person) return this.ensure(person);
    const all = everyone.find((one) => one.login === name.toLowerCase());
    if (all)
      return this.#store.write(() => this.#add({ ...all, kind: 'user', email: '', upn: null, siteAdmin: false }));
    const upn = this.#admitsStrangers ? wellFormed.exec(name)?.[1] : undefined;
    if (upn === undefined) return undefined;
    const stranger = { kind: 'user', title: upn.split('@')[0]!, email: upn, upn, siteAdmin: false } as const;
    return this.#store.write(() => this.#add({ ...stranger, login: `i:0#.f|membership|${upn.toLowerCase()}` }));
  }

  #comeBack(found: Principal): Principal {
    const user = { ...found, gone: false };
    this.#store.write(() => this.change(user));
    return user;
  }

  /** Writes a user or group that was changed. */
  change(principal: Principal): void {
    const { id, kind, login, ...rest } = principal;
    this.#store
      .sql('UPDATE principal SET kind = ?, login = ?, json = ? WHERE id = ?')
      .run(kind, login, JSON.stringify(rest), id);
    this.#byId.set(id, principal);
  }

  addGroup(title: string, ownerId: number): Principal {
    const group = { kind: 'group', login: title, title, email: '', upn: null, siteAdmin: false } as const;
    return this.#add({ ...group, group: { ownerId } });
  }

  removeGroup(id: number): void {
    this.#store.sql('DELETE FROM member WHERE group_id = ?').run(id);
    this.#store.sql('DELETE FROM principal WHERE id = ?').run(id);
    this.#members.delete(id);
    this.#byId.delete(id);
  }

  /** Takes a person out of every group and off the site's list of users. */
  removeUser(user: Principal): void {
    for (const group of this.groupsOf(user.id)) this.removeMember(group.id, user.id);
    this.change({ ...user, gone: true });
  }

  /** The app principal that an app-only token writes as. */
  ensureApp(): Principal {
    const login = `i:0i.t|00000003-0000-0ff1-ce00-000000000000|${serviceApp.clientId}@${tenantId}`;
    const known = this.byLogin(login);
    if (known) return known;
    const app = { kind: 'app', login, title: serviceApp.name, email: '', upn: null, siteAdmin: false } as const;
    return this.#store.write(() => this.#add(app));
  }

  addMember(groupId: number, principalId: number): void {
    this.#store.sql('INSERT OR IGNORE INTO member VALUES (?, ?)').run(groupId, principalId);
    this.#membersOf(groupId).add(principalId);
  }

  removeMember(groupId: number, principalId: number): void {
    this.#store.sql('DELETE FROM member WHERE group_id = ? AND principal_id = ?').run(groupId, principalId);
    this.#membersOf(groupId).delete(principalId);
  }

  #add(principal: Omit<Principal, 'id'>, id: number | null = null): Principal {
    const { kind, login, ...rest } = principal;
    const { lastInsertRowid } = this.#store
      .sql('INSERT INTO principal VALUES (?, ?, ?, ?)')
      .run(id, kind, login, JSON.stringify(rest));
    const added = { id: Number(lastInsertRowid), ...principal };
    this.#byId.set(added.id, added);
    return added;
  }

  #seed(): void {
    const group = (title: string) =>
      ({ kind: 'group', login: title, title, email: '', upn: null, siteAdmin: false }) as const;
    this.#add(group(`Ägare av ${siteTitle}`), siteGroups.owners);
    this.#add(group(`Besökare på ${siteTitle}`), siteGroups.visitors);
    this.#add(group(`Medlemmar i ${siteTitle}`), siteGroups.members);
    people.forEach((person, index) => {
      const isPlanner = person.role === 'planner';
      const user = this.#add(userOf(person, isPlanner), firstPersonId + index);
      this.addMember(isPlanner ? siteGroups.owners : siteGroups.members, user.id);
    });
  }

  #membersOf(groupId: number): Set<number> {
    const members = this.#members.get(groupId) ?? new Set<number>();
    this.#members.set(groupId, members);
    return members;
  }

  #load(): void {
    this.#byId = new Map();
    for (const row of this.#store.sql('SELECT id, kind, login, json FROM principal').all()) {
      const id = Number(row['id']);
      const stored = JSON.parse(String(row['json'])) as Omit<Principal, 'id' | 'kind' | 'login'>;
      this.#byId.set(id, { id, kind: row['kind'] as Principal['kind'], login: String(row['login']), ...stored });
    }
    this.#members = new Map();
    for (const row of this.#store.sql('SELECT group_id, principal_id FROM member').all()) {
      this.#membersOf(Number(row['group_id'])).add(Number(row['principal_id']));
    }
  }
}

/** Whether it is a claim that everybody has, which SharePoint shows as a security group. */
export function isEverybody({ login }: Pick<Principal, 'login'>): boolean {
  return everyone.some((one) => one.login === login);
}

function userOf(person: LocalPerson, siteAdmin: boolean): Omit<Principal, 'id'> {
  return { kind: 'user', login: person.login, title: person.name, email: person.upn, upn: person.upn, siteAdmin };
}
