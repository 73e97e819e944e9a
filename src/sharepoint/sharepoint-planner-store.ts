import type { SPFI } from '@pnp/sp';
import { listNamed } from '../lists/all-lists.ts';
import type { ListName } from '../lists/field.ts';
import type { Act } from '../plan/person.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlannerRecords, PlannerStore, RecordKind, Versioned } from '../plan/planner-store.ts';
import { addAll } from './add-all.ts';
import { allTogether, batchLimit } from './batch.ts';
import { differingVersions } from './column-sides.ts';
import type { Columns, ListItem } from './columns.ts';
import { siteUsers } from './people.ts';
import { wholeItems } from './plan-frame.ts';
import { brokenPointers, learnIds, learnKeys, PlannerReferences, type Pointer } from './planner-references.ts';
import { itemByKey, newestId, readPlanItems } from './read-windows.ts';
import { recordKinds, type KindOfRecord } from './record-kinds.ts';
import { recycleRecord } from './recycle-record.ts';
import { reportFilesOn } from './report-files.ts';
import { differingColumns } from './same-columns.ts';
import { asked } from './sharepoint-error.ts';
import { merge, writtenBefore } from './write.ts';

/** Who acted is of the write and not of what is said; a row's Title follows its activity's. */
const notSaid: ReadonlySet<string> = new Set(['ActedBy', 'ActedAt', 'ActedVia', 'ActedFor', 'EditedBy', 'EditedAt']);

const said = (list: ListName, item: ListItem, columns: Columns): readonly string[] =>
  differingColumns(item, columns).filter(
    (column) => !notSaid.has(column) && !(list === 'Placements' && column === 'Title'),
  );

interface Prepared<T> {
  readonly record: T;
  readonly key: string;
  readonly pointers: readonly Pointer[];
}

class SharePointPlannerStore implements PlannerStore {
  readonly files: PlannerStore['files'];
  private readonly sp: SPFI;
  private readonly references = new PlannerReferences();
  private peopleAreKnown = false;

  constructor(sp: SPFI) {
    this.sp = sp;
    this.files = reportFilesOn(sp);
  }

  async all<K extends RecordKind>(kind: K, planKey: string): Promise<readonly Versioned<PlannerRecords[K]>[]> {
    const of = this.kindOf(kind);
    const planId = await this.planId(planKey);
    const found = of.ofSite ? await asked(wholeItems(this.sp, of.list), of.list) : await this.ofPlan(of.list, planId);
    const items = of.isOne === undefined ? found : found.filter(of.isOne);
    return this.parse(of, items, planId);
  }

  async add<K extends RecordKind>(
    kind: K,
    records: readonly PlannerRecords[K][],
    act: Act,
  ): Promise<readonly Versioned<PlannerRecords[K]>[]> {
    const of = this.kindOf(kind);
    const all = records.map((record): Prepared<PlannerRecords[K]> => ({
      record,
      key: record.key,
      pointers: of.pointsAt(record),
    }));
    const keys = new Set(all.map(({ key }) => key));
    if (keys.size < all.length) {
      throw new PlanError('invalid', 'Samma nyckel står på flera poster. Inget är skrivet.', { subject: of.list });
    }
    const isAmongThem = ({ lists, key }: Pointer): boolean => lists.includes(of.list) && keys.has(key);
    const outside = all.map(({ key, pointers }) => ({ key, pointers: pointers.filter((one) => !isAmongThem(one)) }));
    await learnKeys(
      this.sp,
      this.references,
      outside.flatMap(({ pointers }) => pointers),
    );
    const broken = brokenPointers(of.list, outside, this.references);
    if (broken) throw broken;
    const standing = await this.standing(of.list, [...keys]);
    const made = new Map<string, ListItem>(standing);
    const columnsOf = (record: PlannerRecords[K]): Columns => ({
      ...of.columns(record, this.references),
      ...of.acted?.(act, null, record),
    });
    this.requireSame(of, all, standing, columnsOf);
    for (let waiting = all.filter(({ key }) => !made.has(key)); waiting.length > 0;) {
      // Parents before what stands under them: a lookup needs the other's id.
      const ready = waiting.filter(({ pointers }) => pointers.every((pointer) => this.references.isKnown(pointer)));
      if (ready.length === 0) {
        throw new PlanError('invalid', 'Posterna pekar på varandra i ring.', { subject: waiting[0]!.key });
      }
      const items = await addAll(
        this.sp,
        of.list,
        ready.map(({ key, record }) => ({ key, columns: columnsOf(record) })),
        () => undefined,
      );
      this.references.learn(items);
      for (const [index, item] of items.entries()) made.set(ready[index]!.key, item);
      waiting = waiting.filter(({ key }) => !made.has(key));
    }
    // Somebody may have made one of them at the same moment.
    this.requireSame(of, all, made, columnsOf);
    return this.parse(
      of,
      all.map(({ key }) => made.get(key)!),
      null,
    );
  }

