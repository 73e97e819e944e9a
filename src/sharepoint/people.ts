import type { SPFI } from '@pnp/sp';
import '@pnp/sp/site-users/web.js';
import '@pnp/sp/webs/index.js';
import { HttpRequestError } from '@pnp/queryable';
import { PlanError } from '../plan/plan-error.ts';
import type { Person } from '../plan/person.ts';
import { toPlanError } from './sharepoint-error.ts';

/** What SharePoint says of a user; a guest's login carries `#ext#`, an app's no principal name. */
export interface SiteUser {
  readonly Id: number;
  readonly LoginName: string;
  readonly Title: string;
  readonly UserPrincipalName?: string | null;
}

const membership = /^i:0#\.f\|membership\|(.+)$/i;

export const personOf = (user: SiteUser): Person => ({
  id: user.Id,
  login: user.LoginName,
  name: user.Title,
  upn: (user.UserPrincipalName || membership.exec(user.LoginName)?.[1] || '').toLowerCase(),
});

/** One who has left the site: their items stay readable, and they are found by having no login. */
export const departed = (id: number): Person => ({
  id,
  login: '',
  name: `Person ${id} (finns inte på webbplatsen)`,
  upn: '',
});

const columns = ['Id', 'LoginName', 'Title', 'UserPrincipalName'];

export const siteUsers = (sp: SPFI): Promise<readonly SiteUser[]> => sp.web.siteUsers.select(...columns)();

export const currentUser = (sp: SPFI): Promise<SiteUser> => sp.web.currentUser.select(...columns)();

/** Whether a login or principal name, however its case, is this person. */
export const isCalled = (person: Person, login: string): boolean => {
  const wanted = login.trim().toLowerCase();
  return person.login.toLowerCase() === wanted || (person.upn !== '' && person.upn === wanted);
};

/** Makes the site know somebody of the organisation. Throws PlanError `not-found` for a stranger. */
export const ensurePerson = async (sp: SPFI, login: string): Promise<Person> => {
  try {
    return personOf(await sp.web.ensureUser(login.trim()));
  } catch (error) {
    // -2130575276: "The specified user could not be found", which comes as 400, 404 or 500.
    if (error instanceof HttpRequestError && /-2130575276|-2146232832/.test(error.message)) {
      throw new PlanError('not-found', 'Kontot finns inte i organisationen.', { subject: login, cause: error });
    }
    throw toPlanError(error, login);
  }
};
