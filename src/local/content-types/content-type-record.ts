/** A column of a content type. */
export interface FieldLink {
  /** The column's id. */
  readonly id: string;
  /** The column's internal name. */
  readonly name: string;
  readonly hidden: boolean;
  readonly required: boolean;
}

/** A content type of a web or of a list, as it is kept. */
export interface ContentTypeRecord {
  /** `0x0101…`: its parent's id, and what makes it its own. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly group: string;
  readonly hidden: boolean;
  readonly readOnly: boolean;
  readonly sealed: boolean;
  readonly links: readonly FieldLink[];
  /** REST properties that a client may set besides these. */
  readonly props: Readonly<Record<string, unknown>>;
}

/** Content type ids are hexadecimal, in any case. */
export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/**
 * The id of a content type's parent: without the two digits, or the `00` and the GUID, that make it its own
 * (learn.microsoft.com, "Content Type IDs").
 */
export function parentId(id: string): string {
  const derived = /^(0x(?:[\da-f]{2})*?)00[\da-f]{32}$/i.exec(id);
  return derived ? derived[1]! : id.slice(0, -2);
}

/** An id of a child of a content type. */
export function childId(id: string, guid: string): string {
  return `${id}00${guid.replaceAll('-', '').toUpperCase()}`;
}
