import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import type { LocalPerson } from '../../src/local/people/people.ts';
import { manifestsAt, packagesFolder, webPartFolder } from './manifests.ts';

const here = fileURLToPath(new URL('./page-host', import.meta.url));

/** A stand-in that runs, in this process or another. */
export interface Place {
  readonly origin: string;
  readonly siteUrl: string;
  /** Where tokens are asked for. */
  readonly tokenUrl: string;
}

/** The page with the web part, below the site whose lists it reads. */
export const pagePath = '/SitePages/Uppfoljning.aspx';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
};

/** A file below a folder, or nothing where there is none; a path may not leave the folder. */
const fileIn = (folder: string, path: string): Buffer | undefined => {
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) && existsSync(file) ? readFileSync(file) : undefined;
};

/** What SharePoint writes into a page of this site for this person. */
const pageContextOf = (place: Place, person: LocalPerson, digest: string) => {
  const { pathname } = new URL(place.siteUrl);
  return {
    webAbsoluteUrl: place.siteUrl,
    webServerRelativeUrl: pathname,
    siteAbsoluteUrl: place.siteUrl,
    siteServerRelativeUrl: pathname,
    webTitle: 'Utbildningsförvaltningen',
    webId: '11111111-1111-1111-1111-111111111111',
    siteId: '22222222-2222-2222-2222-222222222222',
    CorrelationId: '33333333-3333-3333-3333-333333333333',
    currentUICultureName: 'sv-SE',
    currentCultureName: 'sv-SE',
    currentUICultureLCID: 1053,
    ExpFeatures: [],
    killSwitches: {},
    ECSClientFeatures: [],
    formDigestValue: digest,
    formDigestTimeoutSeconds: 1800,
    env: 'prod',
    msGraphEndpointUrl: 'https://graph.invalid',
    aadInstanceUrl: 'https://aad.invalid',
    aadTenantId: '',
    aadUserId: '',
    // Otherwise SPFx asks Entra for a token of its own, which nothing of ours wants.
    isAnonymousGuestUser: true,
    isExternalGuestUser: false,
    isEmailAuthenticationGuestUser: false,
    userPrincipalName: person.upn,
    userDisplayName: person.name,
    userLoginName: person.login,
    webPermMasks: { High: 2147483647, Low: 4294967295 },
  };
};

/** The digest that SharePoint writes into the page that it serves. */
const digestFor = async (place: Place, person: LocalPerson): Promise<string> => {
  const form = new URLSearchParams({ grant_type: 'password', username: person.upn });
  const signedIn = await fetch(place.tokenUrl, { method: 'POST', body: form });
  const { access_token: token } = (await signedIn.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const response = await fetch(`${place.siteUrl}/_api/contextinfo`, { method: 'POST', headers });
  return ((await response.json()) as { FormDigestValue: string }).FormDigestValue;
};

/**
 * SPFx's page on the site's own origin: the page, Microsoft's packages out of node_modules and the compiled web part are
 * answered here, everything else by the stand-in, which the browser asks over its own socket with the site's cookie.
 */
export const hostPages = async (context: BrowserContext, place: Place, person: LocalPerson): Promise<void> => {
  const spPageContextInfo = pageContextOf(place, person, await digestFor(place, person));
  const answer = (path: string): string | Buffer | undefined => {
    if (path === 'boot.json') return JSON.stringify({ manifests: manifestsAt(place.origin), spPageContextInfo });
    if (path === 'assembly.js') return '';
    const stub = /^stub\/(.+)\.js$/.exec(path)?.[1]?.replace('~', '/');
    if (stub !== undefined) return `define([], function () { return window.hostStub(${JSON.stringify(stub)}); });`;
    const [folder = '', ...rest] = path.split('/');
    if (folder === 'packages') return fileIn(packagesFolder, rest.join('/'));
    if (folder === 'assets') return fileIn(join(webPartFolder, 'release/assets'), rest.join('/'));
    return fileIn(here, path);
  };
  await context.route(`${place.siteUrl}${pagePath}*`, (route) =>
    route.fulfill({ contentType: types['.html']!, body: fileIn(here, 'host.html')! }),
  );
  await context.route(`${place.origin}/_spfx/**`, (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname.slice('/_spfx/'.length));
    const body = answer(path);
    const contentType = types[extname(path)] ?? 'application/octet-stream';
    return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ contentType, body });
  });
  await context.route(`${place.origin}/favicon.ico`, (route) => route.fulfill({ status: 204 }));
};
