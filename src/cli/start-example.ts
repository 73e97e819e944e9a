import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import type { Board } from '../plan/board.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlanContent } from '../plan/plan.ts';
import { putBoard, putPeriod, putPlan } from '../sharepoint/put-frame.ts';
import { assignCommand } from './assign-command.ts';
import type { Command, Terminal } from './command.ts';
import { importCommand } from './import-command.ts';
import { openSite, planNamed } from './open-site.ts';
import { provisionCommand } from './provision-command.ts';
import { boardChannels } from './start-chats.ts';

const planName = 'Verksamhetsplan 2022';
const example = (name: string): string => fileURLToPath(new URL(`./example/${name}`, import.meta.url));

/**
 * Fills an empty site with the plan of 2022 by the same commands that a planner would run, then sets what a planner
 * sets by hand: the boards' channels, the open period, and the day before which nothing is reminded. Cut off and run
 * again it makes what is missing.
 *
 * @throws PlanError, or Error with the command's words.
 */
export async function fillWithExample(site: string, day: Temporal.PlainDate): Promise<void> {
  await run(provisionCommand, ['--site', site]);
  await run(importCommand, [example('uppfoljning-2022.docx'), '--site', site, '--plan', planName]);
  await run(assignCommand, [example('assignments-2022.csv'), '--site', site, '--plan', planName]);

  await openForAnswers(site, planName, day);
}

/** Brings the lists of a folder filled by an earlier version up to this one: a list without a new column cannot be read. */
export async function upgradeLists(site: string): Promise<void> {
  await run(provisionCommand, ['--site', site]);
}

/** The frame around the activities of a plan that is to be answered: channels, the period Bokslut, reminders on. */
export async function openForAnswers(site: string, plan: string, day: Temporal.PlainDate): Promise<void> {
  const { sp, store } = openSite(site, undefined);
  const content = await store.read((await planNamed(store, plan)).key);
  for (const { board, before } of boardsWithChannels(content)) await putBoard(sp, board, before);
  const { year, key } = content.plan;
  await putPeriod(sp, {
    key: `${key}|bokslut`,
    planKey: key,
    name: 'Bokslut',
    perDatum: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
    opensOn: day,
    answersDueOn: Temporal.PlainDate.from({ year: year + 1, month: 1, day: 13 }),
    state: 'open',
  });
  await putPlan(sp, { ...content.plan, remindFrom: day }, content.plan);
}

function boardsWithChannels({ boards }: PlanContent): readonly { board: Board; before: Board }[] {
  return boards.flatMap((board) => {
    const channel = boardChannels.find(({ boardKey }) => boardKey.toLowerCase() === board.key.toLowerCase());
    return channel === undefined ? [] : [{ board: { ...board, channelId: channel.id }, before: board }];
  });
}

/** Runs a command as a person would, and keeps what it says for the day it is refused. */
async function run(command: Command, argv: readonly string[]): Promise<void> {
  const said: string[] = [];
  const terminal: Terminal = { out: (line) => said.push(line), err: (line) => said.push(line) };
  const code = await command.run(argv, terminal);
  if (code !== 0) throw new PlanError('invalid', `Exemplet kunde inte läggas in.\n${said.join('\n')}`);
}
