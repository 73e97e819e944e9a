import { openTenant, type Tenant } from '../local/tenant.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import { type Command, readArguments, required, WrongUsage } from './command.ts';
import { openSite } from './open-site.ts';
import { fillWithExample } from './start-example.ts';
import { exampleDay } from './start-options.ts';

export const tenantCommand: Command = {
  usage: '--port N --data MAPP [--empty] [--strict] [--throttle ENHETER]',
  about: 'Startar bara SharePoint på den här datorn; --empty utan våra listor.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, {
      port: { type: 'string' },
      data: { type: 'string' },
      empty: { type: 'boolean' },
      strict: { type: 'boolean' },
      throttle: { type: 'string' },
    });
    const port = Number(required(values.port, '--port'));
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUsage('--port ska vara ett tal, 0–65535.');
    const folder = required(values.data, '--data');
    const empty = values.empty === true;
    const stopped = untilStopped();
    const unitsPerMinute = unitsIn(values.throttle);
    const tenant = await open({ folder, port, strict: values.strict === true, ...unitsPerMinute }, empty);
    try {
      if (!empty && !(await isFilled(tenant.siteUrl))) {
        terminal.err('Lägger in exemplet, planen för 2022 …');
        await fillWithExample(tenant.siteUrl, exampleDay);
      }
      terminal.out(tenant.siteUrl);
      await stopped;
    } finally {
      await tenant.close();
    }
    return 0;
  },
};

type Options = {
  readonly folder: string;
  readonly port: number;
  readonly strict: boolean;
  readonly unitsPerMinute?: number;
};

/** Resource units a minute; SharePoint's documented least is 1,250. */
function unitsIn(text: string | undefined): { unitsPerMinute?: number } {
  if (text === undefined) return {};
  const units = Number(text);
  if (!Number.isInteger(units) || units < 1) throw new WrongUsage('--throttle ska vara ett heltal, enheter per minut.');
  return { unitsPerMinute: units };
}

/** An empty tenant has today's time; one with the plan of 2022 begins in that year. */
async function open(options: Options, empty: boolean): Promise<Tenant> {
  try {
    return await openTenant(empty ? options : { ...options, start: exampleDay });
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw new PlanError('unavailable', cause.message, { cause });
  }
}

/** The day reminders begin is set last of all when the example is put in. */
async function isFilled(site: string): Promise<boolean> {
  try {
    const plans = await openSite(site, undefined).store.plans();
    return plans.some(({ remindFrom }) => remindFrom !== null);
  } catch (error) {
    if (isPlanError(error, 'not-found')) return false;
    throw error;
  }
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
