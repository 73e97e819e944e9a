import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { CarryKind, CarryProposal } from '../plan/carry-over.ts';
import { activityCalled, type DecidedPlan } from '../plan/decision.ts';
import type { CarryDecision } from '../plan/next-year.ts';
import { PlanError } from '../plan/plan-error.ts';
import { readDelimited } from './delimited-text.ts';
import { readGivenFile } from './given-file.ts';

const heads = ['nyckel', 'aktivitet', 'varför', 'beslut', 'ny lydelse, eller vad den uppgår i', 'skäl'];

const kindWords: Readonly<Record<CarryKind, string>> = {
  carried: 'kommer med',
  reworded: 'omformuleras',
  merged: 'uppgår i',
  dropped: 'kommer inte med',
  awaits: 'väntar',
};

export const causeWords: Readonly<Record<CarryProposal['cause'], string>> = {
  'beyond-year': 'slutdatum efter året',
  ongoing: 'löpande',
  paused: 'pausad',
  late: 'försenad',
  'not-done': 'inte klar',
};

const kindOf = new Map(Object.entries(kindWords).map(([kind, word]) => [word, kind as CarryKind]));

/**
 * What `--decisions` names: what is decided of each activity; none where there is no such file yet.
 * @throws PlanError `invalid` or `not-found` with the line that cannot be followed.
 */
export async function givenDecisions(path: string | undefined, plan: DecidedPlan): Promise<readonly CarryDecision[]> {
  if (path === undefined || !existsSync(path)) return [];
  const text = new TextDecoder().decode(await readGivenFile(path)).replace(/^\uFEFF/, '');
  const [, ...records] = readDelimited(text);
  return records.flatMap(({ line, cells }): CarryDecision[] => {
    const [key = '', name = '', , word = '', title = '', reason = ''] = cells;
    if (word === '') return [];
    const kind = kindOf.get(word.toLowerCase());
    if (kind === undefined) {
      const known = [...kindOf.keys()].join(', ');
      throw new PlanError('invalid', `Rad ${line}: "${word}" är inget beslut. Skriv ett av ${known}.`, {
        subject: path,
      });
    }
    return [{ activityKey: activityCalled(plan, key === '' ? name : key).key, kind, title, reason }];
  });
}

const cell = (text: string): string => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Puts the proposals in a file that is not there yet, each with room for the decision: what the comments ask for is left
 * open, with the wording where they give it; all else is proposed to come along.
 */
export async function keepProposals(path: string | undefined, proposals: readonly CarryProposal[]): Promise<boolean> {
  if (path === undefined || existsSync(path)) return false;
  const lines = proposals.map(({ activity, cause, suggested, suggestedTitle }) => {
    const isOpen = suggested !== 'carried' && suggestedTitle === null;
    const why = suggested === 'carried' ? causeWords[cause] : `${causeWords[cause]}; ${activity.comment}`;
    return [activity.key, activity.title, why, isOpen ? '' : kindWords[suggested], suggestedTitle ?? '', '']
      .map(cell)
      .join(';');
  });
  await writeFile(path, `\uFEFF${[heads.join(';'), ...lines].join('\r\n')}\r\n`);
  return true;
}
