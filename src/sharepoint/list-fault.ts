import { listNamed } from '../lists/all-lists.ts';
import type { FieldSpec, ListName, ListSpec } from '../lists/field.ts';

/** What may be wrong with the site's lists; those in `byHand` provisioning does not mend. */
export type FaultKind =
  | 'list-missing'
  | 'list-deleted'
  | 'list-moderated'
  | 'items-hidden'
  | 'items-locked'
  | 'list-validated'
  | 'column-missing'
  | 'column-type'
  | 'column-target'
  | 'column-dead'
  | 'column-required'
  | 'column-validated'
  | 'column-name'
  | 'index-missing'
  | 'unique-missing'
  | 'relation-open'
  | 'choices-missing'
  | 'versions-off'
  | 'versions-few'
  | 'rights-inherited'
  | 'rights-missing'
  | 'rights-wide'
  | 'rights-hidden'
  | 'schema-older'
  | 'schema-newer';

/** One thing that is not as it should be, by names that stand. */
export interface ListFault {
  readonly kind: FaultKind;
  readonly list: ListSpec;
  readonly field?: FieldSpec;
  /** What is missing, or stands there instead. */
  readonly detail?: string;
}

export type Language = 'sv' | 'en';

const column = (field: FieldSpec | undefined): string => `${field?.title ?? ''} (${field?.name ?? ''})`;

/** The Swedish title of a list of ours, by its name. */
const titleOf = (name: string): string => listNamed(name as ListName).title;

type Words = (list: string, field: string, detail: string) => string;

