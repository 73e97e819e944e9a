import { planFromObjektplan } from '../import/plan-from-objektplan.ts';
import { planFromProgramme } from '../import/plan-from-programme.ts';
import type { AnyDraft } from '../import/read-any-document.ts';
import type { Plan } from '../plan/plan.ts';
import { keyOfWording } from '../plan/wording.ts';
import { boardIn } from '../sharepoint/board-item.ts';
import { wholeItems } from '../sharepoint/plan-frame.ts';
import { openPlannerStore } from '../sharepoint/sharepoint-planner-store.ts';
import type { WrittenPlan } from '../sharepoint/write-plan.ts';
import { writeRecords } from '../sharepoint/write-records.ts';
import { doubtInWords, doubtOfPlan, refuseDoubted, type Doubt } from './another-document.ts';
import type { Terminal } from './command.ts';
import { importingAct, planCalled } from './import-to-site.ts';
import { openSite } from './open-site.ts';

/** An objektplan or a programme. */
export type OtherDocument = Exclude<AnyDraft, { readonly kind: 'plan' }>;

interface Target {
  readonly site: string;
  readonly plan: string;
  readonly as: string | undefined;
  /** Somebody has said that the document is the plan's own. */
  readonly another: boolean;
}

const doubtOf = (standing: Plan | null, read: OtherDocument): Doubt | null => {
  const year = read.kind === 'objektplan' ? read.draft.document.year : null;
  return standing && doubtOfPlan(standing, { kind: read.kind, year });
};

/** What a dry run says of the plan of that name: reads only. */
export async function warningsOfOther(read: OtherDocument, target: Target): Promise<readonly string[]> {
  return doubtInWords(doubtOf(await planCalled(openSite(target.site, target.as), target.plan), read));
}

/**
 * Writes an objektplan or a programme as the plan of that name, which is made if there is none.
 * @throws PlanError `invalid` where that plan is of another kind, or an objektplan of another year.
 */
export async function writeOther(
  read: OtherDocument,
  target: Target,
  terminal: Terminal,
): Promise<WrittenPlan & { readonly notes: readonly string[] }> {
  const open = openSite(target.site, target.as);
  const standing = await planCalled(open, target.plan);
  refuseDoubted(doubtOf(standing, read), target.plan, target.another);
  const act = await importingAct(open);
  const boards = (await wholeItems(open.sp, 'Boards')).map(boardIn);
  const named = { planKey: standing?.key ?? keyOfWording(target.plan), name: target.plan, boards };
  const records =
    read.kind === 'objektplan' ? planFromObjektplan(read.draft, named, act) : planFromProgramme(read.draft, named, act);
  const options = { act, isNew: standing === null, progress: (list: string) => terminal.err(list) };
  const written = await writeRecords(openPlannerStore(open.sp), records, options);
  return { ...written, notes: records.notes };
}
