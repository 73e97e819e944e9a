import { PlanError } from '../plan/plan-error.ts';
import type { PlanContent } from '../plan/plan.ts';
import { readVersions } from '../plan/lock-report.ts';
import { openReport, standingReport } from '../plan/report-versions.ts';
import { writeReportWords, type ReportWords } from '../plan/reopen-report.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { readGivenFile } from './given-file.ts';
import { reportNamed } from './locked-report.ts';
import { named, openPlan, planOptions, tell } from './open-plan.ts';
import { reportInWords, toldReport } from './report-in-words.ts';

const options = {
  ...planOptions,
  board: { type: 'string' },
  period: { type: 'string' },
  introduction: { type: 'string' },
  summary: { type: 'string' },
  area: { type: 'string' },
  'area-text': { type: 'string' },
  dnr: { type: 'string' },
  handlaggare: { type: 'string' },
  mbl: { type: 'string' },
} as const;

const textIn = async (file: string | undefined): Promise<string | undefined> =>
  file === undefined ? undefined : new TextDecoder().decode(await readGivenFile(file)).trim();

/** @throws PlanError `not-found` for an area that the plan does not have. */
const areaKey = ({ goals }: PlanContent, given: string): string =>
  named(
    goals.filter(({ parentKey }) => parentKey === null),
    given,
    'inget sådant målområde',
  ).key;

const defined = <T extends object>(of: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

export const textsCommand: Command = {
  usage:
    '--site URL --plan NAMN [--board NÄMND] [--period TILLFÄLLE] [--introduction FIL] [--summary FIL] ' +
    '[--area MÅLOMRÅDE --area-text FIL] [--dnr DNR] [--handlaggare NAMN] [--mbl TEXT] [--as NAMN] [--json]',
  about: 'Visar en rapports egna texter, eller skriver dem: de står kvar när rapporten görs om. En tom fil tar bort.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    if ((values.area === undefined) !== (values['area-text'] === undefined)) {
      throw new WrongUsage('--area och --area-text hör ihop.');
    }
    const [introduction, summary, area] = await Promise.all(
      [values.introduction, values.summary, values['area-text']].map(textIn),
    );
    const open = await openPlan(values);
    const { content, planner } = open;
    const of = reportNamed(content, values);
    const areas =
      values.area === undefined || area === undefined ? undefined : { [areaKey(content, values.area)]: area };
    const words: ReportWords = defined({
      introduction,
      summary,
      areas,
      reference: values.dnr,
      officer: values.handlaggare,
      mbl: values.mbl,
    });
    if (Object.keys(words).length > 0) {
      const report = await writeReportWords(planner, of, words, await open.plannerAct());
      tell(terminal, values.json, toldReport(report), reportInWords(report, content));
      return 0;
    }
    const records = (await readVersions(planner, of.planKey, of)).map(({ record }) => record);
    const report = openReport(records) ?? standingReport(records) ?? records.at(-1);
    if (report === undefined) throw new PlanError('not-found', 'Rapporten har inga egna texter än.');
    const { texts, reference, officer, mbl } = report;
    tell(terminal, values.json, toldReport(report), [
      ...reportInWords(report, content),
      ...(reference === '' ? [] : [`Diarienummer: ${reference}`]),
      ...(officer === '' ? [] : [`Handläggare: ${officer}`]),
      ...(mbl === '' ? [] : [`MBL: ${mbl}`]),
      ...(texts.introduction === '' ? [] : ['Inledning:', texts.introduction]),
      ...(texts.summary === '' ? [] : ['Sammanfattning:', texts.summary]),
      ...Object.entries(texts.areas).flatMap(([key, text]) => [
        `${content.goals.find((goal) => goal.key === key)?.title ?? key}:`,
        text,
      ]),
    ]);
    return 0;
  },
};
