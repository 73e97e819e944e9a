import { basename } from 'node:path';
import { planFromDraft } from '../import/plan-from-draft.ts';
import { planFromObjektplan } from '../import/plan-from-objektplan.ts';
import { planFromProgramme } from '../import/plan-from-programme.ts';
import { printDraft } from '../import/print-draft.ts';
import { printObjektplan } from '../import/print-objektplan.ts';
import { type AnyDraft, readAnyDocument } from '../import/read-any-document.ts';
import { printProgramme } from '../import/draft-programme.ts';
import type { DraftPlan, DraftSource } from '../plan/draft-plan.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import { keyOfWording } from '../plan/wording.ts';
import type { Person } from '../plan/person.ts';
import type { PlanStore } from '../plan/plan-store.ts';
import { boardIn } from '../sharepoint/board-item.ts';
import { wholeItems } from '../sharepoint/plan-frame.ts';
import { openPlannerStore } from '../sharepoint/sharepoint-planner-store.ts';
import { writeRecords } from '../sharepoint/write-records.ts';
import { writePlan, type WrittenPlan } from '../sharepoint/write-plan.ts';
import {
  type Command,
  readArguments,
  required,
  siteAddress,
  siteOptions,
  type Terminal,
  WrongUsage,
} from './command.ts';
import { readGivenFile } from './given-file.ts';
import { columnsInWords, objektplanInWords, programmeInWords } from './import-in-words.ts';
import { keepMap, keptMap, withYear } from './kept-map.ts';
import { openSite, planNamed } from './open-site.ts';

export const importCommand: Command = {
  usage: 'FIL [--site URL --plan NAMN] [--dry-run] [--map FIL] [--year ÅR] [--as NAMN] [--json]',
  about: 'Läser en plan ur Word, Excel, PDF eller text och skriver den i listorna; --dry-run läser bara.',
  async run(argv, terminal) {
    const options = {
      ...siteOptions,
      plan: { type: 'string' },
      map: { type: 'string' },
      year: { type: 'string' },
      'dry-run': { type: 'boolean' },
    } as const;
    const { values, positionals } = readArguments(argv, options, ['FIL']);
    const dryRun = values['dry-run'] === true;
    if (!dryRun && values.site === undefined) throw new WrongUsage('--site och --plan behövs, eller --dry-run.');
    const target = dryRun ? undefined : { site: siteAddress(values.site), plan: required(values.plan, '--plan') };
    const file = positionals[0]!;
    const map = withYear(await keptMap(values.map), values.year);
    const read = await readAnyDocument(basename(file), await readGivenFile(file), map);
    if (read.kind !== 'plan') {
      const { printed, lines } = otherInWords(read);
      const written = target === undefined ? undefined : await writeOther(read, target, values.as, terminal);
      const notes = written === undefined ? [] : [...written.notes, ...writtenInWords(written)];
      const json = written === undefined ? printed : { ...printed, written };
      for (const line of values.json ? [JSON.stringify(json)] : [...lines, ...notes]) terminal.out(line);
      return 0;
    }
    const { draft } = read;
    await keepMap(values.map, draft.columns ?? []);
    if (target !== undefined && draft.rows.length === 0) {
      throw new PlanError('invalid', 'Dokumentet har inga aktiviteter att skriva.', { subject: basename(file) });
    }
    const written = target === undefined ? undefined : await write(draft, target, values.as, terminal);
    if (values.json) {
      const printed = values.map === undefined ? printDraft(draft) : printDraft(draft, true);
      terminal.out(JSON.stringify(written === undefined ? printed : { ...printed, written }));
    } else {
      for (const line of [...inWords(draft, written), ...(dryRun ? columnsInWords(draft) : [])]) terminal.out(line);
    }
    return 0;
  },
};

type Other = Exclude<AnyDraft, { readonly kind: 'plan' }>;

const otherInWords = (read: Other): { readonly printed: object; readonly lines: readonly string[] } =>
  read.kind === 'objektplan'
    ? { printed: printObjektplan(read.draft), lines: objektplanInWords(read.draft) }
    : { printed: printProgramme(read.draft), lines: programmeInWords(read.draft) };

