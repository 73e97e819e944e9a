import { basename } from 'node:path';
import { printDraft } from '../import/print-draft.ts';
import { printObjektplan } from '../import/print-objektplan.ts';
import { readAnyDocument } from '../import/read-any-document.ts';
import { printProgramme } from '../import/draft-programme.ts';
import { PlanError } from '../plan/plan-error.ts';
import { type Command, readArguments, required, siteAddress, siteOptions, WrongUsage } from './command.ts';
import { readGivenFile } from './given-file.ts';
import {
  columnsInWords,
  draftInWords,
  objektplanInWords,
  programmeInWords,
  writtenInWords,
} from './import-in-words.ts';
import { importToSite } from './import-to-site.ts';
import { keepMap, keptMap, orMapToFill, withYear } from './kept-map.ts';
import { warningsOfOther, writeOther, type OtherDocument } from './write-other.ts';

export const importCommand: Command = {
  usage:
    'FIL [--site URL --plan NAMN] [--dry-run] [--map FIL] [--year ÅR] [--accept FIL] [--another] [--as NAMN] [--json]',
  about:
    'Läser en plan ur Word, Excel, PDF eller text och skriver den i listorna; --dry-run läser bara, och visar med --site vad som skiljer; --another skriver över en plan som dokumentet är olikt.',
  async run(argv, terminal) {
    const options = {
      ...siteOptions,
      plan: { type: 'string' },
      map: { type: 'string' },
      accept: { type: 'string' },
      year: { type: 'string' },
      'dry-run': { type: 'boolean' },
      another: { type: 'boolean' },
    } as const;
    const { values, positionals } = readArguments(argv, options, ['FIL']);
    const dryRun = values['dry-run'] === true;
    if (!dryRun && values.site === undefined) throw new WrongUsage('--site och --plan behövs, eller --dry-run.');
    const isOnSite = values.site !== undefined || values.plan !== undefined;
    const said = { as: values.as, another: values.another === true };
    const target = isOnSite
      ? { site: siteAddress(values.site), plan: required(values.plan, '--plan'), ...said }
      : undefined;
    const file = positionals[0]!;
    const map = withYear(await keptMap(values.map), values.year);
    const bytes = await readGivenFile(file);
    const read = await orMapToFill(values.map, async () => await readAnyDocument(basename(file), bytes, map));
    if (read.kind !== 'plan') {
      const { printed, lines } = otherInWords(read);
      const written = target === undefined || dryRun ? undefined : await writeOther(read, target, terminal);
      const warnings = target !== undefined && dryRun ? await warningsOfOther(read, target) : [];
      const notes = written === undefined ? warnings : [...written.notes, ...writtenInWords(written)];
      const [warning] = warnings;
      const json = { ...printed, ...(warning !== undefined && { warning }), ...(written && { written }) };
      for (const line of values.json ? [JSON.stringify(json)] : [...lines, ...notes]) terminal.out(line);
      return 0;
    }
    const { draft } = read;
    await keepMap(values.map, draft.columns ?? []);
    if (target !== undefined && draft.rows.length === 0) {
      throw new PlanError('invalid', 'Dokumentet har inga aktiviteter att skriva.', { subject: basename(file) });
    }
    const onSite = target && (await importToSite(draft, { ...target, accept: values.accept, dryRun }, terminal));
    if (values.json) {
      const printed = values.map === undefined ? printDraft(draft) : printDraft(draft, true);
      const { written, difference, warning } = onSite ?? {};
      const compared = { ...(difference && { difference }), ...(warning !== undefined && { warning }) };
      terminal.out(JSON.stringify({ ...printed, ...compared, ...(written && { written }) }));
      return 0;
    }
    const columns = dryRun ? columnsInWords(draft) : [];
    for (const line of [...draftInWords(draft), ...columns, ...(onSite?.lines ?? [])]) terminal.out(line);
    return 0;
  },
};

const otherInWords = (read: OtherDocument): { readonly printed: object; readonly lines: readonly string[] } =>
  read.kind === 'objektplan'
    ? { printed: printObjektplan(read.draft), lines: objektplanInWords(read.draft) }
    : { printed: printProgramme(read.draft), lines: programmeInWords(read.draft) };
