import { PlanError } from '../plan/plan-error.ts';

/** Somebody of the tenant, who can look at the page. */
export interface SitePerson {
  /** The short name of the address, `?as=controller`. */
  readonly as: string;
  readonly name: string;
  readonly upn: string;
}

/** What the page is told of the tenant on this machine, served beside it as `config.json`. */
export interface SiteConfiguration {
  readonly siteUrl: string;
  /** SharePoint's own page of the list Aktiviteter. */
  readonly listPage: string;
  readonly tokenEndpoint: string;
  /** Answers with the instant of the tenant's clock. */
  readonly now: string;
  readonly people: readonly SitePerson[];
}

/** @throws PlanError `unavailable` when nobody answers. */
export const readJson = async <T>(address: string): Promise<T> => {
  const response = await fetch(address, { cache: 'no-store' }).catch((cause: unknown) => {
    throw new PlanError('unavailable', `${address} does not answer.`, { cause });
  });
  if (!response.ok) throw new PlanError('unavailable', `${address} answered ${response.status}.`);
  return (await response.json()) as T;
};

/** Tokens for one person, each kept until a minute before it runs out. @throws PlanError `forbidden` when refused. */
export const tokensFor = (endpoint: string, { upn }: SitePerson): (() => Promise<string>) => {
  let kept: { readonly token: string; readonly until: number } | null = null;
  return async () => {
    if (kept !== null && performance.now() < kept.until) return kept.token;
    const form = new URLSearchParams({ grant_type: 'password', username: upn });
    const response = await fetch(endpoint, { method: 'POST', body: form });
    if (!response.ok) throw new PlanError('forbidden', `The tenant gave no token: ${response.status}.`);
    const { access_token: token, expires_in } = (await response.json()) as {
      readonly access_token: string;
      readonly expires_in: number;
    };
    kept = { token, until: performance.now() + (expires_in - 60) * 1000 };
    return token;
  };
};
