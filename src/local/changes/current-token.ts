import { complex } from '../odata/complex.ts';
import type { ChangeScope } from './change-token.ts';
import type { Site } from '../site/site.ts';

/** `CurrentChangeToken` of a list, the web or the site. */
export function currentToken(site: Site, scope: ChangeScope, id: string): { StringValue: string } {
  return complex('SP.ChangeToken', { StringValue: site.changes.current(scope, id) });
}
