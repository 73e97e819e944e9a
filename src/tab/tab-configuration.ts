import { PlanError } from '../plan/plan-error.ts';

/** What differs between sites, served beside the tab as `config.json`. */
export interface TabConfiguration {
  /** The app's registration in Entra. */
  readonly clientId: string;
  /** "https://login.microsoftonline.com/<tenant>". */
  readonly authority: string;
  /** Absolute address of the site with the lists. */
  readonly siteUrl: string;
  /** "https://contoso.sharepoint.com/AllSites.Write". */
  readonly sharePointScope: string;
  /** Null: the newest open plan. */
  readonly planKey: string | null;
  /** Answers with the instant of a clock that can be moved; null: the device's own clock. */
  readonly now: string | null;
}

/** Reads `config.json`. Throws PlanError `unavailable` when it is not served, `invalid` with the missing name. */
export const readTabConfiguration = async (address: string): Promise<TabConfiguration> => {
  const response = await fetch(address, { cache: 'no-cache' }).catch((cause: unknown) => {
    throw new PlanError('unavailable', 'The tab could not read its configuration.', { cause });
  });
  if (!response.ok) throw new PlanError('unavailable', `The tab has no configuration: ${response.status}.`);
  return parseTabConfiguration(await response.json());
};

export const parseTabConfiguration = (value: unknown): TabConfiguration => {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (name: string): string => {
    const found = given[name];
    if (typeof found === 'string' && found !== '') return found;
    throw new PlanError('invalid', `config.json lacks ${name}.`, { subject: `config.json: ${name}` });
  };
  const optional = (name: string): string | null =>
    given[name] === undefined || given[name] === null ? null : text(name);
  return {
    clientId: text('clientId'),
    authority: text('authority'),
    siteUrl: text('siteUrl'),
    sharePointScope: text('sharePointScope'),
    planKey: optional('planKey'),
    now: optional('now'),
  };
};