  async change<K extends RecordKind>(
    kind: K,
    { record: before, version }: Versioned<PlannerRecords[K]>,
    after: PlannerRecords[K],
    act: Act,
  ): Promise<Versioned<PlannerRecords[K]>> {
    const of = this.kindOf(kind);
    const { key } = before;
    if (after.key !== key) throw new PlanError('invalid', 'En posts nyckel kan inte ändras.', { subject: key });
    const pointers = of.pointsAt(after);
    await learnKeys(this.sp, this.references, [...pointers, ...of.pointsAt(before), { lists: [of.list], key }]);
    const broken = brokenPointers(of.list, [{ key, pointers }], this.references);
    if (broken) throw broken;
    const [then, now] = [of.columns(before, this.references), of.columns(after, this.references)];
    const names = new Set([...Object.keys(then), ...Object.keys(now)]);
    const differing = [...names].filter((name) => JSON.stringify(then[name]) !== JSON.stringify(now[name]));
    if (differing.length === 0) return { record: before, version };
    const columns: Columns = {
      ...Object.fromEntries(differing.map((name) => [name, now[name] ?? null])),
      ...of.acted?.(act, before, after),
    };
    const { written, item } = await merge(this.sp, of.list, this.references.idOf(of.list, key), version, columns);
    if (!written && !writtenBefore(item, columns)) {
      throw new PlanError('conflict', 'Någon annan har ändrat posten sedan du läste. Läs om och jämför.', {
        subject: key,
        versions: differingVersions(item, then, columns),
      });
    }
    const [parsed] = await this.parse(of, [item], null);
    return parsed!;
  }

  async remove<K extends RecordKind>(kind: K, record: Versioned<PlannerRecords[K]>, act: Act): Promise<void> {
    const of = this.kindOf(kind);
    await recycleRecord({ sp: this.sp, store: this, kind, of, references: this.references }, record, act);
  }

  /** The table's entry; TypeScript cannot tie a generic key to its own entry of a mapped type. */
  private kindOf<K extends RecordKind>(kind: K): KindOfRecord<PlannerRecords[K]> {
    return recordKinds[kind];
  }

  private async planId(planKey: string): Promise<number> {
    await learnKeys(this.sp, this.references, [{ lists: ['Plans'], key: planKey }]);
    const id = this.references.idIfKnown('Plans', planKey);
    if (id === undefined) throw new PlanError('not-found', 'Planen finns inte på webbplatsen.', { subject: planKey });
    return id;
  }

  private async ofPlan(list: ListName, planId: number): Promise<readonly ListItem[]> {
    if (list === 'Plans') return (await asked(wholeItems(this.sp, list), list)).filter(({ id }) => id === planId);
    const newest = await asked(newestId(this.sp, list), listNamed(list).title);
    return (await readPlanItems(this.sp, planId, [{ list, newest }])).get(list) ?? [];
  }

  private async standing(list: ListName, keys: readonly string[]): Promise<ReadonlyMap<string, ListItem>> {
    const standing = new Map<string, ListItem>();
    for (let start = 0; start < keys.length; start += batchLimit) {
      const some = keys.slice(start, start + batchLimit);
      const found: readonly (ListItem | undefined)[] = await allTogether(
        this.sp,
        some.map((key) => (client: SPFI) => itemByKey(client, list, key)),
      );
      for (const [index, item] of found.entries()) if (item !== undefined) standing.set(some[index]!, item);
    }
    this.references.learn([...standing.values()]);
    return standing;
  }

  private requireSame<T>(
    of: KindOfRecord<T>,
    all: readonly Prepared<T>[],
    standing: ReadonlyMap<string, ListItem>,
    columnsOf: (record: T) => Columns,
  ): void {
    const refused = all.flatMap(({ key, record }) => {
      const item = standing.get(key);
      const columns = item === undefined ? [] : said(of.list, item, columnsOf(record));
      const message = `${key} finns redan och säger annat: ${columns.join(', ')}.`;
      return columns.length === 0 ? [] : [{ subject: key, kind: 'conflict' as const, message }];
    });
    const [first] = refused;
    if (first === undefined) return;
    const more = refused.length === 1 ? '' : ` (och ${refused.length - 1} till)`;
    throw new PlanError('conflict', `${listNamed(of.list).title}: ${first.message}${more}`, {
      subject: first.subject,
      refused,
    });
  }

  private async parse<T>(
    of: KindOfRecord<T>,
    items: readonly ListItem[],
    planId: number | null,
  ): Promise<readonly Versioned<T>[]> {
    this.references.learn(items);
    if (!this.peopleAreKnown || items.some((item) => !this.references.knowsPeopleOf(item))) {
      this.references.learnPeople(await asked(siteUsers(this.sp)));
      this.peopleAreKnown = true;
      for (const item of items) this.references.learnEditor(item);
    }
    await learnIds(this.sp, this.references, items, planId);
    return items.map((item) => ({ record: of.parse(item, this.references), version: item.version }));
  }
}

/** What planners keep, on a site: `sp` as for `openPlanStore`. One that is not provisioned for it is `not-found`. */
export const openPlannerStore = (sp: SPFI): PlannerStore => new SharePointPlannerStore(sp);
