import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { serviceApp, tenantId, type LocalPerson } from './people.ts';
import type { Clock } from '../clock.ts';
import type { SiteStore } from '../site/site-store.ts';

/** Seconds that an access token lasts, in real time: browsers judge `exp` by their own clock, which cannot be moved. */
export const tokenLifetime = 3600;

/** What a token of this tenant says about who holds it. */
export interface Claims {
  readonly aud: string;
  readonly exp: number;
  readonly nbf: number;
  readonly oid: string;
  readonly upn?: string;
  readonly idtyp: 'user' | 'app';
}

/** Why a bearer token was not taken. */
export type Refusal = 'foreign' | 'expired' | 'wrong-audience';

/** Issues and checks the tenant's tokens: JWT signed ES256 with a key of the tenant's own. */
export class TokenIssuer {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #real: Clock;
  readonly #origin: string;
  readonly #issuer: string;
  readonly #seen = new Map<string, Claims>();

  constructor(store: SiteStore, origin: string, real: Clock) {
    let pem = store.setting('token-key');
    if (pem === undefined) {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
      store.putSetting('token-key', pem);
    }
    this.#privateKey = createPrivateKey(pem);
    this.#publicKey = createPublicKey(this.#privateKey);
    this.#real = real;
    this.#origin = origin;
    this.#issuer = `${origin}/${tenantId}/v2.0`;
  }

  /** An access token for a person, good for one audience (an origin). `lifetime` in seconds. */
  forPerson(person: LocalPerson, audience: string, lifetime = tokenLifetime): string {
    const about = { scp: 'AllSites.Write AllSites.FullControl', ...aboutPerson(person) };
    return this.#issue({ aud: audience, idtyp: 'user', ...about }, lifetime);
  }

  /** An access token for the app itself. */
  forApp(audience: string, lifetime = tokenLifetime): string {
    const about = { oid: serviceApp.objectId, appid: serviceApp.clientId, app_displayname: serviceApp.name };
    return this.#issue({ aud: audience, idtyp: 'app', roles: ['Sites.Selected'], ...about }, lifetime);
  }

  /** An id token for a person, as sign-in hands to the client that asked. */
  idToken(person: LocalPerson, clientId: string, nonce?: string): string {
    const claims = { aud: clientId, preferred_username: person.upn, ...aboutPerson(person) };
    return this.#issue(nonce === undefined ? claims : { ...claims, nonce }, tokenLifetime);
  }

  /** Who a bearer token speaks for, or why it does not. Behind a proxy the site answers to its own name too. */
  check(token: string, audience: string): Claims | Refusal {
    const claims = this.#seen.get(token) ?? this.#verified(token);
    if (!claims) return 'foreign';
    if (claims.exp <= this.#seconds() || claims.nbf > this.#seconds() + 60) return 'expired';
    return claims.aud === audience || claims.aud === this.#origin ? claims : 'wrong-audience';
  }

  #issue(claims: object, lifetime: number): string {
    const now = this.#seconds();
    const times = { iat: now, nbf: now, exp: now + lifetime };
    const head = encode({ typ: 'JWT', alg: 'ES256', kid: 'local' });
    const body = encode({ iss: this.#issuer, tid: tenantId, ver: '2.0', ...claims, ...times, uti: randomUUID() });
    const key = { key: this.#privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return `${head}.${body}.${sign('sha256', Buffer.from(`${head}.${body}`), key).toString('base64url')}`;
  }

  #verified(token: string): Claims | undefined {
    const [head, body, signature, ...more] = token.split('.');
    if (!head || !body || !signature || more.length > 0) return undefined;
    const key = { key: this.#publicKey, dsaEncoding: 'ieee-p1363' } as const;
    const signed = Buffer.from(`${head}.${body}`);
    if (!verify('sha256', signed, key, Buffer.from(signature, 'base64url'))) return undefined;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
    if (this.#seen.size > 1000) this.#seen.clear();
    this.#seen.set(token, claims);
    return claims;
  }

  #seconds(): number {
    return Math.floor(this.#real.now().epochMilliseconds / 1000);
  }
}

function aboutPerson(person: LocalPerson) {
  return { oid: person.objectId, sub: person.objectId, name: person.name, upn: person.upn };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
