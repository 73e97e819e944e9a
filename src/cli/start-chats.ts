import { join } from 'node:path';
import { findPerson, type LocalPerson, people, planner, tenantId } from '../local/people/people.ts';
import { chatIdOf, type Playground, type PlaygroundTeam, startPlayground } from '../local/playground/playground.ts';
import type { StartChannel } from '../local/start-state.ts';
import { PlanError } from '../plan/plan-error.ts';

const teamName = 'Utbildningsförvaltningen';

/**
 * The boards' channels. A Playground has one team with its General channel, which has the team's own id, and one
 * channel more: so the second board's is General.
 */
export const boardChannels: readonly (StartChannel & { readonly boardKey: string })[] = [
  channel('channel-bin', 'BiN', 'Bildningsnämnden', 'Bildningsnämnden'),
  channel('channel-bou', 'BoU', 'Barn- och ungdomsnämnden', 'General'),
];

function channel(id: string, boardKey: string, board: string, name: string) {
  return { id, boardKey, board, short: boardKey, label: `${teamName} - ${name}` };
}

const channelsTeam: PlaygroundTeam = {
  id: 'channel-bou',
  name: teamName,
  channel: { id: 'channel-bin', name: 'Bildningsnämnden' },
};

/** The one whose Playground has the channels. */
export const channelsOf: LocalPerson = planner;

/** Those who have a chat from the start: the planner, and an owner with a handful to answer. */
export const chatsFromStart: readonly LocalPerson[] = [channelsOf, findPerson('samordnare.elevhalsa')!];

/** Agents Playgrounds, one a person, each on a port of its own. */
export interface Chats {
  addressOf(person: LocalPerson): string | null;
  /** Begins to start a person's Playground beside whatever else is done; what comes of it is told by `open`. */
  prepare(person: LocalPerson): void;
  /**
   * Starts the person's Playground, if it is not running, and installs the bot in it.
   *
   * @returns the conversations it was installed in.
   * @throws PlanError `not-found` for a stranger; Error with the Playground's words when it does not start.
   */
  open(as: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The port of a person's Playground, `first` being the lowest. */
export const chatPort = (person: LocalPerson, first: number): number => first + people.indexOf(person);

export function keepChats(options: {
  readonly firstPort: number;
  readonly folder: string;
  readonly botEndpoint: string;
}): Chats {
  const running = new Map<string, Promise<Playground>>();
  const open = new Map<string, Playground>();

  const begin = async (me: LocalPerson): Promise<Playground> => {
    const playground = await startPlayground({
      port: chatPort(me, options.firstPort),
      botEndpoint: options.botEndpoint,
      tenantId,
      me,
      others: people.filter((one) => one !== me),
      team: me === channelsOf ? channelsTeam : { id: `team-${me.as}`, name: teamName, channel: null },
      folder: join(options.folder, me.as),
    });
    open.set(me.as, playground);
    void playground.ended.then(() => {
      open.delete(me.as);
      running.delete(me.as);
    });
    return playground;
  };

  const started = (me: LocalPerson): Promise<Playground> => {
    const known = running.get(me.as);
    if (known !== undefined) return known;
    const starting = begin(me).catch((error: unknown) => {
      // The next one who asks tries again.
      running.delete(me.as);
      throw error;
    });
    running.set(me.as, starting);
    return starting;
  };

  return {
    addressOf: ({ as }) => open.get(as)?.address ?? null,
    prepare: (person) => void Promise.allSettled([started(person)]),
    async open(as) {
      const me = findPerson(as);
      if (me === undefined) throw new PlanError('not-found', 'Det finns ingen sådan person här.', { subject: as });
      const playground = await started(me);
      const conversations = [chatIdOf(me), ...(me === channelsOf ? boardChannels.map(({ id }) => id) : [])];
      await Promise.all(conversations.map((id) => playground.install(id)));
      return conversations;
    },
    async close() {
      await Promise.allSettled(running.values());
      await Promise.all([...open.values()].map((playground) => playground.stop()));
    },
  };
}
