import { basename } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { planFromDraft } from '../import/plan-from-draft.ts';
import { readDocument } from '../import/read-document.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Unreadable } from '../plan/plan.ts';
import type { BoardReport } from '../plan/report.ts';
import { openPlannerStore } from '../sharepoint/sharepoint-planner-store.ts';
import { countingRules, type CountingRule } from '../report/counting.ts';
import { excelReport } from '../report/excel-report.ts';
import { intoTemplate } from '../report/into-template.ts';
import { templateFields } from '../report/template-fields.ts';
import { reportOrders } from '../report/form.ts';
import { reportOf, type ReportModel } from '../report/report-model.ts';
import type { ReportSource } from '../report/report-rows.ts';
import { notLocked } from '../report/report-titles.ts';
import { wordReport } from '../report/word-report.ts';
import type { Memo } from '../report/memo.ts';
import { memoOfReport } from '../report/memo-of-report.ts';
import { linkoping } from '../report/preset-forms.ts';
import { printMemo } from '../report/print-memo.ts';
import { printPage } from '../report/print-page.ts';
import { wordMemo } from '../report/word-memo.ts';
import {
  type Command,
  type ExitCode,
  readArguments,
  requireAll,
  required,
  siteAddress,
  siteOptions,
  type Terminal,
  WrongUsage,
} from './command.ts';
import { readGivenFile } from './given-file.ts';
import { givenForm } from './given-form.ts';
import { openSite, planNamed } from './open-site.ts';
import { memoFromLists } from './memo-from-lists.ts';
import { coverTexts, isMemoForm, memoFrom } from './memo-report.ts';
import { plannedReport } from './report-source.ts';
import { reportNamed, storedReport } from './locked-report.ts';
import { periodNamed } from '../report/report-period.ts';
import { refuseTarget, writeGivenFile } from './report-target.ts';

// A browser is a lot to read for who wants Word.
const pdf = async (page: Iterable<string>) => (await import('./printed-pdf.ts')).printedPdf(page);

const writers = {
  docx: wordReport,
  xlsx: excelReport,
  pdf: (model: ReportModel) => pdf(printPage(model)),
} as const;

/** Of running text there is no workbook. */
const memoWriters = {
  docx: wordMemo,
  pdf: (memo: Memo) => pdf(printMemo(memo)),
} as const;

const options = {
  ...siteOptions,
  plan: { type: 'string' },
  from: { type: 'string' },
  form: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  board: { type: 'string' },
  goal: { type: 'string' },
  status: { type: 'string' },
  period: { type: 'string' },
  changed: { type: 'boolean' },
  order: { type: 'string' },
  counting: { type: 'string' },
  dnr: { type: 'string' },
  handlaggare: { type: 'string' },
  incomplete: { type: 'boolean' },
  template: { type: 'string' },
  texts: { type: 'string' },
  draft: { type: 'boolean' },
  version: { type: 'string' },
} as const;

