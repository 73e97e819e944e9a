import { basename } from 'node:path';
import { printDraft } from '../import/print-draft.ts';
import { printObjektplan } from '../import/print-objektplan.ts';
import { type AnyDraft, readAnyDocument } from '../import/read-any-document.ts';
import { printProgramme } from '../import/draft-programme.ts';
import { PlanError } from '../plan/plan-error.ts';
import { type Command, readArguments, required, siteAddress, siteOptions, WrongUsage } from './command.ts';
import { readGivenFile } from './given-file.ts';
import { draftInWords, objektplanInWords, programmeInWords } from './import-in-words.ts';
import { importToSite } from './import-to-site.ts';
import { keepMap, keptMap } from './kept-map.ts';

export const importCommand: Command = {
  usage: 'FIL [--site URL --plan NAMN] [--dry-run] [--map FIL] [--accept FIL] [--as NAMN] [--json]',
  about:
    'Läser en plan ur Word, Excel eller text och skriver den i listorna; --dry-run läser bara, och visar med --site vad som skiljer.',
  async run(argv, terminal) {
    const options = {
      ...siteOptions,
      plan: { type: 'string' },
      map: { type: 'string' },
      accept: { type: 'string' },
      'dry-run': { type: 'boolean' },
    } as const;
    const { values, positionals } = readArguments(argv, options, ['FIL']);
    const dryRun = values['dry-run'] === true;
    if (!dryRun && values.site === undefined) throw new WrongUsage('--site och --plan behövs, eller --dry-run.');
    const isOnSite = values.site !== undefined || values.plan !== undefined;
    const target = isOnSite ? { site: siteAddress(values.site), plan: required(values.plan, '--plan') } : undefined;
    const file = positionals[0]!;
    const map = await keptMap(values.map);
    const read = await readAnyDocument(basename(file), await readGivenFile(file), map);
    if (read.kind !== 'plan') {
      if (!dryRun) throw notWritten(basename(file), read.kind);
      const { printed, lines } = unwritten(read);
      for (const line of values.json ? [JSON.stringify(printed)] : lines) terminal.out(line);
      return 0;
    }
    const { draft } = read;
    await keepMap(values.map, draft.columns ?? []);
    const onSite =
      target && (await importToSite(draft, { ...target, as: values.as, accept: values.accept, dryRun }, terminal));
    if (values.json) {
      const printed = values.map === undefined ? printDraft(draft) : printDraft(draft, true);
      const { written, difference } = onSite ?? {};
      terminal.out(JSON.stringify({ ...printed, ...(difference && { difference }), ...(written && { written }) }));
      return 0;
    }
    for (const line of [...draftInWords(draft), ...(onSite?.lines ?? [])]) terminal.out(line);
    return 0;
  },
};

type Unwritten = Exclude<AnyDraft, { readonly kind: 'plan' }>;

/** What has no lists of its own yet is read and shown, and refused where it was to be written. */
function notWritten(file: string, kind: Unwritten['kind']): PlanError {
  const what = kind === 'objektplan' ? 'en objektplan' : 'ett program';
  return new PlanError('invalid', `Dokumentet är ${what} och kan läsas med --dry-run, men skrivs inte i listorna än.`, {
    subject: file,
  });
}

const unwritten = (read: Unwritten): { readonly printed: object; readonly lines: readonly string[] } =>
  read.kind === 'objektplan'
    ? { printed: printObjektplan(read.draft), lines: objektplanInWords(read.draft) }
    : { printed: printProgramme(read.draft), lines: programmeInWords(read.draft) };
