import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { readDocument } from '../../src/import/read-document.ts';
import type { DraftPlan } from '../../src/plan/draft-plan.ts';
import { openQuestions, questionRules } from '../../src/plan/questions.ts';
import { defaultStatusWords } from '../../src/plan/status.ts';
import { fixture } from './truth.ts';

/** Judged by hand, row by row, before the rules were written: line and reason, by rule. */
interface Judgement {
  readonly documents: Readonly<
    Record<
      string,
      { readonly perDatum: string; readonly rules: Readonly<Record<string, Readonly<Record<string, string>>>> }
    >
  >;
}

const truth = JSON.parse(
  readFileSync(new URL('../fixtures/questions-truth.json', import.meta.url), 'utf8'),
) as Judgement;

/** What a rule asks at and a controller would not, and why it is left so. */
const knownFalseAlarms: Readonly<Record<string, readonly number[]>> = {
  // New courses offered in autumn 2019 are what the finished commitment led to, not what is left of it.
  '004-huddinge-ataganden-2018.txt unfinished-in-words': [75],
};

const documents = await Promise.all(
  Object.entries(truth.documents).map(async ([name, judged]) => {
    const draft = await readDocument(name, fixture(name));
    const perDatum = Temporal.PlainDate.from(judged.perDatum);
    const context = {
      perDatum,
      planYear: draft.document.year ?? 0,
      plan: { statusWords: defaultStatusWords },
      promises: [],
    };
    const hits = questionRules.map((rule) => {
      const lines = draft.rows.flatMap((row) => {
        const asked = rule.asks({ ...row, title: row.activity }, context);
        return asked ? [{ line: row.source.line ?? 0, asked, row }] : [];
      });
      const should = Object.keys(judged.rules[rule.id] ?? {}).map(Number);
      return { rule: rule.id, lines, should };
    });
    return { name, draft, perDatum, hits };
  }),
);

const each = documents.flatMap(({ name, hits }) => hits.map((hit) => ({ name, ...hit })));
const isJudged = (should: readonly number[], line: number): boolean => should.includes(line);

describe('the rules, on documents that were judged by hand', () => {
  it('judge every rule in every document', () => {
    for (const { rules } of Object.values(truth.documents)) {
      expect(Object.keys(rules)).toEqual(questionRules.map(({ id }) => id));
    }
  });

  it.each(each)('$name: $rule asks at exactly its lines', ({ name, rule, lines, should }) => {
    const falseAlarms = lines.filter(({ line }) => !isJudged(should, line)).map(({ line }) => line);
    expect(lines.map(({ line }) => line).filter((line) => isJudged(should, line))).toEqual(should);
    expect(falseAlarms).toEqual(knownFalseAlarms[`${name} ${rule}`] ?? []);
  });

  it.each(each)('$name: $rule quotes words that stand in the row', ({ lines }) => {
    for (const { asked, row } of lines) {
      expect([...row.comment.split('\n'), row.deadline.text].some((text) => text.includes(asked.words))).toBe(true);
      expect(asked.sv).toContain(`”${asked.words}”`);
      expect(asked.en).toContain(`“${asked.words}”`);
    }
  });

  it.each([
    ['status and comment disagree', [189, 191, 115], ['not-begun-in-words', 'unfinished-in-words']],
    ['overdue but unmarked', [72, 77, 141, 142, 163], ['overdue']],
    ['moved in words but not in date', [131, 142, 145, 150, 210], ['moved-in-words']],
    ['reports to boards', [78, 80, 100], ['promised-report']],
  ])('000: %s, as the people who know the field found by reading', (_, known, rules) => {
    const asked = each
      .filter(({ name, rule }) => name.startsWith('000') && rules.includes(rule))
      .flatMap(({ lines }) => lines.map(({ line }) => line));
    expect(asked).toEqual(expect.arrayContaining(known));
  });

  it('are silent on the documents without commitments', async () => {
    for (const name of ['001-objektplan-ukfa-2022.txt', '003-program-fullfoljd-utbildning.txt']) {
      expect((await readAnyDocument(name, fixture(name))).kind).not.toBe('plan');
    }
  });
});

describe('docs/questions-and-their-false-alarms.md', () => {
  it('has the table as it is measured', () => {
    const page = readFileSync(new URL('../../docs/questions-and-their-false-alarms.md', import.meta.url), 'utf8');
    const cell = (rule: string, document: string): string => {
      const { lines, should } = each.find((hit) => hit.rule === rule && hit.name.startsWith(document)) ?? {
        lines: [],
        should: [],
      };
      const right = lines.filter(({ line }) => isJudged(should, line)).length;
      return `${right} of ${should.length}, ${lines.length - right} false`;
    };
    const table = questionRules.map(
      ({ id }) => `| \`${id}\` | ${['000', '002', '004'].map((document) => cell(id, document)).join(' | ')} |`,
    );
    // The formatter widens a table's columns.
    expect(page.replaceAll(/ +\|/g, ' |')).toContain(table.join('\n'));
  });
});

const askedOf = (draft: DraftPlan, day: Temporal.PlainDate) => {
  const plan = planFromDraft(draft, { planKey: 'p', name: 'Plan' });
  const questions = openQuestions({
    content: {
      plan: plan.plan,
      activities: plan.activities.map((activity) => ({ ...activity, version: '1' })),
      placements: plan.placements.map((placement) => ({ ...placement, version: '1' })),
    },
    period: null,
    day,
    promises: [],
    rulings: [],
  });
  return { plan, questions };
};

describe('in the lists', () => {
  it.each([
    '000-linkoping-uppfoljning-2022.docx',
    '000-linkoping-uppfoljning-2022-pages.docx',
    '000-linkoping-uppfoljning-2022.xlsx',
    '004-huddinge-ataganden-2018.docx',
    '004-huddinge-ataganden-2018.xlsx',
  ])('the same is asked of %s as of its text', async (name) => {
    const found = documents.find((each) => each.name.startsWith(name.slice(0, 3)));
    if (!found) throw new Error(`no text of ${name}`);
    const asked = (draft: DraftPlan) =>
      askedOf(draft, found.perDatum).questions.map(({ rule, activityKey }) => `${rule} ${activityKey}`);
    expect(asked(await readDocument(name, fixture(name)))).toEqual(asked(found.draft));
  });

  it.each([
    [
      '000',
      93,
      {
        'not-begun-in-words': 2,
        'unfinished-in-words': 3,
        'under-way-in-words': 2,
        overdue: 5,
        'moved-in-words': 5,
        'promised-report': 1,
      },
    ],
    ['002', 38, { 'dropped-in-words': 1, overdue: 3, 'moved-in-words': 2, 'promised-report': 1 }],
    ['004', 30, { 'unfinished-in-words': 8, 'moved-in-words': 1 }],
  ])('each activity of %s is asked about once at most', (document, activities, expected) => {
    const found = documents.find(({ name }) => name.startsWith(document));
    if (!found) throw new Error(`no document ${document}`);
    const { plan, questions } = askedOf(found.draft, found.perDatum);
    expect(plan.activities).toHaveLength(activities);
    expect(new Set(questions.map(({ activityKey }) => activityKey)).size).toBe(questions.length);
    const counted = Map.groupBy(questions, ({ rule }) => rule);
    expect(Object.fromEntries([...counted].map(([rule, asked]) => [rule, asked.length]))).toEqual(expected);
  });
});