export const reportCommand: Command = {
  usage:
    '(--site URL --plan NAMN | --from FIL) --form FORM|FIL.json --format docx|xlsx|pdf --out FIL [--board NÄMND] ' +
    '[--goal MÅL] [--status ORD,ORD] [--changed] [--order document|goals|deviations|deadline] [--period TILLFÄLLE] ' +
    '[--counting rows|activities] [--dnr DNR] [--handlaggare NAMN] [--template FIL.dotx] [--texts FIL.json] [--draft | --version N] [--incomplete] ' +
    '[--as NAMN] [--json]',
  about:
    'Skriver nämndens rapport som Word, Excel eller PDF, ur listorna eller ett dokument. En låst skrivs som den låstes.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    requireAll({ ...missingSource(values), '--form': values.form, '--format': values.format, '--out': values.out });
    const format = oneOf(['docx', 'xlsx', 'pdf'] as const, required(values.format, '--format'), '--format');
    const counting = values.counting === undefined ? undefined : oneOf(countingRules, values.counting, '--counting');
    const out = required(values.out, '--out');
    const order = values.order === undefined ? undefined : oneOf(reportOrders, values.order, '--order');
    const status = values.status === undefined ? undefined : wordsOf(required(values.status, '--status'));
    const named = required(values.form, '--form');
    const isMemo = isMemoForm(named);
    if (isMemo && format === 'xlsx') throw new WrongUsage(`Formen ${named} skrivs som docx eller pdf.`);
    const form = isMemo ? linkoping : await givenForm(named);
    const texts = await coverTexts(values.texts, named);
    await refuseTarget(out, format, values.from);
    const template = await templateOf(values.template, format, out);
    if (isMemo && named !== 'tjansteskrivelse') {
      const memo = await chosenMemo(values, named, terminal);
      return await finishMemo(memo, { format, out, template, json: values.json === true }, terminal);
    }
    const read = sourceOf(values, terminal);
    const { source, date, report, locked } = await read();
    if (locked) requireAsLocked(values, isMemo ? locked.form.name : form.name, locked);
    const drawn = (): ReportModel =>
      reportOf(source, {
        form,
        date,
        ...(values.board === undefined ? {} : { board: required(values.board, '--board') }),
        ...(values.goal === undefined ? {} : { goal: required(values.goal, '--goal') }),
        ...(status === undefined ? {} : { status }),
        ...(order === undefined ? {} : { order }),
        ...(values.changed ? { changed: true } : {}),
        ...(values.period === undefined ? {} : { period: required(values.period, '--period') }),
        ...(counting === undefined ? {} : { counting }),
        officer: values.handlaggare ?? report?.officer ?? '',
        reference: values.dnr ?? report?.reference ?? '',
        // A document is not locked, and no draft of what may be.
        edition: values.from === undefined ? notLocked : '',
      });
    const model = locked ?? drawn();
    if (named === 'tjansteskrivelse') {
      if (source.plan.kind === 'programme' || source.plan.kind === 'objektplan') {
        throw new PlanError(
          'invalid',
          'Planen har inga aktiviteter att följa upp: skriv den i formen program eller objektplan.',
          {
            subject: source.plan.name,
          },
        );
      }
      const bargaining = report?.mbl ? { bargaining: report.mbl } : {};
      const memo = memoOfReport(model, { ...recipientOf(source, model), ...bargaining, ...texts });
      return await finishMemo(memo, { format, out, template, json: values.json === true }, terminal);
    }
    const written = await writers[format](model);
    const bytes = template === undefined ? written : intoTemplate(written, template, templateFields(model));
    await writeGivenFile(out, bytes);
    if (values.json) terminal.out(JSON.stringify(summaryOf(model, { out, format, bytes: bytes.length })));
    else for (const line of inWords(model, out)) terminal.out(line);
    for (const line of missingIn(model)) terminal.err(line);
    if (model.unreadable.length === 0 || values.incomplete) return 0;
    terminal.err('Rapporten är inte fullständig. Rätta posterna i listorna, eller godta den med --incomplete.');
    return 1;
  },
};

/** An objektplan or a programme, out of a document or of the lists. */
async function chosenMemo(
  { from, site, plan, as, dnr = '', handlaggare = '' }: Values,
  form: 'objektplan' | 'program',
  terminal: Terminal,
): Promise<Memo> {
  if (from !== undefined)
    return await memoFrom(required(from, '--from'), form, { dnr, officer: handlaggare }, terminal.err);
  const { sp, store, now } = openSite(siteAddress(site), as);
  const found = await planNamed(store, required(plan, '--plan'));
  const date = dayOf(await now());
  return await memoFromLists(found, openPlannerStore(sp), form, { date, reference: dnr, officer: handlaggare });
}

/** The board that a report of one board is laid before. */
const recipientOf = ({ boards }: ReportSource, { board }: ReportModel): { readonly recipient?: string } => {
  const found = boards.find(({ key }) => key === board);
  return found ? { recipient: found.name || found.key } : {};
};

interface MemoTarget {
  readonly format: keyof typeof writers;
  readonly out: string;
  readonly template: Awaited<ReturnType<typeof templateOf>>;
  readonly json: boolean;
}

async function finishMemo(
  memo: Memo,
  { format, out, template, json }: MemoTarget,
  terminal: Terminal,
): Promise<ExitCode> {
  const written = await memoWriters[format === 'pdf' ? 'pdf' : 'docx'](memo);
  const bytes = template === undefined ? written : intoTemplate(written, template, templateFields(memo));
  await writeGivenFile(out, bytes);
  const { title, date, reference } = memo;
  const summary = { out, format, bytes: bytes.length, title, date: date.toString(), reference };
  for (const line of json ? [JSON.stringify(summary)] : [title, `Skriven till ${out}.`]) terminal.out(line);
  return 0;
}

/** The municipality's own Word template, read before anything else is. */
async function templateOf(file: string | undefined, format: keyof typeof writers, out: string) {
  if (file === undefined) return undefined;
  if (format !== 'docx') throw new WrongUsage('--template hör ihop med --format docx.');
  await refuseTarget(out, format, file);
  return { name: basename(file), bytes: await readGivenFile(required(file, '--template')) };
}

type Values = ReturnType<typeof readArguments<typeof options>>['values'];

/** @throws WrongUsage that names the values there are. */
function oneOf<Value extends string>(known: readonly Value[], value: string, option: string): Value {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw new WrongUsage(`${option} ska vara ${known.join(' eller ')}.`);
  return found;
}

/** "Pausad, Avviker". */
const wordsOf = (list: string): readonly string[] =>
  list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** What of where the plan is to be read from that must be said, and is not. */
const missingSource = ({ site, plan, from }: Values): Readonly<Record<string, string | undefined>> => {
  if (site === undefined && plan === undefined && from === undefined)
    return { '--site och --plan (eller --from)': from };
  return from === undefined ? { '--site': site, '--plan': plan } : {};
};