type Target = { readonly site: string; readonly plan: string };

/** Writes an objektplan or a programme as the plan of that name, which is made if there is none. */
async function writeOther(
  read: Other,
  target: Target,
  as: string | undefined,
  terminal: Terminal,
): Promise<WrittenPlan & { readonly notes: readonly string[] }> {
  const { sp, store, now } = openSite(target.site, as);
  const plans = await store.plans();
  const planKey = await planKeyOf(target.plan, () => planNamed(store, target.plan));
  const by = await requirePlanner(store);
  const planners = openPlannerStore(sp);
  const act = { by, at: await now(), via: 'import' } as const;
  const boards = (await wholeItems(sp, 'Boards')).map(boardIn);
  const named = { planKey, name: target.plan, boards };
  const records =
    read.kind === 'objektplan' ? planFromObjektplan(read.draft, named, act) : planFromProgramme(read.draft, named, act);
  const isNew = !plans.some(({ key }) => key === planKey);
  const written = await writeRecords(planners, records, { act, isNew, progress: (list) => terminal.err(list) });
  return { ...written, notes: records.notes };
}

async function requirePlanner(store: PlanStore): Promise<Person> {
  const { person, isPlanner } = await store.viewer();
  if (isPlanner) return person;
  throw new PlanError('forbidden', 'Bara en planerare får läsa in en plan.', { subject: person.name });
}

/** Writes the draft as the plan of that name, which is made if there is none. */
async function write(
  draft: DraftPlan,
  target: Target,
  as: string | undefined,
  terminal: Terminal,
): Promise<WrittenPlan> {
  const { sp, store, now } = openSite(target.site, as);
  const planKey = await planKeyOf(target.plan, () => planNamed(store, target.plan));
  const by = await requirePlanner(store);
  let said = '';
  return await writePlan(sp, planFromDraft(draft, { planKey, name: target.plan }), {
    act: { by, at: await now(), via: 'import' },
    progress: (done, of, list) => {
      const line = `${list}: ${done} av ${of}`;
      if (line !== said) terminal.err(line);
      said = line;
    },
  });
}

async function planKeyOf(name: string, find: () => Promise<{ key: string }>): Promise<string> {
  try {
    return (await find()).key;
  } catch (error) {
    // No plan of that name: it is made. A site without lists is another subject.
    if (isPlanError(error, 'not-found') && error.subject === name) return keyOfWording(name);
    throw error;
  }
}

function inWords(draft: DraftPlan, written: WrittenPlan | undefined): string[] {
  const { document, rows, groups, activities, differences, problems } = draft;
  const asOf = document.asOf === null ? '' : `, per ${document.asOf}`;
  const lines = [
    `${document.title ?? 'Plan utan titel'}${asOf}`,
    `${rows.length} rader, ${activities} aktiviteter under ${groups} mål.`,
  ];
  for (const { rows: pair, text } of differences) {
    lines.push(`Att stämma av: ${pair.map((index) => place(rows[index]!.source)).join(' och ')}: ${text}`);
  }
  for (const { source, message } of problems) lines.push(`Problem, ${place(source)}: ${message}`);
  return written === undefined ? lines : [...lines, ...writtenInWords(written)];
}

function writtenInWords({ created, unchanged, differing, gone }: WrittenPlan): readonly string[] {
  const count = gone.length === 0 ? '' : `, ${gone.length} finns inte längre i dokumentet`;
  return [
    ...differing.map(({ list, key, columns }) => `Lämnas som det står i ${list}: ${key} (${columns.join(', ')})`),
    ...gone.map(({ list, key }) => `Finns inte längre i dokumentet men i ${list}: ${key}`),
    `${created} poster skrivna, ${unchanged} fanns redan${count}.`,
  ];
}

function place({ line, page, row, sheet }: DraftSource): string {
  if (line !== undefined) return `rad ${line}`;
  if (page !== undefined) return `sida ${page}`;
  return sheet === undefined ? `tabellrad ${row ?? '?'}` : `bladet ${sheet}, rad ${row ?? '?'}`;
}
