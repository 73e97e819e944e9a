import { childId, sameId, type ContentTypeRecord } from './content-type-record.ts';
import { isLibrary, type ListRecord } from '../lists/list-record.ts';
import { standardContentTypes } from './standard-content-types.ts';

/** A list's content types: those it has been given, or the two that its template comes with. */
export function contentTypesOf(list: ListRecord): readonly ContentTypeRecord[] {
  if (list.contentTypes) return list.contentTypes;
  const known = templated.get(list.id);
  if (known) return known;
  const usual = ['0x01', '0x0120'].map((id, index) =>
    ofList(standard(index === 0 && isLibrary(list) ? '0x0101' : id), list.id),
  );
  templated.set(list.id, usual);
  return usual;
}

const templated = new Map<string, readonly ContentTypeRecord[]>();

function standard(id: string): ContentTypeRecord {
  return standardContentTypes.find((one) => one.id === id)!;
}

/** A content type as a list takes it over: its own child of it. */
export function ofList(contentType: ContentTypeRecord, guid: string): ContentTypeRecord {
  return { ...contentType, id: childId(contentType.id, guid) };
}

/** The id that a new item gets: that of the first content type that is no folder. */
export function defaultContentTypeId(list: ListRecord): string {
  return (contentTypesOf(list).find(({ id }) => !isFolderType(id)) ?? contentTypesOf(list)[0]!).id;
}

export function folderContentTypeId(list: ListRecord): string {
  return contentTypesOf(list).find(({ id }) => isFolderType(id))?.id ?? '0x0120';
}

export function isFolderType(id: string): boolean {
  return /^0x0120/i.test(id);
}

/** The list's content type that an id names, its own or its parent's. */
export function contentTypeNamed(list: ListRecord, id: string): ContentTypeRecord | undefined {
  const all = contentTypesOf(list);
  return all.find((one) => sameId(one.id, id)) ?? all.find((one) => sameId(one.id.slice(0, -34), id));
}
