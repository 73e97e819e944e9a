import { basename } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { planFromDraft } from '../import/plan-from-draft.ts';
import { readDocument } from '../import/read-document.ts';
import {
  adoptedFrom,
  latestOf,
  sinceAdopted,
  versionOf,
  writeAdopted,
  type SinceAdopted,
} from '../plan/adopted-plan.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { AdoptedActivity, PlanVersion } from '../plan/plan-version.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { boardNamed } from '../report/report-rows.ts';
import { type Command, readArguments, required, siteAddress, siteOptions, type Terminal } from './command.ts';
import { compareImport } from './compare-import.ts';
import { dayGiven } from './day-option.ts';
import { plannerAct } from './decide.ts';
import { givenVerdicts, keepQuestions, questionInWords } from './given-verdicts.ts';
import { readGivenFile } from './given-file.ts';
import { openDecidedPlan, type OpenDecidedPlan } from './open-decided-plan.ts';
import { openSite, planNamed, type OpenSite } from './open-site.ts';

export const adoptCommand: Command = {
  usage:
    '--site URL --plan NAMN [--board NÄMND --on DAG [--paragraph "§ 112"] [--dnr DNR] [--file FIL [--accept FIL]]] [--as NAMN] [--json]',
  about:
    'Skriver ned att en nämnd har beslutat planen, som den står eller i nämndens egen lydelse (--file); utan --on: vad som skiljer sedan dess.',
  async run(argv, terminal) {
    const options = {
      ...siteOptions,
      plan: { type: 'string' },
      board: { type: 'string' },
      on: { type: 'string' },
      paragraph: { type: 'string' },
      dnr: { type: 'string' },
      file: { type: 'string' },
      accept: { type: 'string' },
    } as const;
    const { values } = readArguments(argv, options);
    const [site, name] = [siteAddress(values.site), required(values.plan, '--plan')];
    const isTold = values.on !== undefined;
    const adoptedOn = isTold ? dayGiven(values.on, '--on') : null;
    if (isTold) required(values.board, '--board');
    const open = openSite(site, values.as);
    const { key, year } = await planNamed(open.store, name);
    const standing = await openDecidedPlan(open, key);
    const boards = (await standing.planner.all('boards', key)).map(({ record }) => record);
    const board = values.board === undefined ? undefined : boardNamed(boards, values.board);
    if (adoptedOn === null || board === undefined) {
      const keys = board === undefined ? boards.map((one) => one.key) : [board.key];
      tellSince(sinceEach(standing, keys), values.json === true, terminal);
      return 0;
    }
    const act = await plannerAct(open);
    if (Temporal.PlainDate.compare(adoptedOn, dayOf(act.at)) > 0) {
      throw new PlanError('invalid', 'Den dagen har inte kommit. Ett beslut skrivs ned när det är fattat.', {
        subject: adoptedOn.toString(),
      });
    }
    const adopted =
      values.file === undefined
        ? adoptedFrom(standing.decided, board.key)
        : await adoptedInFile(
            open,
            { key, name, file: values.file, accept: values.accept, board: board.key },
            terminal,
          );
    const decision = {
      planKey: key,
      year,
      boardKey: board.key,
      adoptedOn,
      paragraph: values.paragraph?.trim() ?? '',
      reference: values.dnr?.trim() ?? '',
    };
    const version = versionOf(decision, adopted, standing.versions);
    if (!('acted' in version)) {
      // The content first: a version never points at what is not there.
      await standing.planner.files.write(version.contentPath, new TextEncoder().encode(writeAdopted(adopted)), act);
      await standing.planner.add('planVersions', [{ ...version, acted: act }], act);
    }
    const { number, contentPath } = version;
    const isStanding = 'acted' in version;
    if (values.json) {
      const told = { done: !isStanding, board: board.key, number, activities: adopted.length, contentPath };
      terminal.out(JSON.stringify(told));
    } else if (isStanding) terminal.out(`Beslutet finns redan, som version ${number}. Inget är ändrat.`);
    else terminal.out(`${board.key}: beslutad plan, version ${number}, med ${adopted.length} aktiviteter.`);
    return 0;
  },
};

interface BoardsDocument {
  /** Of the plan. */
  readonly key: string;
  readonly name: string;
  readonly file: string;
  readonly accept: string | undefined;
  readonly board: string;
}

/**
 * What the board's own document adopts: the plan's activities in its wording. @throws PlanError `invalid` where it has
 * activities that the plan does not have, or that may be others: they are read in or answered for first.
 */
async function adoptedInFile(
  open: OpenSite,
  { key, name, file, accept, board }: BoardsDocument,
  terminal: Terminal,
): Promise<readonly AdoptedActivity[]> {
  const draft = await readDocument(basename(file), await readGivenFile(file));
  const document = planFromDraft(draft, { planKey: key, name });
  const { again } = await compareImport(open, document, await givenVerdicts(accept));
  const { questions, added, split } = again.difference;
  await keepQuestions(accept, questions);
  for (const line of questions.flatMap(questionInWords)) terminal.err(line);
  for (const { title } of [...added, ...split]) terminal.err(`Finns inte i planen: ${title}`);
  if (questions.length > 0) {
    const answer = accept === undefined ? 'med --accept FIL' : `i ${accept}`;
    throw new PlanError('invalid', `Svara ja eller nej på frågorna ${answer} först. Inget är beslutat.`, {
      subject: file,
    });
  }
  if (added.length + split.length > 0) {
    const message = 'Dokumentet har aktiviteter som planen inte har. Läs in det med import först. Inget är beslutat.';
    throw new PlanError('invalid', message, { subject: file });
  }
  return adoptedFrom(again.plan, board);
}

interface Since {
  readonly board: string;
  readonly version: PlanVersion;
  readonly since: SinceAdopted | null;
}

const sinceEach = ({ decided, versions }: OpenDecidedPlan, boards: readonly string[]): readonly Since[] =>
  boards.flatMap((board): Since[] => {
    const version = latestOf(versions, board);
    if (version === undefined) return [];
    const content = decided.adopted[versions.indexOf(version)] ?? null;
    const since = content === null ? null : sinceAdopted(content, board, decided, decided.continuations);
    return [{ board, version, since }];
  });

const words = {
  added: 'tillkomna',
  dropped: 'utgår',
  moved: 'framflyttade',
  reworded: 'i ny lydelse',
  merged: 'uppgår i andra',
  split: 'delade',
  transferred: 'överförda',
} as const satisfies Record<keyof SinceAdopted, string>;

function tellSince(all: readonly Since[], json: boolean, terminal: Terminal): void {
  if (json) {
    const told = all.map(({ board, version: { number, adoptedOn, paragraph, reference }, since }) => ({
      board,
      number,
      adoptedOn: adoptedOn.toString(),
      paragraph,
      reference,
      since,
    }));
    terminal.out(JSON.stringify({ versions: told }));
    return;
  }
  for (const { board, version, since } of all) {
    const { number, adoptedOn, paragraph } = version;
    const counts =
      since === null
        ? ['innehållet är inte känt']
        : (Object.keys(words) as (keyof SinceAdopted)[]).map((kind) => `${since[kind].length} ${words[kind]}`);
    terminal.out(`${board}, version ${number}, ${adoptedOn.toString()} ${paragraph}: ${counts.join(', ')}.`);
  }
  if (all.length === 0) terminal.out('Ingen nämnd har beslutat planen.');
}
