import { randomUUID } from 'node:crypto';
import { isLibraryTemplate } from '../fields/base-fields.ts';

/** A view of a list, as it is kept. */
export interface ViewRecord {
  readonly id: string;
  readonly title: string;
  /** The file name of its page, `AllItems.aspx`. */
  readonly page: string;
  readonly isDefault: boolean;
  readonly personal: boolean;
  /** Internal names of its columns, in order. */
  readonly fields: readonly string[];
  /** The CAML inside `<Query>`. */
  readonly query: string;
  readonly rowLimit: number;
  readonly paged: boolean;
  readonly hidden: boolean;
  readonly scope: number;
  readonly customFormatter: string | null;
  readonly aggregations: string;
}

/** A view with what SharePoint gives a new one. */
export function newView(title: string, page: string): ViewRecord {
  const plain = { personal: false, hidden: false, isDefault: false, scope: 0, customFormatter: null, aggregations: '' };
  return { id: randomUUID(), title, page, ...plain, fields: ['LinkTitle'], query: '', rowLimit: 30, paged: true };
}

/** The view that a list of a template comes with; a library's pages lie in its folder Forms (recorded: FindFilesTest). */
export function firstView(template: number): ViewRecord {
  if (!isLibraryTemplate(template)) return { ...newView('All Items', 'AllItems.aspx'), isDefault: true };
  const view = newView('All Documents', 'Forms/AllItems.aspx');
  return { ...view, isDefault: true, fields: ['DocIcon', 'LinkFilename', 'Modified', 'Editor'] };
}
