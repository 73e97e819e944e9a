import { lockReport } from '../plan/lock-report.ts';
import { type Command, readArguments, required } from './command.ts';
import { givenForm } from './given-form.ts';
import { printerOf, reportNamed } from './locked-report.ts';
import { openPlan, planOptions, tell } from './open-plan.ts';
import { reportInWords, toldReport } from './report-in-words.ts';

const options = {
  ...planOptions,
  board: { type: 'string' },
  period: { type: 'string' },
  form: { type: 'string' },
} as const;

export const lockCommand: Command = {
  usage: '--site URL --plan NAMN [--board NÄMND] [--period TILLFÄLLE] [--form FORM|FIL.json] [--as NAMN] [--json]',
  about:
    'Låser en nämnds rapport: innehållet med Word och PDF läggs i Rapporter, och ändras inte av det som ändras sedan.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    const form = values.form === undefined ? null : await givenForm(required(values.form, '--form'));
    const open = await openPlan(values);
    const act = await open.plannerAct();
    const { plan } = open.content;
    const named = reportNamed(open.content, values);
    const wanted = { ...named, year: plan.year, form: form?.name ?? '' };
    const { report, made } = await lockReport(open.planner, wanted, printerOf(open, named, form), act);
    const unanswered = made === 0 ? [] : [`${made} aktiviteter fick inget svar och står som de står.`];
    tell(terminal, values.json, { ...toldReport(report), unanswered: made }, [
      ...reportInWords(report, open.content),
      ...unanswered,
    ]);
    return 0;
  },
};
