import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { openSite as openCliSite } from '../../src/cli/open-site.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { PlanContent } from '../../src/plan/plan.ts';
import { openPlannerStore } from '../../src/sharepoint/sharepoint-planner-store.ts';
import { openSite, type TestSite } from '../sharepoint/site.ts';
import { run } from '../support/run-command.ts';

const fixture = fileURLToPath(new URL('../fixtures/documents/000-linkoping-uppfoljning-2022.txt', import.meta.url));

/** A row of a report, as it reads. */
export interface ReadRow {
  readonly activity: string;
  readonly boards: string;
  readonly deadline: string;
  /** The word, and where the importer knows that it deviates, that. */
  readonly status: string;
  readonly comment: string;
}

/** A report in Word: its rows by our own importer, all of its text, and what the command said of it. */
export interface ReadReport {
  readonly rows: readonly ReadRow[];
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly told: Readonly<Record<string, unknown>>;
  /** The rows of the activity that begins so. */
  of(beginning: string): readonly ReadRow[];
}

/**
 * Document 000 as the plan that it follows up was in October 2021: neither status nor comment, no date moved. What 000
 * postpones to 2023 was due in December.
 */
export const adoptedDocument = (followUp: string): string =>
  followUp
    .replace('Uppföljning av Utbildningsförvaltningens verksamhetsplan', 'Utbildningsförvaltningens verksamhetsplan')
    .split('\n')
    .filter((line) => !/^(?:Förvaltningens aktiviteter i|Aktiviteter med en asterisk)/.test(line))
    .map((line) => {
      const cells = line.replace(/\tStatus\tKommentar\s*$/, '').split('\t');
      const status = cells.findIndex((cell) => /^(?:Pågående|Pågår|Kvarstår|Genomfört|Pausad)$/.test(cell.trim()));
      if (status < 0) return cells.join('\t').replace(/\t\t$/, '');
      const deadline = cells[status - 1]!.replace(/^Förskjuts.*/, 'December').replace('*', '');
      return [...cells.slice(0, status - 1), deadline].join('\t');
    })
    .join('\n');

/** A site whose clock is moved, and the command line on it, as planners and owners drive it. */
export class YearOfAPlan {
  readonly plan: string;
  readonly site: TestSite;
  readonly folder: string;

  constructor(plan: string, site: TestSite, folder: string) {
    this.plan = plan;
    this.site = site;
    this.folder = folder;
  }

  static async begin(plan: string, day: string): Promise<YearOfAPlan> {
    const folder = await mkdtemp(join(tmpdir(), 'uppfoljning-year-'));
    return new YearOfAPlan(plan, await openSite({ start: day }), folder);
  }

  async end(): Promise<void> {
    await this.site.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  #onPlan = (argv: readonly string[]): readonly string[] => [
    ...argv,
    '--site',
    this.site.url,
    ...(argv.includes('--plan') ? [] : ['--plan', this.plan]),
  ];

  /** What a command tells as data. */
  async did<T = Readonly<Record<string, unknown>>>(...argv: readonly string[]): Promise<T> {
    const { code, out, err } = await run(...this.#onPlan(argv), '--json');
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${err}`);
    return JSON.parse(out) as T;
  }

  /** What a command says. */
  async said(...argv: readonly string[]): Promise<string> {
    const { code, out, err } = await run(...this.#onPlan(argv));
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${err}`);
    return out;
  }

  /** Why a command is refused. */
  async refused(...argv: readonly string[]): Promise<string> {
    const { code, out, err } = await run(...this.#onPlan(argv));
    if (code !== 1 || out !== '') throw new Error(`not refused: ${argv.join(' ')} (${code}) ${out}`);
    return err;
  }

  async file(name: string, text: string): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, text);
    return path;
  }

  /** Document 000's text. */
  readonly followUp = (): Promise<string> => readFile(fixture, 'utf8');

  async content(name = this.plan): Promise<PlanContent> {
    const { store } = openCliSite(this.site.url, undefined);
    const found = (await store.plans()).find((one) => one.name === name);
    return await store.read(found!.key);
  }

  async activity(beginning: string, name = this.plan) {
    const found = (await this.content(name)).activities.filter(({ title }) => title.startsWith(beginning));
    if (found.length !== 1) throw new Error(`${found.length} begin so: ${beginning}`);
    return found[0]!;
  }

  planner() {
    return openPlannerStore(this.site.as('controller'));
  }

  /** A report written as Word and read again. */
  async report(...argv: readonly string[]): Promise<ReadReport> {
    const out = join(this.folder, 'rapport.docx');
    const told = await this.did('report', '--form', 'linkoping', '--format', 'docx', '--out', out, ...argv);
    return await readReport(new Uint8Array(await readFile(out)), told);
  }
}

const textOf = (bytes: Uint8Array): string => {
  const parts = unzipSync(bytes);
  return Object.keys(parts)
    .filter((name) => /^word\/(?:document|footer\d|header\d)\.xml$/.test(name))
    .map((name) =>
      strFromU8(parts[name]!)
        .replaceAll(/<\/w:p>/g, '\n')
        .replaceAll(/<[^>]*>/g, ''),
    )
    .join('\n');
};

const readReport = async (bytes: Uint8Array, told: ReadReport['told']): Promise<ReadReport> => {
  const { rows: drafts } = await readDocument('rapport.docx', bytes);
  const rows = drafts.map((row) => ({
    activity: row.activity,
    boards: row.boards.join(' '),
    deadline: row.deadline.text,
    status: [row.status.text, row.status.deviation ?? ''].filter((part) => part !== '').join(' · '),
    comment: row.comment,
  }));
  const of = (beginning: string) => rows.filter(({ activity }) => activity.startsWith(beginning));
  return { rows, text: textOf(bytes), bytes, told, of };
};

/** The rows that say anything. */
export const saidIn = ({ rows }: ReadReport): readonly string[] =>
  rows
    .filter(({ status, comment }) => status !== '' || comment !== '')
    .map(({ activity, deadline, status, comment }) => [activity, deadline, status, comment].join('|'));
