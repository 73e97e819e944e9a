import { planFromDraft } from '../import/plan-from-draft.ts';
import { carryOut } from '../plan/carry-out.ts';
import type { DraftPlan } from '../plan/draft-plan.ts';
import { finishImport } from '../plan/finish-import.ts';
import type { ImportDifference } from '../plan/import-again.ts';
import { isPlanError, PlanError } from '../plan/plan-error.ts';
import type { Plan } from '../plan/plan.ts';
import { keyOfWording } from '../plan/wording.ts';
import { writePlan, type WrittenPlan } from '../sharepoint/write-plan.ts';
import { doubtInWords, doubtOfActivities, doubtOfPlan, refuseDoubted } from './another-document.ts';
import type { Terminal } from './command.ts';
import { compareImport } from './compare-import.ts';
import { differenceInWords } from './difference-in-words.ts';
import { givenVerdicts, keepQuestions } from './given-verdicts.ts';
import { writtenInWords } from './import-in-words.ts';
import { openDecidedPlan } from './open-decided-plan.ts';
import { openSite, planNamed, type OpenSite } from './open-site.ts';

interface Target {
  readonly site: string;
  readonly plan: string;
  readonly as: string | undefined;
  /** File of answers to what is uncertain. */
  readonly accept: string | undefined;
  readonly dryRun: boolean;
  /** Somebody has said that the document is the plan's own, however unlike it is. */
  readonly another: boolean;
}

interface ImportedToSite {
  /** Undefined where the site had no such plan. */
  readonly difference?: ImportDifference;
  /** Undefined where nothing was to be written. */
  readonly written?: WrittenPlan;
  /** Why the document is hardly the plan's own: a dry run tells it, else it is refused. */
  readonly warning?: string;
  readonly lines: readonly string[];
}

/**
 * A draft against the plan of that name: what differs, and unless it is a dry run, written. The first import makes the
 * plan. May be killed anywhere: the same command run again ends in the same lists.
 * @throws PlanError `invalid` where the document is hardly the plan's own (`doubtOfPlan`, `doubtOfActivities`).
 */
export async function importToSite(draft: DraftPlan, target: Target, terminal: Terminal): Promise<ImportedToSite> {
  const open = openSite(target.site, target.as);
  const standing = await planCalled(open, target.plan);
  if (standing === null) return await importFirst(draft, target, open, terminal);
  const ofPlan = doubtOfPlan(standing, { kind: 'plan', year: draft.document.year });
  if (!target.dryRun) refuseDoubted(ofPlan, standing.name, target.another);
  // Another kind's activities are compared with nothing.
  if (ofPlan !== null && !ofPlan.canBeMeant) return { warning: ofPlan.message, lines: doubtInWords(ofPlan) };
  const document = planFromDraft(draft, { planKey: standing.key, name: standing.name });
  const { content, again } = await compareImport(open, document, await givenVerdicts(target.accept));
  const { difference, plan } = again;
  const doubt = ofPlan ?? doubtOfActivities(content.activities.length, difference);
  if (!target.dryRun) refuseDoubted(doubt, standing.name, target.another);
  const titles = new Map([...content.activities, ...plan.activities].map(({ key, title }) => [key, title]));
  const rows = new Map([...content.placements, ...plan.placements].map(({ key, activityKey }) => [key, activityKey]));
  const goals = new Map([...content.goals, ...plan.goals].map(({ key, title }) => [key, title]));
  const lines = differenceInWords(difference, {
    row: (key) => titles.get(rows.get(key) ?? '') ?? key,
    goal: (key) => goals.get(key) ?? key,
  });
  await keepQuestions(target.accept, difference.questions);
  const asked = questionsInWords(difference, target.accept);
  if (target.dryRun) {
    const told = [...lines, ...asked, ...doubtInWords(doubt)];
    return { difference, ...(doubt && { warning: doubt.message }), lines: told };
  }
  const act = await importingAct(open);
  const written = await writePlan(open.sp, plan, { act, progress: telling(terminal), again });
  for (let last = -1; ;) {
    const { decided, read, planner } = await openDecidedPlan(open, standing.key);
    const [next, ...others] = finishImport(decided);
    // Each changes what the others were worked out from.
    if (next === undefined || others.length + 1 === last) break;
    last = others.length + 1;
    // No import's own act: what an import made and then changed would be taken for an edit in the list.
    await carryOut(planner, next, read, { ...act, via: 'command-line' });
  }
  return { difference, written, lines: [...lines, ...asked, ...writtenInWords({ ...written, gone: [] })] };
}

async function importFirst(
  draft: DraftPlan,
  target: Target,
  open: OpenSite,
  terminal: Terminal,
): Promise<ImportedToSite> {
  if (target.dryRun) return { lines: [`Planen ${target.plan} finns inte på webbplatsen: allt är nytt.`] };
  const plan = planFromDraft(draft, { planKey: keyOfWording(target.plan), name: target.plan });
  const written = await writePlan(open.sp, plan, { act: await importingAct(open), progress: telling(terminal) });
  return { written, lines: writtenInWords(written) };
}

/** @throws PlanError `forbidden` for one who is no planner. */
export async function importingAct({ store, now }: OpenSite) {
  const { person, isPlanner } = await store.viewer();
  if (!isPlanner) throw new PlanError('forbidden', 'Bara en planerare får läsa in en plan.', { subject: person.name });
  return { by: person, at: await now(), via: 'import' } as const;
}

const telling = (terminal: Terminal) => {
  let said = '';
  return (done: number, of: number, list: string): void => {
    const line = `${list}: ${done} av ${of}`;
    if (line !== said) terminal.err(line);
    said = line;
  };
};

/** Null where the site has no plan of that name. @throws PlanError */
export async function planCalled({ store }: OpenSite, name: string): Promise<Plan | null> {
  try {
    return await planNamed(store, name);
  } catch (error) {
    // No plan of that name: it is made. A site without lists is another subject.
    if (isPlanError(error, 'not-found') && error.subject === name) return null;
    throw error;
  }
}

const questionsInWords = ({ questions }: ImportDifference, accept: string | undefined): readonly string[] => {
  if (questions.length === 0) return [];
  return [
    accept === undefined
      ? 'Det som är osäkert skrivs inte. Kör igen med --accept FIL: frågorna läggs i filen, svara ja eller nej där.'
      : `Det som är osäkert skrivs inte. Svara ja eller nej i ${accept} och kör igen.`,
  ];
};
