/** What is known of a file or an attachment. */
export interface FileFacts {
  readonly name: string;
  /** From the server's root. */
  readonly address: string;
  readonly uniqueId: string;
  /** Counts every write, as the ETag does. */
  readonly version: number;
  /** `3.0` */
  readonly label: string;
  readonly created: string;
  readonly modified: string;
  readonly length: number;
  readonly title: unknown;
  readonly comment?: string;
  /** Whether somebody has checked it out. */
  readonly checkedOut?: boolean;
}

/** A file's properties in REST (recorded: ListTests/FindFilesTest). */
export function fileProps(facts: FileFacts): Record<string, unknown> {
  const id = facts.uniqueId.toUpperCase();
  const [major = 1, minor = 0] = facts.label.split('.').map(Number);
  return {
    CheckInComment: facts.comment ?? '',
    CheckOutType: facts.checkedOut ? 0 : 2,
    ContentTag: `{${id}},${facts.version},${facts.version}`,
    CustomizedPageStatus: 0,
    ETag: `"{${id}},${facts.version}"`,
    Exists: true,
    IrmEnabled: false,
    Length: String(facts.length),
    Level: facts.checkedOut ? 255 : 1,
    LinkingUri: null,
    LinkingUrl: '',
    MajorVersion: major,
    MinorVersion: minor,
    Name: facts.name,
    ServerRelativeUrl: facts.address,
    TimeCreated: facts.created,
    TimeLastModified: facts.modified,
    Title: facts.title ?? null,
    UIVersion: major * 512 + minor,
    UIVersionLabel: facts.label,
    UniqueId: facts.uniqueId,
  };
}
