import { Temporal } from 'temporal-polyfill';
import { siteTokenFrom, type SiteRegistration, type SiteToken } from '../bot/site-token.ts';
import { PlanError } from '../plan/plan-error.ts';
import { findPerson, people, tenantId } from '../local/people/people.ts';
import { WrongUsage } from './command.ts';
import { readGivenFile } from './given-file.ts';

/** A token is asked anew when it has less than this left, in milliseconds. */
const margin = 60_000;

/** Somebody signed in to a site. */
export interface SignedIn {
  /** A bearer token, kept until it is about to expire. */
  readonly token: () => Promise<string>;
  /** The site's own time, to the second: on this machine its clock can be moved. */
  readonly now: () => Promise<Temporal.Instant>;
}

/** Whether a site is the stand-in on this machine. */
export function isLoopback(site: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(site).hostname);
}

/**
 * How the command line signs in to a site: on this machine as the planner, or as the one named; elsewhere as the app,
 * with a certificate (SharePoint REST takes no client secrets). The functions throw PlanError `forbidden` with what is
 * missing, `unavailable` when nobody answers.
 *
 * @throws WrongUsage when somebody is named for a site that is not on this machine.
 */
export function signIn(site: string, as: string | undefined): SignedIn {
  if (isLoopback(site)) return signInHere(site, as ?? 'planner');
  if (as !== undefined) throw new WrongUsage('--as går bara på en webbplats på den här datorn.');
  let app: Promise<SiteToken> | undefined;
  return {
    token: async () => {
      app ??= registration(site, process.env).then((given) => siteTokenFrom(site, given));
      return (await app)();
    },
    now: () => Promise.resolve(Temporal.Now.instant().round('second')),
  };
}

/** `time` is the site's when the token was given. */
type Token = { readonly token: string; readonly seconds: number; readonly time: Temporal.Instant };

function signInHere(site: string, as: string): SignedIn {
  let kept: (Token & { asked: number }) | undefined;
  const current = async () => {
    if (kept === undefined || kept.asked + kept.seconds * 1000 - margin < performance.now()) {
      kept = { ...(await localToken(site, as)), asked: performance.now() };
    }
    return kept;
  };
  return {
    token: async () => (await current()).token,
    now: async () => {
      const { time, asked } = await current();
      return time.add({ milliseconds: Math.round(performance.now() - asked) }).round('second');
    },
  };
}

async function localToken(site: string, as: string): Promise<Token> {
  const { origin } = new URL(site);
  const body = new URLSearchParams({ grant_type: 'password', username: as });
  const response = await fetch(`${origin}/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body }).catch(
    (cause: unknown) => {
      throw new PlanError('unavailable', 'Ingen svarar där. Starta med "npm start" eller "uppfoljning tenant".', {
        subject: origin,
        cause,
      });
    },
  );
  if (!response.ok) {
    const known = people.map((person) => person.as).join(', ');
    const why =
      findPerson(as) === undefined
        ? `Ingen heter så på den här datorn. De som finns: ${known}.`
        : `Inloggningen nekades (${response.status}). ${(await response.text()).slice(0, 300)}`;
    throw new PlanError('forbidden', why, { subject: as });
  }
  const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
  // The machine's own time would date what is written years after the plan's.
  const time = Temporal.Instant.fromEpochMilliseconds(Date.parse(response.headers.get('date') ?? ''));
  return { token: access_token, seconds: expires_in, time };
}

const variables = ['UPPFOLJNING_TENANT_ID', 'UPPFOLJNING_CLIENT_ID', 'UPPFOLJNING_CERTIFICATE'] as const;

async function registration(site: string, env: NodeJS.ProcessEnv): Promise<SiteRegistration> {
  const [tenant, client, file] = variables.map((name) => env[name]);
  if (!tenant || !client || !file) {
    const missing = variables.filter((name) => !env[name]).join(', ');
    throw new PlanError(
      'forbidden',
      `För att logga in på en webbplats i molnet behövs en appregistrering i Entra med programbehörigheten ` +
        `Sites.Selected, rätt till webbplatsen, och ett certifikat. Sätt UPPFOLJNING_TENANT_ID, UPPFOLJNING_CLIENT_ID ` +
        `och UPPFOLJNING_CERTIFICATE (en PEM-fil med nyckel och certifikat). Nu saknas: ${missing}.`,
      { subject: new URL(site).origin },
    );
  }
  const certificate = Buffer.from(await readGivenFile(file)).toString('utf8');
  return { tenantId: tenant, clientId: client, certificate };
}
