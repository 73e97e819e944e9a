import { badArgument } from '../odata/error.ts';

/** The characters that a file or folder may not have in its name, by SharePoint Online's rules. */
const forbidden = /["*:<>?/\\|\p{Cc}]/u;

/**
 * A name as SharePoint takes it.
 * @throws ODataError 400 for a name that is empty, too long, or has characters that no address can hold.
 */
export function fileName(given: string): string {
  const name = given.trim().replace(/\.+$/, '');
  if (name === '' || name.length > 255 || forbidden.test(name))
    throw badArgument(
      `The file or folder name "${given}" contains characters that are not permitted. Please use a different name.`,
    );
  return name;
}
