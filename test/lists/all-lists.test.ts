import { describe, expect, it } from 'vitest';
import { allLists, listNamed, pageLists } from '../../src/lists/all-lists.ts';
import * as words from '../../src/lists/words.ts';

/** Columns that every SharePoint list has from the start; a second one of the name gets another internal name. */
const builtIn = [
  'ID',
  'Title',
  'Order',
  'Created',
  'Modified',
  'Author',
  'Editor',
  'Attachments',
  'GUID',
  'ContentType',
];

const lists = allLists.filter((list) => list.isLibrary !== true);

describe.each(lists.map((list) => [list.name, list] as const))('the list %s', (_, list) => {
  it('has one key of our own, unique and indexed, so that a POST can be repeated', () => {
    const unique = list.fields.filter((field) => field.unique);
    expect(unique.map((field) => field.name)).toEqual(['Key']);
    expect(unique[0]?.indexed).toBe(true);
  });

  it('asks for at most ten lookup and person columns, and twenty indexes on columns that can have one', () => {
    const joins = list.fields.filter(({ kind }) => kind === 'lookup' || kind === 'person' || kind === 'people');
    expect(joins.length).toBeLessThanOrEqual(10);
    const indexed = list.fields.filter((field) => field.indexed);
    expect(indexed.length).toBeLessThanOrEqual(20);
    expect(indexed.filter(({ kind }) => kind === 'note' || kind === 'people' || kind === 'flag')).toEqual([]);
  });

  it('points only at lists that are made before it, or at itself, by an index', () => {
    const made = allLists.slice(0, allLists.indexOf(list) + 1).map(({ name }) => name);
    for (const field of list.fields) {
      if (field.kind !== 'lookup') continue;
      expect(made).toContain(field.list);
      expect(field.indexed).toBe(true);
    }
  });

  it('names its columns once, in English inside and in words of its own on screen', () => {
    const names = [...builtIn, ...list.fields.map((field) => field.name)];
    expect(new Set(names).size).toBe(names.length);
    for (const field of list.fields) expect(field.name).toMatch(/^[A-Z][A-Za-z]{1,31}$/);
    const titles = [list.titleColumn, ...list.fields.map((field) => field.title)];
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('shows columns that it has, sorted so that a list past 5 000 rows still opens', () => {
    const known = ['LinkTitle', ...list.fields.map((field) => field.name)];
    expect(list.view.fields.filter((field) => !known.includes(field))).toEqual([]);
    const sorting = list.fields.find((field) => field.name === list.view.orderBy);
    const staysSmall = ['Plans', 'Boards', 'Units', 'Periods'].includes(list.name);
    expect(staysSmall || sorting?.indexed === true).toBe(true);
  });

  it('keeps its description short enough to carry the schema mark', () => {
    expect(list.description.length).toBeLessThan(200);
  });
});

it('says every stored word once, so that it can be read back', () => {
  for (const [name, map] of Object.entries(words)) {
    const said = Object.values(map);
    expect(new Set(said).size, name).toBe(said.length);
  }
});

it('lets owners write what they answer and only planners the frame', () => {
  const byOwners = allLists.filter((list) => list.writtenBy === 'owners').map((list) => list.name);
  expect(byOwners).toEqual(['Activities', 'FollowUps', 'Postponements']);
  expect(listNamed('Plans').writtenBy).toBe('planners');
});

it('opens a page without what only planners read', () => {
  expect(pageLists.map(({ name }) => name)).toEqual([
    'Plans',
    'Boards',
    'Units',
    'Periods',
    'Goals',
    'Activities',
    'Placements',
    'FollowUps',
    'Postponements',
  ]);
});