/** What a report is made of; `locked` is what was stored, where it is locked and no draft is asked for. */
interface Sources {
  readonly source: ReportSource;
  readonly date: Temporal.PlainDate;
  readonly report?: BoardReport | undefined;
  readonly locked?: ReportModel | null;
}

/** A locked report is printed as it was locked, whole and in its own form. @throws PlanError `invalid`. */
function requireAsLocked(values: Values, form: string, locked: ReportModel): void {
  const chosen = (['goal', 'status', 'changed', 'order', 'counting', 'dnr', 'handlaggare'] as const).find(
    (option) => values[option] !== undefined,
  );
  if (chosen === undefined && form === locked.form.name) return;
  const what = chosen === undefined ? `i formen ${locked.form.name}` : `utan --${chosen}`;
  throw new PlanError(
    'invalid',
    `Rapporten är låst och skrivs som den låstes, ${what}. Ett utkast skrivs med --draft.`,
    {
      subject: locked.title,
    },
  );
}

/** What to read, and the day the report is made: on this machine the site's own day, which can be moved. */
function sourceOf(
  { site, plan, from, as, period, board, draft, version }: Values,
  terminal: Terminal,
): () => Promise<Sources> {
  if (from !== undefined) {
    if (site !== undefined) throw new WrongUsage('Antingen --site och --plan, eller --from: inte båda.');
    if (plan !== undefined || as !== undefined || period !== undefined) {
      throw new WrongUsage('--plan, --period och --as hör ihop med --site.');
    }
    if (version !== undefined) throw new WrongUsage('--version hör ihop med --site.');
    return () => readFrom(required(from, '--from'), terminal);
  }
  const [address, name] = [siteAddress(site), required(plan, '--plan')];
  const number = version === undefined ? undefined : Number(version);
  if (number !== undefined && !(Number.isInteger(number) && number > 0))
    throw new WrongUsage('--version ska vara ett tal.');
  if (number !== undefined && draft) throw new WrongUsage('Antingen --draft eller --version: inte båda.');
  return async () => {
    const { sp, store, now } = openSite(address, as);
    const content = await store.read((await planNamed(store, name)).key);
    const planner = openPlannerStore(sp);
    const date = dayOf(await now());
    // A locked report needs nothing but its own file.
    const isNone = periodNamed(content.periods, period) === null && number === undefined;
    const stored =
      draft || isNone ? null : await storedReport(planner, reportNamed(content, { board, period }), number);
    if (stored === null) return { ...(await plannedReport(content, planner, { board, period })), date };
    const { report, model, reported } = stored;
    return { source: { ...content, ...reported }, report, date, locked: model };
  };
}

async function readFrom(file: string, terminal: Terminal) {
  const draft = await readDocument(basename(file), await readGivenFile(file));
  for (const { message } of draft.problems) terminal.err(`Problem: ${message}`);
  const name = draft.document.title ?? basename(file);
  return {
    source: planFromDraft(draft, { planKey: 'report', name }),
    date: Temporal.Now.plainDateISO('Europe/Stockholm'),
  };
}

const inWordsOf = ({ list, id, column, message }: Unreadable): string => `${list} ${id}, ${column}: ${message}`;

/** What the report does not have, or has last for want of a place. */
const missingIn = ({ unreadable, unplaced }: ReportModel): readonly string[] => [
  ...unreadable.map((item) => `Gick inte att läsa: ${inWordsOf(item)}`),
  ...unplaced.map((title) => `Utan plats i planen, sist i rapporten: ${title}`),
];

interface Written {
  readonly out: string;
  readonly format: keyof typeof writers;
  readonly bytes: number;
}

/** Days as "2022-08-31"; `moved` by the year moved to. */
function summaryOf(model: ReportModel, { out, format, bytes }: Written) {
  const { form, title, date, asOf, counting, count, goals, moved, introduction, period, unanswered } = model;
  return {
    out,
    format,
    bytes,
    form: form.name,
    title,
    board: model.board,
    order: form.order,
    comparedWith: model.comparedWith?.name ?? null,
    sinceAdopted: model.sinceAdopted,
    date: date.toString(),
    asOf: asOf?.toString() ?? null,
    counting: counting satisfies CountingRule,
    rows: count.rows,
    activities: count.activities,
    goals,
    moved,
    period: period && { key: period.key, name: period.name, state: period.state },
    unanswered,
    unreadable: model.unreadable,
    unplaced: model.unplaced,
    introduction,
  };
}

function inWords(model: ReportModel, out: string): readonly string[] {
  const { title, subtitle, countingWords, remarks, introduction } = model;
  const told = remarks.map(({ word, meaning }) => `${word}: ${meaning}.`);
  return [title, subtitle, `${countingWords}.`, ...told, ...introduction.slice(-1), `Skriven till ${out}.`];
}
