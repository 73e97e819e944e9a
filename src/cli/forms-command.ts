import type { ReportForm } from '../report/form.ts';
import { formToFile } from '../report/form-file.ts';
import { formNamed, presetForms } from '../report/preset-forms.ts';
import { type Command, readArguments } from './command.ts';
import { memoForms, type MemoForm } from './memo-report.ts';

const options = { show: { type: 'string' }, json: { type: 'boolean' } } as const;

/** Of running text, A4 upright: nothing of them is a planner's to change. */
const memoWords: Readonly<Record<MemoForm, string>> = {
  objektplan: 'versioner, styrande dokument, långsiktiga mål, budget och finansiering',
  program: 'förslag till beslut, direktiv, representation, datum och rapporter',
  tjansteskrivelse: 'förslag till beslut, ärende med sammanfattning, beslutsunderlag; till en plans rapport',
};

const headsOf = ({ columns }: ReportForm): string => columns.map(({ head }) => head).join(' · ');

export const formsCommand: Command = {
  usage: '[--show NAMN] [--json]',
  about: 'Visar rapportens former; med --show en av dem som JSON, att spara i en fil, ändra och ge till report --form.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    if (values.show !== undefined) {
      terminal.out(formToFile(formNamed(values.show)).trimEnd());
      return 0;
    }
    if (values.json) {
      terminal.out(JSON.stringify({ forms: presetForms, memos: memoForms }));
      return 0;
    }
    for (const form of presetForms) terminal.out(`${form.name}: ${headsOf(form)}`);
    for (const name of memoForms) terminal.out(`${name}: ${memoWords[name]}`);
    return 0;
  },
};
