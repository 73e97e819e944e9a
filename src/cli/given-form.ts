import type { ReportForm } from '../report/form.ts';
import { formFromFile } from '../report/form-file.ts';
import { formNamed, presetForms } from '../report/preset-forms.ts';
import { WrongUsage } from './command.ts';
import { readGivenFile } from './given-file.ts';
import { memoForms } from './memo-report.ts';

/**
 * The form that `--form` names: one of ours, or a file of the planner's own (`uppfoljning forms --show NAMN > FIL.json`).
 * @throws WrongUsage for a name of none; PlanError for a file that cannot be read or is no form, with its line and field.
 */
export async function givenForm(given: string): Promise<ReportForm> {
  if (/[./\\]/.test(given)) return formFromFile(new TextDecoder().decode(await readGivenFile(given)), given);
  const names = presetForms.map(({ name }) => name);
  if (names.includes(given)) return formNamed(given);
  throw new WrongUsage(
    `--form ska vara ${[...names, ...memoForms].join(' eller ')}, eller en fil som slutar på .json.`,
  );
}