const words: Readonly<Record<FaultKind, Readonly<Record<Language, Words>>>> = {
  'list-missing': { sv: (list) => `Listan ${list} saknas.`, en: (list) => `The list ${list} is missing.` },
  'list-deleted': {
    sv: (list, _, detail) =>
      `Listan ${list} är borttagen, men kolumner i ${detail} pekar på den. Återställ den ur webbplatsens papperskorg; innan dess ändrar provision inget. Finns den inte kvar där: ta bort de kolumnerna för hand, och kör sedan provision.`,
    en: (list, _, detail) =>
      `The list ${list} has been deleted, but columns of ${detail} point at it. Restore it from the site's recycle bin; until then provision changes nothing. If it is not there any more: remove those columns by hand, and then run provision.`,
  },
  'list-moderated': {
    sv: (list) =>
      `Listan ${list} kräver godkännande, så att andra inte ser vad som skrivs. Stäng av det i listans inställningar.`,
    en: (list) =>
      `The list ${list} requires approval, so that others do not see what is written. Turn it off in the list's settings.`,
  },
  'items-hidden': {
    sv: (list) =>
      `Listan ${list} visar var och en bara det som de själva har lagt till. Ändra det i listans inställningar.`,
    en: (list) => `The list ${list} shows everybody only what they added themselves. Change it in the list's settings.`,
  },
  'items-locked': {
    sv: (list) =>
      `Listan ${list} låter var och en ändra bara det som de själva har lagt till, eller inget. Ändra det i listans inställningar.`,
    en: (list) =>
      `The list ${list} lets everybody change only what they added themselves, or nothing. Change it in the list's settings.`,
  },
  'list-validated': {
    sv: (list, _, detail) =>
      `Listan ${list} har ett valideringsvillkor som kan avvisa det som skrivs: ${detail}. Ta bort det för hand.`,
    en: (list, _, detail) =>
      `The list ${list} has a validation formula that may refuse what is written: ${detail}. Remove it by hand.`,
  },
  'column-dead': {
    sv: (list, field, detail) =>
      `Listan ${list}: kolumnen ${field} pekar på listan ${titleOf(detail)}, som är borttagen.`,
    en: (list, field, detail) =>
      `The list ${list}: the column ${field} points at the list ${detail}, which has been deleted.`,
  },
  'column-required': {
    sv: (list, field) => `Listan ${list}: kolumnen ${field} måste fyllas i. Gör den frivillig för hand.`,
    en: (list, field) => `The list ${list}: the column ${field} is required. Make it optional by hand.`,
  },
  'column-validated': {
    sv: (list, field, detail) =>
      `Listan ${list}: kolumnen ${field} har ett valideringsvillkor som kan avvisa det som skrivs: ${detail}. Ta bort det för hand.`,
    en: (list, field, detail) =>
      `The list ${list}: the column ${field} has a validation formula that may refuse what is written: ${detail}. Remove it by hand.`,
  },
  'column-missing': {
    sv: (list, field) => `Listan ${list} saknar kolumnen ${field}.`,
    en: (list, field) => `The list ${list} lacks the column ${field}.`,
  },
  'column-type': {
    sv: (list, field, detail) =>
      `Listan ${list}: kolumnen ${field} är av typen ${detail}. Byt namn på den eller ta bort den, och kör sedan provision.`,
    en: (list, field, detail) =>
      `The list ${list}: the column ${field} is of type ${detail}. Remove it by hand, and then run provision.`,
  },
  'column-target': {
    sv: (list, field, detail) =>
      `Listan ${list}: kolumnen ${field} pekar inte på listan ${titleOf(detail)}. Ta bort den för hand, och kör sedan provision.`,
    en: (list, field, detail) =>
      `The list ${list}: the column ${field} does not point at the list ${detail}. Remove it by hand, and then run provision.`,
  },
  'column-name': {
    sv: (list, field, detail) => `Listan ${list}: kolumnen ${field} heter ${detail}.`,
    en: (list, field, detail) => `The list ${list}: the column ${field} is called ${detail}.`,
  },
  'index-missing': {
    sv: (list, field) => `Listan ${list}: kolumnen ${field} saknar index.`,
    en: (list, field) => `The list ${list}: the column ${field} has no index.`,
  },
  'unique-missing': {
    sv: (list, field) => `Listan ${list}: kolumnen ${field} kräver inte unika värden.`,
    en: (list, field) => `The list ${list}: the column ${field} does not require unique values.`,
  },
  'relation-open': {
    sv: (list, field) => `Listan ${list}: det som kolumnen ${field} pekar på kan tas bort.`,
    en: (list, field) => `The list ${list}: what the column ${field} points at can be deleted.`,
  },
  'choices-missing': {
    sv: (list, field, detail) => `Listan ${list}: kolumnen ${field} saknar valen ${detail}.`,
    en: (list, field, detail) => `The list ${list}: the column ${field} lacks the choices ${detail}.`,
  },
  'versions-off': {
    sv: (list) => `Listan ${list} sparar inga versioner.`,
    en: (list) => `The list ${list} keeps no versions.`,
  },
  'versions-few': {
    sv: (list, _, detail) => `Listan ${list} sparar bara ${detail} versioner.`,
    en: (list, _, detail) => `The list ${list} keeps only ${detail} versions.`,
  },
  'rights-inherited': {
    sv: (list) => `Listan ${list} har webbplatsens behörigheter: alla medlemmar kan ändra i den.`,
    en: (list) => `The list ${list} has the site's permissions: every member can change it.`,
  },
  'rights-missing': {
    sv: (list, _, detail) => `Listan ${list}: webbplatsens ${groupsSv(detail)} saknar sin behörighet.`,
    en: (list, _, detail) => `The list ${list}: the site's ${detail} lack their permission.`,
  },
  'rights-wide': {
    sv: (list, _, detail) => `Listan ${list}: webbplatsens ${groupsSv(detail)} kan ändra i den.`,
    en: (list, _, detail) => `The list ${list}: the site's ${detail} can change it.`,
  },
  'rights-hidden': {
    sv: (list) => `Listan ${list}: behörigheterna kan bara ses av den som äger webbplatsen.`,
    en: (list) => `The list ${list}: only an owner of the site can see the permissions.`,
  },
  'schema-older': {
    sv: (list, _, detail) => `Listan ${list} är gjord av en tidigare version (schema ${detail}), eller inte färdig.`,
    en: (list, _, detail) => `The list ${list} was made by an earlier version (schema ${detail}), or is not finished.`,
  },
  'schema-newer': {
    sv: (list, _, detail) => `Listan ${list} är gjord av en senare version (schema ${detail}). Uppgradera programmet.`,
    en: (list, _, detail) => `The list ${list} was made by a later version (schema ${detail}). Upgrade the program.`,
  },
};

const swedishGroups: Readonly<Record<string, string>> = { owners: 'ägare', members: 'medlemmar', visitors: 'besökare' };

const groupsSv = (detail: string): string =>
  detail
    .split(', ')
    .map((group) => swedishGroups[group] ?? group)
    .join(', ');

const byHand: ReadonlySet<FaultKind> = new Set([
  'list-deleted',
  'list-moderated',
  'items-hidden',
  'items-locked',
  'list-validated',
  'column-type',
  'column-target',
  'column-dead',
  'column-required',
  'column-validated',
  'schema-newer',
  'rights-hidden',
]);

/** Whether `uppfoljning provision` puts it right. */
export const isMended = ({ kind }: ListFault): boolean => !byHand.has(kind);

/** A sentence for an administrator, with the list and column as they are called on the site. */
export const faultWords = ({ kind, list, field, detail = '' }: ListFault, language: Language): string =>
  words[kind][language](language === 'sv' ? list.title : `${list.name} (${list.title})`, column(field), detail);
