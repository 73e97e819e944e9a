import type { Board } from '../plan/board.ts';
import type { BoardPromise } from '../plan/board-promise.ts';
import { keepPromise } from '../plan/give-ruling.ts';
import { proposeKept, type KeptProposal } from '../plan/kept-promises.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { promiseOf, promiseState, type PromiseState } from '../plan/promises.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { plainWording } from '../plan/wording.ts';
import { type Command, readArguments, requireAll, required, WrongUsage } from './command.ts';
import { dayGiven } from './day-option.ts';
import { openPlan, planOptions, tell } from './open-plan.ts';

const options = {
  ...planOptions,
  owe: { type: 'string' },
  to: { type: 'string' },
  keep: { type: 'string' },
  on: { type: 'string' },
  where: { type: 'string' },
} as const;

type Values = ReturnType<typeof readArguments<typeof options>>['values'];

export const promisesCommand: Command = {
  usage:
    '--site URL --plan NAMN [--keep NYCKEL --on DAG --where TEXT | --owe TEXT --on DAG [--to NÄMND,…]] [--as NAMN] [--json]',
  about: 'Visar återrapporteringar till nämnd; säger att en är lämnad (--keep), eller att en är utlovad (--owe).',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    const change = changeGiven(values);
    const { store, planner, content, act, plannerAct } = await openPlan(values);
    const { plan, boards } = content;
    const all = async () => (await planner.all('promises', plan.key)).map(({ record }) => record);
    if (change !== null) {
      const acted = await plannerAct();
      if (change.kind === 'keep') {
        const key = keyNamed(await all(), change.key);
        await keepPromise(planner, plan.key, key, { on: change.on, where: change.where }, acted);
      } else {
        const to = change.to.map((spelling) => boardSpelt(boards, spelling));
        const owed = { owedOn: change.on, owedText: change.on.toString(), to, text: change.text };
        await planner.add('promises', [promiseOf(plan.key, owed, acted)], acted);
      }
    }
    const promises = (await all()).toSorted((a, b) => a.owedOn.toString().localeCompare(b.owedOn.toString()));
    const proposals = await proposalsIn(store, promises);
    const day = dayOf((await act()).at);
    const told = promises.map((promise) => ({
      key: promise.key,
      state: promiseState(promise, day, boards),
      owedOn: promise.owedOn.toString(),
      owedText: promise.owedText,
      to: promise.to,
      text: promise.text,
      kept: promise.kept && { on: promise.kept.on.toString(), where: promise.kept.where },
      proposals: proposals
        .filter(({ promiseKey }) => promiseKey === promise.key)
        .map(({ promiseKey: _promiseKey, ...proposal }) => ({ ...proposal, on: proposal.on?.toString() ?? null })),
    }));
    const none = told.length === 0 ? ['Inga återrapporteringar är utlovade.'] : [];
    tell(terminal, values.json, { plan: plan.name, promises: told }, [...told.flatMap(inWords), ...none]);
    return 0;
  },
};

/** What is to be changed; null: nothing, it is a list. @throws WrongUsage for half of a change. */
function changeGiven({ owe, keep, on, where, to }: Values) {
  if (owe !== undefined && keep !== undefined) throw new WrongUsage('Antingen --keep eller --owe: inte båda.');
  if (keep !== undefined) {
    if (to !== undefined) throw new WrongUsage('--to hör ihop med --owe.');
    requireAll({ '--keep': keep, '--on': on, '--where': where });
    return { kind: 'keep', key: keep.trim(), on: dayGiven(on, '--on'), where: required(where, '--where') } as const;
  }
  if (owe !== undefined) {
    if (where !== undefined) throw new WrongUsage('--where hör ihop med --keep.');
    requireAll({ '--owe': owe, '--on': on });
    const names = (to ?? '').split(',').map((name) => name.trim());
    return {
      kind: 'owe',
      text: owe.trim(),
      on: dayGiven(on, '--on'),
      to: names.filter((name) => name !== ''),
    } as const;
  }
  if (on !== undefined || where !== undefined || to !== undefined) {
    throw new WrongUsage('--on, --where och --to hör ihop med --keep eller --owe.');
  }
  return null;
}

/** A key may be given without the plan's own, which begins it. */
const keyNamed = (promises: readonly BoardPromise[], given: string): string =>
  promises.find(({ key }) => key === given || key.slice(key.indexOf('|') + 1) === given)?.key ?? given;

/** @throws PlanError `not-found` that names the boards there are. */
const boardSpelt = (boards: readonly Board[], spelling: string): string => {
  const found = boards.find(({ key, name, spellings }) =>
    [key, name, ...spellings].some((known) => plainWording(known) === plainWording(spelling)),
  );
  if (found) return found.key;
  const names = boards.map(({ key }) => key).join(', ');
  throw new PlanError('not-found', `Ingen nämnd heter så. De som finns: ${names}.`, { subject: spelling });
};

/** What the comments of all the site's plans say: a programme's report is told of in the plan of its activities. */
async function proposalsIn(store: PlanStore, promises: readonly BoardPromise[]): Promise<readonly KeptProposal[]> {
  if (promises.every(({ kept }) => kept !== null)) return [];
  const contents = await Promise.all((await store.plans()).map(async ({ key }) => await store.read(key)));
  return contents.flatMap((content) => proposeKept(promises, content));
}

const stateWords: Readonly<Record<PromiseState, string>> = {
  owed: 'Ska lämnas',
  'due-soon': 'Ska lämnas inom kort',
  late: 'Försenad',
  kept: 'Lämnad',
  'kept-later': 'Lämnad senare än utlovat',
  'kept-elsewhere': 'Lämnad på annat sätt',
};

interface Told extends Pick<BoardPromise, 'key' | 'owedText' | 'to' | 'text'> {
  readonly state: PromiseState;
  readonly kept: { readonly on: string; readonly where: string } | null;
  readonly proposals: readonly Pick<KeptProposal, 'sources' | 'words' | 'isGiven' | 'isLater'>[];
}

function inWords({ key, state, owedText, to, text, kept, proposals }: Told): readonly string[] {
  const given = kept === null ? '' : ` (${kept.on}, ${kept.where})`;
  return [
    `[${key.slice(key.indexOf('|') + 1)}] ${owedText}, ${to.length === 0 ? 'alla nämnder' : to.join(' och ')}: ${text}`,
    `  ${stateWords[state]}${given}.`,
    ...proposals.map(({ sources, words, isGiven, isLater }) => {
      const which = `${isGiven ? 'Kan vara lämnad' : 'Kan vara den som kommer'}${isLater ? ', senare än utlovat' : ''}`;
      const where = sources.length === 0 ? '' : ` (${sources.join(', ')})`;
      return `  ${which}: ”${words}”${where}`;
    }),
  ];
}
