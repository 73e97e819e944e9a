import * as React from 'react';
import { sv, type Strings } from './strings-sv.ts';

export type { Strings } from './strings-sv.ts';

const StringsContext = React.createContext<Strings>(sv);

export const StringsProvider = StringsContext.Provider;

export const useStrings = (): Strings => React.useContext(StringsContext);

/** Swedish first; English for whoever has set Teams or the browser to something that is not Scandinavian. */
export const loadStrings = async (locale: string): Promise<Strings> =>
  /^(sv|nb|nn|no|da)\b/i.test(locale) ? sv : (await import('./strings-en.ts')).en;
