import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { planFromDraft } from '../import/plan-from-draft.ts';
import { readDocument } from '../import/read-document.ts';
import { dayOf } from '../plan/answer.ts';
import { PlanError } from '../plan/plan-error.ts';
import { countingRules, type CountingRule } from '../report/counting.ts';
import { excelReport } from '../report/excel-report.ts';
import { formNamed } from '../report/form.ts';
import { reportOf, type ReportModel } from '../report/report-model.ts';
import type { ReportSource } from '../report/report-rows.ts';
import { wordReport } from '../report/word-report.ts';
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
import { openSite, planNamed } from './open-site.ts';

const writers = { docx: wordReport, xlsx: excelReport } as const;

const options = {
  ...siteOptions,
  plan: { type: 'string' },
  from: { type: 'string' },
  form: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  board: { type: 'string' },
  counting: { type: 'string' },
  dnr: { type: 'string' },
  handlaggare: { type: 'string' },
} as const;

export const reportCommand: Command = {
  usage:
    '(--site URL --plan NAMN | --from FIL) --form linkoping --format docx|xlsx --out FIL [--board NÄMND] ' +
    '[--counting rows|activities] [--dnr DNR] [--handlaggare NAMN] [--as NAMN] [--json]',
  about: 'Skriver nämndens rapport som Word eller Excel, ur listorna eller direkt ur ett dokument.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    const format = oneOf(['docx', 'xlsx'] as const, required(values.format, '--format'), '--format');
    const counting = values.counting === undefined ? undefined : oneOf(countingRules, values.counting, '--counting');
    const out = required(values.out, '--out');
    const formName = required(values.form, '--form');
    const read = sourceOf(values, terminal);
    const form = formNamed(formName);
    const { source, date } = await read();
    const model = reportOf(source, {
      form,
      date,
      ...(values.board === undefined ? {} : { board: required(values.board, '--board') }),
      ...(counting === undefined ? {} : { counting }),
      officer: values.handlaggare ?? '',
      reference: values.dnr ?? '',
    });
    const bytes = await writers[format](model);
    await writeGivenFile(out, bytes);
    if (values.json) terminal.out(JSON.stringify(summaryOf(model, { out, format, bytes: bytes.length })));
    else for (const line of inWords(model, out)) terminal.out(line);
    return 0;
  },
};

type Values = ReturnType<typeof readArguments<typeof options>>['values'];

/** @throws WrongUsage that names the values there are. */
function oneOf<Value extends string>(known: readonly Value[], value: string, option: string): Value {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw new WrongUsage(`${option} ska vara ${known.join(' eller ')}.`);
  return found;
}

/** What to read, and the day the report is made: on this machine the site's own day, which can be moved. */
function sourceOf(
  { site, plan, from, as }: Values,
  terminal: Terminal,
): () => Promise<{ source: ReportSource; date: Temporal.PlainDate }> {
  if ((site === undefined) === (from === undefined)) {
    throw new WrongUsage('Antingen --site och --plan, eller --from, behövs.');
  }
  if (from !== undefined) {
    if (plan !== undefined || as !== undefined) throw new WrongUsage('--plan och --as hör ihop med --site.');
    return () => readFrom(required(from, '--from'), terminal);
  }
  const [address, name] = [siteAddress(site), required(plan, '--plan')];
  return async () => {
    const { store, now } = openSite(address, as);
    const source = await store.read((await planNamed(store, name)).key);
    return { source, date: dayOf(await now()) };
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

/** @throws PlanError `invalid` with the file's name. */
async function writeGivenFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new PlanError('invalid', `Rapporten går inte att skriva dit (${code}).`, { subject: path, cause });
  }
}

interface Written {
  readonly out: string;
  readonly format: keyof typeof writers;
  readonly bytes: number;
}

/** Days as "2022-08-31"; `moved` by the year moved to. */
function summaryOf(model: ReportModel, { out, format, bytes }: Written) {
  const { form, title, date, asOf, counting, count, goals, moved, introduction } = model;
  return {
    out,
    format,
    bytes,
    form: form.name,
    title,
    board: model.board,
    date: date.toString(),
    asOf: asOf?.toString() ?? null,
    counting: counting satisfies CountingRule,
    rows: count.rows,
    activities: count.activities,
    goals,
    moved,
    introduction,
  };
}

function inWords({ title, subtitle, countingWords, introduction }: ReportModel, out: string): readonly string[] {
  return [title, subtitle, `${countingWords}.`, ...introduction.slice(-1), `Skriven till ${out}.`];
}
