import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { LocalPerson } from '../people/people.ts';

/** A channel of the Playground's team; ids are ours and fixed, so that what the bot stored holds over restarts. */
export interface PlaygroundChannel {
  readonly id: string;
  readonly name: string;
}

export interface PlaygroundOptions {
  readonly port: number;
  /** The bot's messaging endpoint, `http://127.0.0.1:3002/api/messages`. */
  readonly botEndpoint: string;
  readonly tenantId: string;
  /** Whose Teams this is: the only one whose chat with the bot it shows. */
  readonly me: LocalPerson;
  /** The rest of the tenant; the Playground wants exactly five. */
  readonly others: readonly LocalPerson[];
  readonly team: PlaygroundTeam;
  /** Where its configuration and log are written. */
  readonly folder: string;
}

/** The Playground's one team: a General channel, which has the team's id, and at most one more. */
export interface PlaygroundTeam {
  readonly id: string;
  readonly name: string;
  readonly channel: PlaygroundChannel | null;
}

/** A running Agents Playground: Teams for one local person. */
export interface Playground {
  readonly me: LocalPerson;
  /** Its page, `http://127.0.0.1:3003/`. */
  readonly address: string;
  /** The conversation of `me` with the bot. */
  readonly chatId: string;
  /** Installs the bot in a chat or a channel, as Teams does when somebody adds the app. */
  install(conversationId: string): Promise<void>;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** The id of a person's own chat with the bot, the same at every start. */
export const chatIdOf = (person: LocalPerson): string => `chat-${person.as}`;

const startsWithin = 60_000;

/**
 * Starts Microsoft's Agents Playground as a child that stays on loopback and ends with us.
 *
 * @throws Error with the Playground's own words when it does not come up (a busy port, a refused configuration).
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  // The child stands in its folder, where a relative path would mean another.
  const folder = resolve(options.folder);
  await mkdir(folder, { recursive: true });
  const config = join(folder, 'm365agentsplayground.yml');
  const log = join(folder, 'playground.log');
  await writeFile(config, JSON.stringify(configOf(options), null, 2));

  const address = `http://127.0.0.1:${options.port}/`;
  const child = fork(
    createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js'),
    // The service address by number: on a machine where `localhost` means ::1 first, the bot would knock in vain.
    ['start', '-e', options.botEndpoint, '-c', 'msteams', '-p', String(options.port)].concat([
      '--service-url',
      `${address}_connector`,
      '--disable-telemetry',
    ]),
    {
      execArgv: [
        '--disable-warning=ExperimentalWarning',
        '--import',
        new URL('./playground-inside.ts', import.meta.url).href,
      ],
      cwd: folder,
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: 'none',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
        M365_AGENTS_PLAYGROUND_LOGFILE: log,
        UPPFOLJNING_AS: options.me.as,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const ended = new Promise<void>((end) => child.once('exit', () => end()));
  try {
    await listening(child, options.port);
  } catch (error) {
    child.kill();
    const words = await readFile(log, 'utf8').catch((cause: unknown) => String(cause));
    throw new Error(`${(error as Error).message}\n${words.slice(-1500)}`, { cause: error });
  }

  return {
    me: options.me,
    address,
    chatId: chatIdOf(options.me),
    ended,
    install: (conversationId) => install(address, conversationId),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/** It says on standard output where it listens: another port than ours means that ours was taken. */
function listening(child: ChildProcess, port: number): Promise<void> {
  return new Promise((ready, reject) => {
    const timer = setTimeout(() => reject(new Error(`Lekplatsen på port ${port} kom inte igång.`)), startsWithin);
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      outcome();
    };
    child.once('exit', (code) => settle(() => reject(new Error(`Lekplatsen på port ${port} slutade (kod ${code}).`))));
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const where = /Listening on (\d+)\n/.exec(said)?.[1];
      if (where === undefined) return;
      if (Number(where) === port) settle(ready);
      else settle(() => reject(new Error(`Porten ${port} är upptagen.`)));
    });
    child.stderr?.resume();
  });
}

async function install(address: string, conversationId: string): Promise<void> {
  const response = await fetch(`${address}_debug/conversation/${encodeURIComponent(conversationId)}/installation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok) throw new Error(`Lekplatsen känner inte samtalet ${conversationId} (${response.status}).`);
}

/** Its configuration file, version 0.1.1 (JSON is YAML). */
function configOf({ me, others, team, tenantId }: PlaygroundOptions): object {
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: '00000000-0000-0000-0000-000000000011', name: 'Uppföljning' },
    currentUser: userOf(me),
    users: others.map(userOf),
    personalChat: { id: chatIdOf(me) },
    groupChat: { id: `group-${me.as}`, name: 'Gruppchatt' },
    team: {
      id: team.id,
      name: team.name,
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: team.channel === null ? [] : [{ ...team.channel }],
    },
  };
}

/** The field is spelt `userPrincipleName` in the Playground's schema. */
function userOf(person: LocalPerson): object {
  const [first = '', ...rest] = person.name.split(' ');
  return {
    id: `29:${person.objectId}`,
    name: person.name,
    userPrincipleName: person.upn,
    aadObjectId: person.objectId,
    givenName: first,
    surname: rest.join(' '),
    email: person.upn,
  };
}
