import type { ListRecord } from '../lists/list-record.ts';
import type { Stamp } from '../items/item-store.ts';
import type { ListStore } from '../lists/list-store.ts';

/** The libraries that a site has or is given, by what asks for them: title, folder, template, words. */
const libraries = {
  documents: ['Documents', 'Shared Documents', 101, ''],
  assets: [
    'Site Assets',
    'SiteAssets',
    101,
    'Use this library to store files which are included on pages within this site, such as images on Wiki pages.',
  ],
  pages: ['Site Pages', 'SitePages', 119, 'Use this library to create and store pages on this site.'],
} as const satisfies Record<string, readonly [title: string, folder: string, template: number, about: string]>;

export type StandardLibrary = keyof typeof libraries;

/** One of a web's standard libraries, made if it is not there. */
export function standardLibrary(lists: ListStore, which: StandardLibrary, { who, now }: Stamp): ListRecord {
  const [title, folder, template, about] = libraries[which];
  const known = lists.byFolder(folder);
  if (known) return known;
  const list = lists.add(title, folder, template, now, who);
  const made = { ...list, props: { ...list.props, Description: about, OnQuickLaunch: which === 'documents' } };
  lists.save(made);
  return made;
}
