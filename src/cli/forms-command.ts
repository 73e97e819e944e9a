import type { ReportForm } from '../report/form.ts';
import { formToFile } from '../report/form-file.ts';
import { formNamed, presetForms } from '../report/preset-forms.ts';
import { type Command, readArguments } from './command.ts';

const options = { show: { type: 'string' }, json: { type: 'boolean' } } as const;

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
    if (values.json) terminal.out(JSON.stringify({ forms: presetForms }));
    else for (const form of presetForms) terminal.out(`${form.name}: ${headsOf(form)}`);
    return 0;
  },
};
