import { Temporal } from 'temporal-polyfill';
import { noParts, type DocumentParts } from '../plan/document-parts.ts';
import type { Goal } from '../plan/goal.ts';
import type { NewRecords } from '../plan/new-records.ts';
import type { FocusArea, VersionEntry } from '../plan/objektplan.ts';
import type { Act } from '../plan/person.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlanVersion } from '../plan/plan-version.ts';
import { defaultStatusWords } from '../plan/status.ts';
import { keyOfWording } from '../plan/wording.ts';
import type { DraftObjektplan } from './draft-objektplan.ts';
import { partsPath, standingBoard, type NamedPlan } from './plan-from-programme.ts';

const goal = (
  planKey: string,
  parentKey: string | null,
  order: number,
  texts: Pick<Goal, 'kind' | 'title' | 'description' | 'label'>,
): Goal => ({
  key: `${planKey}|${keyOfWording(texts.title, [parentKey ?? '', texts.kind])}`,
  planKey,
  parentKey,
  ...texts,
  boardsText: '',
  carriedOverFrom: null,
  order,
});

/** Each fokusområde with its delmål after it; a delmål's label is its number, "1:1". */
const goalsOf = (areas: readonly FocusArea[], planKey: string): readonly Goal[] => {
  const goals: Goal[] = [];
  for (const { label, title, description, goals: under } of areas) {
    const area = goal(planKey, null, goals.length, { kind: 'focus-area', title, description, label });
    goals.push(area);
    for (const { id, title: text } of under) {
      goals.push(goal(planKey, area.key, goals.length, { kind: 'sub-goal', title: text, description: '', label: id }));
    }
  }
  return goals;
};

/** The first of a key is as it is; those after it are numbered: a document may print a line twice. */
const numbered = <T extends { readonly key: string }>(records: readonly T[]): readonly T[] => {
  const met = new Map<string, number>();
  return records.map((record) => {
    const number = (met.get(record.key) ?? 0) + 1;
    met.set(record.key, number);
    return number === 1 ? record : { ...record, key: `${record.key}-${number}` };
  });
};

/** What boards adopted, where the log says on which day; what was adopted is not known from the log. */
const versionsOf = (
  adopted: readonly VersionEntry[],
  boards: readonly string[],
  planKey: string,
  acted: Act,
): readonly PlanVersion[] =>
  boards.flatMap((boardKey) =>
    adopted
      .filter(({ date }) => date !== null)
      .map(({ date }, index) => ({
        key: `${planKey}|${boardKey}|${index + 1}`,
        planKey,
        boardKey,
        number: index + 1,
        adoptedOn: date!,
        paragraph: '',
        reference: '',
        contentPath: '',
        fingerprint: '',
        acted,
      })),
  );

/**
 * An objektplan as a plan of kind `objektplan`: fokusområden with their delmål as goals, the budget's lines in öre, the
 * allocation keys, the governing documents, and an adopted plan a board for each adopted entry of the version log that has
 * a day. The whole log, with what has none, is in its `DocumentParts`.
 * @throws PlanError `invalid` where the document does not say which year it plans.
 */
export const planFromObjektplan = (
  draft: DraftObjektplan,
  { planKey, name, boards }: NamedPlan,
  act: Act,
): NewRecords => {
  const { document, budget, versions } = draft;
  if (document.year === null) {
    throw new PlanError('invalid', 'Objektplanens år framgår inte av dokumentet. Skriv det i dokumentets rubrik.', {
      subject: name,
    });
  }
  const keyOf = (board: string): string => standingBoard([board], boards)?.key ?? board;
  const adopted = versions.filter(({ isAdopted }) => isAdopted);
  const content: DocumentParts = {
    ...noParts,
    boards: draft.boards.map((board) => ({ key: keyOf(board), name: board, spellings: [], leaves: false })),
    versions: versions.map(({ version, date, dateText, comment, isAdopted }) => ({
      version,
      date,
      dateText,
      comment,
      isAdopted,
    })),
    units: draft.units.map(({ key }) => key),
    forecast: budget.forecast,
    texts: draft.texts.map(({ text }) => text),
  };
  const path = partsPath(document.year, planKey, content);
  const days = { from: document.from, to: document.to };
  return {
    planKey,
    records: {
      plans: [
        {
          key: planKey,
          name,
          organisation: '',
          year: document.year,
          form: 'objektplan',
          kind: 'objektplan',
          ...(days.from === null ? {} : { from: Temporal.PlainDate.from(days.from) }),
          ...(days.to === null ? {} : { to: Temporal.PlainDate.from(days.to) }),
          document: { title: document.title ?? '', asOf: null, introduction: [], parts: path },
          statusWords: defaultStatusWords,
          remindFrom: null,
          state: 'open',
        },
      ],
      boards: draft.boards
        .filter((board) => standingBoard([board], boards) === undefined)
        .map((board) => ({ key: board, name: '', spellings: [], channelId: null })),
      goals: numbered(goalsOf(draft.goals, planKey)),
      planVersions: versionsOf(adopted, draft.boards.map(keyOf), planKey, act),
      budgetItems: numbered(
        budget.items.map(({ board, isBoard, type, amount }) => ({
          key: `${planKey}|${board}-${type}`,
          planKey,
          board,
          isBoard,
          type,
          amount,
        })),
      ),
      allocationKeys: numbered(
        budget.keys.map(({ boards: of, shares }) => ({
          key: `${planKey}|${of.join('-')}-${shares.join('-')}`,
          planKey,
          boards: of,
          shares,
        })),
      ),
      governingDocuments: numbered(
        draft.governingDocuments.map(({ id, name: document, direction, influence }, order) => ({
          key: `${planKey}|styrande-${id === '' ? keyOfWording(document) : id}`,
          planKey,
          id,
          name: document,
          direction,
          influence,
          order,
          activityKeys: [],
        })),
      ),
    },
    parts: { path, content },
    notes: adopted
      .filter(({ date }) => date === null)
      .map(
        ({ version, comment }) =>
          `Version ${version} (${comment}) är beslutad, men dagen framgår inte: ingen beslutad plan är införd för den.`,
      ),
  };
};
