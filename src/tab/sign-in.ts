import type { AuthenticationResult, AuthError, IPublicClientApplication } from '@azure/msal-browser';
import { PlanError } from '../plan/plan-error.ts';
import { fetchMsal } from './parts.ts';
import type { TabConfiguration } from './tab-configuration.ts';
import type { TeamsHost } from './teams-host.ts';

/** Why nobody is signed in, for the page that says so. */
export interface SignInFailure {
  /**
   * `signed-out`: nobody has tried yet, since a window may only be opened by a click. `consent`: somebody has to grant
   * the app its permission. `closed`: the window was closed or refused.
   */
  readonly kind: 'signed-out' | 'consent' | 'closed' | 'refused';
  /** What an administrator needs: Entra's own code and words. */
  readonly detail: string;
}

export interface SignIn {
  /** Null when signed in: without a word, else by one question of the host's. Never twice: a loop is worse than a page
   * that says what is missing. */
  readonly begin: () => Promise<SignInFailure | null>;
  /** Signs in with a window, for a person who clicked; null when signed in. */
  readonly ask: () => Promise<SignInFailure | null>;
  /**
   * A token for SharePoint, renewed without a window; acquired anew where the site `refused` the one that is kept: the
   * keys it was signed with may be gone. Rejects with PlanError `forbidden`, subject `signed-out`, when that is refused.
   */
  readonly token: (last?: { readonly refused: true }) => Promise<string>;
  /** The account that tokens are for, by ids that never change. Rejects as `token` does. */
  readonly account: () => Promise<string>;
}

/** Milliseconds before its end that a token is renewed, as msal does (`tokenRenewalOffsetSeconds`). */
const margin = 300_000;

/** The codes by which Entra says that a person or an administrator has to consent. */
const consentCodes = ['AADSTS65001', 'AADSTS65004', 'AADSTS90094', 'AADSTS650052', 'consent_required'];

/**
 * Signs in through the host (Nested App Auth) where it offers that, else in a window. A client is made only after
 * teams-js has met the host, which is what makes the bridge it looks for
 * (learn.microsoft.com/microsoftteams/platform/concepts/authentication/nested-authentication).
 */
export const createSignIn = (configuration: TabConfiguration, host: TeamsHost): SignIn => {
  const { clientId, authority, sharePointScope } = configuration;
  const scopes = [sharePointScope];
  let client: Promise<IPublicClientApplication> | null = null;

  const open = async (): Promise<IPublicClientApplication> => {
    const msal = await fetchMsal();
    const options = { auth: { clientId, authority, redirectUri: `${window.location.origin}/tab/` } };
    return host.nestedSignIn
      ? await msal.createNestablePublicClientApplication(options)
      : await msal.createStandardPublicClientApplication(options);
  };
  const ready = (): Promise<IPublicClientApplication> => (client ??= open());

  const acquire = async (forceRefresh: boolean): Promise<AuthenticationResult> => {
    const application = await ready();
    const account = application.getActiveAccount() ?? application.getAllAccounts()[0];
    if (account === undefined && !host.nestedSignIn) {
      if (host.loginHint === null) throw new PlanError('forbidden', 'Nobody is signed in.');
      return application.ssoSilent({ scopes, loginHint: host.loginHint });
    }
    return application.acquireTokenSilent({ scopes, forceRefresh, ...(account === undefined ? {} : { account }) });
  };
  // msal keeps it too, but looks it up through its whole cache, before every request.
  let kept: { readonly token: string; readonly until: number } | null = null;
  let account = '';
  const keep = async (forceRefresh: boolean): Promise<string> => {
    const { accessToken, expiresOn, tenantId, uniqueId } = await acquire(forceRefresh);
    account = `${tenantId}.${uniqueId}`;
    kept = { token: accessToken, until: (expiresOn?.getTime() ?? 0) - margin };
    return accessToken;
  };
  // Who asks while one is being acquired waits for that one.
  let acquiring: Promise<string> | null = null;
  const silently = (): Promise<string> => {
    if (kept !== null && Date.now() < kept.until) return Promise.resolve(kept.token);
    acquiring ??= keep(false).finally(() => {
      acquiring = null;
    });
    return acquiring;
  };
  // Requests that are refused together are renewed together.
  let renewing: Promise<string> | null = null;
  const anew = (): Promise<string> => {
    renewing ??= keep(true).finally(() => {
      renewing = null;
    });
    return renewing;
  };
  const inWindow = async (): Promise<void> => {
    const application = await ready();
    kept = null;
    const { account } = await application.acquireTokenPopup({
      scopes,
      ...(host.loginHint === null ? {} : { loginHint: host.loginHint }),
    });
    application.setActiveAccount(account);
  };

  const asking = async (first: unknown): Promise<SignInFailure | null> => {
    try {
      await inWindow();
      return null;
    } catch (second) {
      return failureOf(second, first);
    }
  };

  const token: SignIn['token'] = (last) =>
    (last === undefined ? silently() : anew()).catch((cause: unknown) => {
      if (!navigator.onLine) throw new PlanError('unavailable', 'The sign-in could not be reached.', { cause });
      throw new PlanError('forbidden', 'The sign-in could not be renewed.', { subject: 'signed-out', cause });
    });

  return {
    async begin() {
      try {
        await silently();
        return null;
      } catch (first) {
        if (!host.nestedSignIn) return { kind: 'signed-out', detail: wordsOf(first) };
        return asking(first);
      }
    },
    ask: () => asking(null),
    token,
    async account() {
      await token();
      return account;
    },
  };
};

/** The window's refusal says what is missing; that it was closed says nothing, so the first answer is shown beside it. */
const failureOf = (second: unknown, first: unknown): SignInFailure => {
  const detail = [second, first]
    .filter((error) => error !== null)
    .map(wordsOf)
    .join('\n');
  if (consentCodes.some((code) => detail.includes(code))) return { kind: 'consent', detail };
  const closed = ['user_cancelled', 'popup_window_error', 'empty_window_error'].some((code) => detail.includes(code));
  return { kind: closed ? 'closed' : 'refused', detail };
};

const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = (error as Partial<AuthError>).errorCode;
  return code === undefined || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
};
