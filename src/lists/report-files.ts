import type { ListSpec } from './field.ts';
import { actedFields } from './shared-fields.ts';

/** Locked reports (model, Word, PDF), adopted plans and what a document says beside its rows: what no column can hold. */
export const reportFiles: ListSpec = {
  name: 'ReportFiles',
  title: 'Rapporter',
  isLibrary: true,
  description: 'Låsta rapporter och beslutade planer, som de var. En fil här ändras inte; en rättelse är en fil till.',
  schema: 1,
  titleColumn: 'Rubrik',
  fields: [{ name: 'Fingerprint', title: 'Fingeravtryck', kind: 'text' }, ...actedFields('Inlagd av', 'Inlagd den')],
  view: { fields: ['DocIcon', 'LinkFilename', 'ActedBy', 'ActedAt', 'ActedVia'], orderBy: 'FileLeafRef' },
  versionLimit: 100,
  writtenBy: 'planners',
};
