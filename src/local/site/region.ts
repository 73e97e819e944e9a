import { zones, type Zone } from './zones.ts';
import { badArgument } from '../odata/error.ts';
import type { SiteStore } from './site-store.ts';

/** How a language writes dates and numbers, by SharePoint's number for it (LCID). */
export interface Locale {
  readonly id: number;
  /** BCP 47. */
  readonly tag: string;
  /** yyyy, MM or M, dd or d. */
  readonly date: string;
  readonly dateSeparator: string;
  /** `DateFormat` of the regional settings: 0 month first, 1 day first, 2 year first. */
  readonly dateOrder: 0 | 1 | 2;
  readonly time24: boolean;
  readonly decimal: string;
  readonly group: string;
  readonly listSeparator: string;
  readonly currency: string;
}

/** A site's regional settings: what form values, CAML and rendered rows are read and written by. */
export interface Region {
  readonly locale: Locale;
  readonly zone: Zone;
}

const nbsp = '\u00a0';

function locale(
  id: number,
  tag: string,
  date: string,
  time24: boolean,
  [decimal, group]: readonly [decimal: string, group: string],
  currency: string,
): Locale {
  const dateOrder = date.startsWith('y') ? 2 : date.startsWith('M') ? 0 : 1;
  const listSeparator = decimal === ',' ? ';' : ',';
  const dateSeparator = /[^yMd]/.exec(date)![0];
  return { id, tag, date, dateSeparator, dateOrder, time24, decimal, group, listSeparator, currency };
}

const locales: readonly Locale[] = [
  locale(1053, 'sv-SE', 'yyyy-MM-dd', true, [',', nbsp], 'SEK'),
  locale(1033, 'en-US', 'M/d/yyyy', false, ['.', ','], 'USD'),
  locale(2057, 'en-GB', 'dd/MM/yyyy', true, ['.', ','], 'GBP'),
  locale(1030, 'da-DK', 'dd-MM-yyyy', true, [',', '.'], 'DKK'),
  locale(1044, 'nb-NO', 'dd.MM.yyyy', true, [',', nbsp], 'NOK'),
  locale(1035, 'fi-FI', 'd.M.yyyy', true, [',', nbsp], 'EUR'),
  locale(1031, 'de-DE', 'dd.MM.yyyy', true, [',', '.'], 'EUR'),
];

/** A locale by its LCID; Swedish for one that is not known. */
export function localeOf(id: number): Locale {
  return locales.find((one) => one.id === id) ?? locales[0]!;
}

/** The regional settings of the site: sv-SE and W. Europe until they are changed. */
export class Regions {
  readonly #store: SiteStore;
  #current: Region | undefined;

  constructor(store: SiteStore) {
    this.#store = store;
    store.onRollback(() => (this.#current = undefined));
  }

  get current(): Region {
    this.#current ??= {
      locale: localeOf(Number(this.#store.setting('locale-id') ?? 1053)),
      zone: zones.find(({ id }) => id === Number(this.#store.setting('time-zone-id') ?? 4)) ?? zones[0]!,
    };
    return this.#current;
  }

  /** @throws ODataError 400 for a locale or zone that the stand-in does not know. */
  change({ localeId, zoneId }: { localeId?: number; zoneId?: number }): void {
    if (localeId !== undefined && !locales.some(({ id }) => id === localeId)) throw badArgument('LocaleId');
    if (zoneId !== undefined && !zones.some(({ id }) => id === zoneId)) throw badArgument('TimeZoneId');
    this.#store.write(() => {
      if (localeId !== undefined) this.#store.putSetting('locale-id', String(localeId));
      if (zoneId !== undefined) this.#store.putSetting('time-zone-id', String(zoneId));
    });
    this.#current = undefined;
  }
}
