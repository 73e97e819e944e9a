import { beforeAll, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { printProgramme } from '../../src/import/draft-programme.ts';
import { printObjektplan } from '../../src/import/print-objektplan.ts';
import { readAnyDocument, type AnyDraft } from '../../src/import/read-any-document.ts';
import { memoOf } from '../../src/cli/memo-report.ts';
import { wordMemo } from '../../src/report/word-memo.ts';
import { fixture } from '../import/truth.ts';

const date = Temporal.PlainDate.from('2021-11-09');

/** Read, written in its own form as Word, and read again. */
const thereAndBack = async (name: string, form: 'objektplan' | 'program') => {
  const read = await readAnyDocument(name, fixture(name));
  const bytes = await wordMemo(memoOf(read, form, name, { date }));
  return { read, again: await readAnyDocument('rapport.docx', bytes) };
};

/** Without where it stood. */
const placeless = (of: unknown): unknown =>
  JSON.parse(JSON.stringify(of, (key, value: unknown) => (/^sources?$/.test(key) ? undefined : value)));

describe('an objektplan (001) written in its own form and imported again', () => {
  let read: AnyDraft;
  let again: AnyDraft;
  beforeAll(async () => {
    ({ read, again } = await thereAndBack('001-objektplan-ukfa-2022.txt', 'objektplan'));
  });
  const printed = (of: AnyDraft) => {
    if (of.kind !== 'objektplan') throw new Error(`read as ${of.kind}`);
    const { texts, problems, document, ...rest } = printObjektplan(of.draft);
    return { rest: placeless(rest), texts, problems: problems.map(({ message }) => message), document };
  };

  test('has the same versions, governing documents, goals, budget, keys and sums, to the öre', () => {
    expect(printed(again).rest).toEqual(printed(read).rest);
    expect(printed(again).document).toEqual(printed(read).document);
    expect(printed(again).problems).toEqual(printed(read).problems);
  });

  test('says every sentence that the document says, but its table of contents', () => {
    const said = printed(again).texts.map(({ text }) => text);
    const missing = printed(read).texts.filter(({ text }) => !said.includes(text));
    expect(missing.map(({ text }) => text)).toEqual(['Innehållsförteckning']);
  });
});

describe('a programme (003) written in its own form and imported again', () => {
  test('has the same decisions, directives, representation and days', async () => {
    const { read, again } = await thereAndBack('003-program-fullfoljd-utbildning.txt', 'program');
    const printed = (of: AnyDraft) => {
      if (of.kind !== 'programme') throw new Error(`read as ${of.kind}`);
      const { milestones, ...rest } = printProgramme(of.draft).programme;
      // A day that was read with difficulty ("S april") is written as what it was read as.
      const days = milestones.map(({ dateText, ...milestone }) => ({
        ...milestone,
        dateText: dateText.replace('S', '5'),
      }));
      return placeless({ ...rest, days });
    };
    expect(printed(again)).toEqual(printed(read));
  });
});
