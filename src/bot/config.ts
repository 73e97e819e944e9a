import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { PlanError } from '../plan/plan-error.ts';
import type { BotCredentials, BotOptions, SendTimes } from './bot.ts';
import { usualTimes } from './main.ts';

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'ett klockslag, "16:00"')
  .transform((text) => Temporal.PlainTime.from(text));

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  SITE_URL: z.url('webbplatsens adress'),
  TAB_URL: z.url('flikens adress, dit kortens länkar leder'),
  DATABASE_URL: z.string().startsWith('postgres', 'en adress till PostgreSQL').optional(),
  DATA_FOLDER: z.string().min(1).optional(),
  TENANT_ID: z.string().min(1).default('00000000-0000-0000-0000-000000000001'),
  CLIENT_ID: z.string().min(1).optional(),
  CLIENT_SECRET: z.string().min(1).optional(),
  MANAGED_IDENTITY_CLIENT_ID: z.string().min(1).optional(),
  SITE_CLIENT_ID: z.string().min(1).optional(),
  SITE_CERTIFICATE: z.string().min(1).optional(),
  REMINDERS_AT: time.optional(),
  CHANNEL_POSTS_AT: time.optional(),
  CARDS_UNTIL: time.optional(),
  LANGUAGE: z.enum(['sv', 'en']).default('sv'),
  LOG_LEVEL: z.enum(['info', 'warn', 'error']).default('info'),
  NODE_ENV: z.string().optional(),
});

/** How the service runs alone, from environment variables. */
export interface BotConfig extends Pick<BotOptions, 'port' | 'database' | 'links'> {
  readonly siteUrl: string;
  readonly tenantId: string;
  readonly times: SendTimes;
  readonly language: 'sv' | 'en';
  readonly logLevel: 'info' | 'warn' | 'error';
  readonly credentials: BotCredentials | null;
  /** The app's right to the site in the cloud: its id, and the file with its certificate; null on this machine. */
  readonly siteRegistration: { readonly clientId: string; readonly certificateFile: string } | null;
}

const invalid = (words: string): PlanError => new PlanError('invalid', words);

type Variables = z.infer<typeof variables>;

const databaseIn = ({ DATABASE_URL, DATA_FOLDER }: Variables): BotOptions['database'] => {
  if (DATABASE_URL !== undefined && DATA_FOLDER !== undefined)
    throw invalid('Sätt DATABASE_URL eller DATA_FOLDER, inte båda.');
  if (DATABASE_URL !== undefined) return { url: DATABASE_URL };
  if (DATA_FOLDER !== undefined) return { folder: DATA_FOLDER };
  throw invalid('Sätt DATABASE_URL (PostgreSQL) eller DATA_FOLDER (en mapp, en process).');
};

const credentialsIn = (given: Variables): BotCredentials | null => {
  const { CLIENT_ID, CLIENT_SECRET, MANAGED_IDENTITY_CLIENT_ID, TENANT_ID, NODE_ENV } = given;
  if (CLIENT_ID === undefined) {
    if (NODE_ENV === 'production')
      throw invalid('CLIENT_ID saknas: utan den prövas ingens identitet, och det går inte i drift.');
    return null;
  }
  return {
    clientId: CLIENT_ID,
    tenantId: TENANT_ID,
    ...(CLIENT_SECRET === undefined ? {} : { clientSecret: CLIENT_SECRET }),
    ...(MANAGED_IDENTITY_CLIENT_ID === undefined ? {} : { managedIdentityClientId: MANAGED_IDENTITY_CLIENT_ID }),
  };
};

/** @throws PlanError `invalid` that names each variable that is missing or wrong, and what it should be */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): BotConfig => {
  const parsed = variables.safeParse(environment);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw invalid(`Tjänstens inställningar är fel. ${wrong.join('; ')}`);
  }
  const given = parsed.data;
  const tab = given.TAB_URL.replace(/\/+$/, '');
  return {
    port: given.PORT,
    database: databaseIn(given),
    siteUrl: given.SITE_URL,
    tenantId: given.TENANT_ID,
    links: { myActivities: `${tab}/#/mina`, plan: `${tab}/#/planen` },
    times: {
      reminders: given.REMINDERS_AT ?? usualTimes.reminders,
      channelPosts: given.CHANNEL_POSTS_AT ?? usualTimes.channelPosts,
      cardsUntil: given.CARDS_UNTIL ?? usualTimes.cardsUntil,
    },
    language: given.LANGUAGE,
    logLevel: given.LOG_LEVEL,
    credentials: credentialsIn(given),
    siteRegistration:
      given.SITE_CLIENT_ID === undefined || given.SITE_CERTIFICATE === undefined
        ? null
        : { clientId: given.SITE_CLIENT_ID, certificateFile: given.SITE_CERTIFICATE },
  };
};
