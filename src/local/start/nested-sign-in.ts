import type { TabContext } from './teams-host.ts';

/** What msal-browser 5.29 asks the bridge; only what is read here. */
interface SignInRequest {
  readonly method: string;
  readonly requestId: string;
  readonly tokenParams?: { readonly clientId: string; readonly scope: string; readonly nonce?: string };
}

/** Seconds until a token is asked anew at this endpoint; the tenant says it. */
interface TokenAnswer {
  readonly access_token: string;
  readonly id_token: string;
  readonly expires_in: number;
}

/**
 * Answers one request of Nested App Auth: `GetInitContext` says who is signed in to Teams, every other method is a
 * token, which is a real one from the tenant's token endpoint, for that person.
 *
 * A refused token is an answer too (`success: false`): the tab then shows what is missing.
 */
export async function answerSignIn(data: string, { person, tenant }: Pick<TabContext, 'person' | 'tenant'>) {
  const request = JSON.parse(data) as SignInRequest;
  const { requestId } = request;
  const account = {
    homeAccountId: `${person.objectId}.${tenant.id}`,
    environment: 'login.microsoftonline.com',
    tenantId: tenant.id,
    localAccountId: person.objectId,
    username: person.upn,
    name: person.name,
  };
  if (request.method === 'GetInitContext') {
    const { homeAccountId, environment, tenantId } = account;
    const initContext = {
      sdkName: 'uppfoljning-teams-frame',
      sdkVersion: '1',
      capabilities: { queryAccount: true },
      accountContext: { homeAccountId, environment, tenantId },
    };
    return { messageType: 'NestedAppAuthResponse', requestId, success: true, initContext };
  }

  const { clientId = '', scope = '', nonce } = request.tokenParams ?? {};
  const form = { grant_type: 'password', username: person.upn, client_id: clientId, scope };
  const response = await fetch(tenant.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams(nonce === undefined ? form : { ...form, nonce }),
  });
  if (!response.ok) {
    const description = `Tenanten gav ingen token (${response.status}): ${await response.text()}`;
    const error = { status: 'PERSISTENT_ERROR', code: 'token_refused', description };
    return { messageType: 'NestedAppAuthResponse', requestId, success: false, error };
  }
  const { access_token, id_token, expires_in } = (await response.json()) as TokenAnswer;
  const token = { access_token, id_token, expires_in, scope, properties: null };
  return { messageType: 'NestedAppAuthResponse', requestId, success: true, token, account };
}
