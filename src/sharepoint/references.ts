import { listNamed } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Person } from '../plan/person.ts';
import { idOrNull, numberOrNull, textOrNull, unreadable, type ListItem } from './columns.ts';
import { departed, isCalled, personOf, type SiteUser } from './people.ts';

/**
 * What ids mean on one site: people and the keys of items, learnt from what is read, so that bulk reads need no
 * `$expand`. An item's id and key never change; a person's name may, and is renewed with every read of the plan.
 */
export class References {
  private readonly people = new Map<number, Person>();
  private readonly idsByKey = new Map<ListName, Map<string, number>>();
  private readonly keysById = new Map<ListName, Map<number, string>>();
  /** Plan id of an activity or a period, by its key: what is written about it is filed under the same plan. */
  private readonly plans = new Map<string, number>();
  /** The year each plan plans, by its item's id. */
  private readonly planYears = new Map<number, number>();

  learnPeople(users: readonly SiteUser[]): void {
    for (const user of users) this.people.set(user.Id, personOf(user));
  }

  learnPerson(person: Person): Person {
    this.people.set(person.id, person);
    return person;
  }

  /** An item without a key means nothing to others; whoever reads the item itself is told (`ownKey`). */
  learn(items: readonly ListItem[]): void {
    for (const item of items) {
      const key = textOrNull(item, 'Key');
      if (key === null) continue;
      this.learnKey(item.list, key, item.id);
      const plan = numberOrNull(item, 'PlanId');
      if (plan !== null) this.plans.set(`${item.list}|${key}`, plan);
      const year = item.list === 'Plans' ? numberOrNull(item, 'PlanYear') : null;
      if (year !== null) this.planYears.set(item.id, year);
    }
  }

  learnKey(list: ListName, key: string, id: number): void {
    this.mapOf(this.idsByKey, list).set(key, id);
    this.mapOf(this.keysById, list).set(id, key);
  }

  /** What has been deleted is pointed at in vain. */
  forget(item: ListItem): void {
    const key = textOrNull(item, 'Key');
    if (key !== null && this.idsByKey.get(item.list)?.get(key) === item.id) this.idsByKey.get(item.list)?.delete(key);
    this.keysById.get(item.list)?.delete(item.id);
  }

  /** Whether every person an item names has been met, and who edited it. */
  knowsPeopleOf(item: ListItem): boolean {
    const editor = idOrNull(item, 'Editor');
    if (editor !== null && !this.people.has(editor)) return false;
    return listNamed(item.list).fields.every((field) => {
      if (field.kind !== 'person' && field.kind !== 'people') return true;
      const value = item.values[`${field.name}Id`];
      return (Array.isArray(value) ? value : [value]).every((id) => typeof id !== 'number' || this.people.has(id));
    });
  }

  /** Whether every person, plan and unit an item refers to has been met, and who edited it. */
  knowsAllOf(item: ListItem): boolean {
    if (!this.knowsPeopleOf(item)) return false;
    return listNamed(item.list).fields.every((field) => {
      if (field.kind !== 'lookup') return true;
      const id = idOrNull(item, field.name);
      return id === null || this.keysById.get(field.list)?.has(id) === true;
    });
  }

  /** An editor whom the site does not list (an app, or one who has left) is not asked for again. */
  learnEditor(item: ListItem): void {
    const editor = idOrNull(item, 'Editor');
    if (editor !== null && !this.people.has(editor)) this.people.set(editor, departed(editor));
  }

  personById(id: number): Person {
    return this.people.get(id) ?? departed(id);
  }

  personCalled(login: string): Person | undefined {
    return [...this.people.values()].find((person) => isCalled(person, login));
  }

  idIfKnown(list: ListName, key: string): number | undefined {
    return this.idsByKey.get(list)?.get(key);
  }

  keyIfKnown(list: ListName, id: number): string | undefined {
    return this.keysById.get(list)?.get(id);
  }

  idOf(list: ListName, key: string): number {
    const id = this.idIfKnown(list, key);
    if (id === undefined)
      throw new PlanError('not-found', `Posten ${key} finns inte i listan ${list}.`, { subject: key });
    return id;
  }

  planIdOf(list: 'Activities' | 'Periods', key: string): number {
    const id = this.plans.get(`${list}|${key}`);
    if (id === undefined) throw new PlanError('not-found', `Posten ${key} hör inte till någon plan.`, { subject: key });
    return id;
  }

  /** The year of the plan that an item belongs to: past it, what is moved is postponed. */
  planYearOf(item: ListItem): number {
    const year = this.planYears.get(idOrNull(item, 'Plan') ?? 0);
    if (year === undefined) throw unreadable(item, 'Plan');
    return year;
  }

  /** Key of what a lookup column points at; null when empty. */
  keyOrNull(item: ListItem, column: string, target: ListName): string | null {
    const id = idOrNull(item, column);
    if (id === null) return null;
    const key = this.keysById.get(target)?.get(id);
    if (key === undefined) throw unreadable(item, column);
    return key;
  }

  key(item: ListItem, column: string, target: ListName): string {
    const key = this.keyOrNull(item, column, target);
    if (key === null) throw unreadable(item, column);
    return key;
  }

  personOrNull(item: ListItem, column: string): Person | null {
    const id = idOrNull(item, column);
    return id === null ? null : this.personById(id);
  }

  private mapOf<Key, Value>(maps: Map<ListName, Map<Key, Value>>, list: ListName): Map<Key, Value> {
    const map = maps.get(list) ?? new Map<Key, Value>();
    maps.set(list, map);
    return map;
  }
}
