import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { printObjektplan } from '../../src/import/print-objektplan.ts';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { allocateByKey } from '../../src/plan/allocation.ts';
import { fixture } from './truth.ts';

/** Read by eye from the document; places are lines of the .txt. */
interface Truth {
  readonly versions: readonly (readonly [string, string | null, string, number])[];
  readonly governingDocuments: readonly (readonly [string, string, number])[];
  readonly third: Readonly<
    Record<'lastBeforeTheBreak' | 'firstAfterTheBreak' | 'last' | 'influence', string> & Record<'bullets', number>
  >;
  readonly goals: readonly {
    readonly label: string;
    readonly title: string;
    readonly goals: readonly (readonly [string, string])[];
  }[];
  readonly items: readonly (readonly [string, string, number])[];
  readonly totals: object;
  readonly sums: readonly (readonly [number, number])[];
  readonly keys: readonly (readonly [readonly string[], readonly number[], number])[];
}

const truth = JSON.parse(new TextDecoder().decode(fixture('001-truth.json'))) as Truth;
const text = new TextDecoder().decode(fixture('001-objektplan-ukfa-2022.txt'));

const read = async (written: string) => {
  const any = await readAnyDocument('plan.txt', strToU8(written));
  if (any.kind !== 'objektplan') throw new Error(`read as ${any.kind}`);
  return printObjektplan(any.draft);
};
const replaced = (from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`the document has no ${from}`);
  return text.replace(from, to);
};
const unequalIn = async (written: string) =>
  (await read(written)).problems.filter(({ message }) => /går inte ihop/.test(message));

describe('document 001, an objektplan', () => {
  it('says what it is and how long it is valid', async () => {
    expect((await read(text)).document).toEqual({
      title: 'Strategisk objektplan för objektet Utbildning, Kultur och Fritid, Arbetsmarknad för år 2022',
      year: 2022,
      from: '2022-01-01',
      to: '2022-12-31',
      form: 'objektplan',
    });
  });

  it('keeps its version log, with a day only where one is written', async () => {
    const { versions } = await read(text);
    expect(versions.map(({ version, date, comment, source }) => [version, date, comment, source.line])).toEqual(
      truth.versions,
    );
    expect(versions.filter(({ isAdopted }) => isAdopted).map(({ version }) => version)).toEqual(['1.0', '2.0']);
  });

  it('has every governing document once, also the one broken over a page', async () => {
    const { governingDocuments } = await read(text);
    expect(governingDocuments.map(({ id, name, source }) => [id, name, source.line])).toEqual(truth.governingDocuments);
    const third = governingDocuments[2];
    const lines = third?.direction.split('\n') ?? [];
    const { lastBeforeTheBreak, firstAfterTheBreak, last, influence } = truth.third;
    expect(lines.slice(lines.indexOf(lastBeforeTheBreak)).slice(0, 2)).toEqual([
      lastBeforeTheBreak,
      firstAfterTheBreak,
    ]);
    expect(lines.at(-1)).toBe(last);
    expect(lines.filter((line) => !/:$|^UF|^Digitaliseringens/.test(line))).toHaveLength(truth.third.bullets);
    expect(third?.influence).toBe(influence);
  });

  it('has its focus areas with every delmål', async () => {
    const { goals } = await read(text);
    expect(
      goals.map(({ label, title, goals: parts }) => ({
        label,
        title,
        goals: parts.map(({ id, title: part }) => [id, part]),
      })),
    ).toEqual(truth.goals);
  });

  it('gives the budget in whole öre, item by item and in all', async () => {
    const { budget } = await read(text);
    expect(budget.items.map(({ board, type, amount }) => [board, type, amount])).toEqual(truth.items);
    expect(budget.totals).toEqual(truth.totals);
  });

  it('counts all 13 printed sums again, and they add up', async () => {
    const { budget, problems } = await read(text);
    expect(budget.sums.map(({ source, printed }) => [source.line, printed])).toEqual(truth.sums);
    expect(budget.sums.map(({ printed, computed }) => printed - computed)).toEqual(truth.sums.map(() => 0));
    expect(problems.map(({ source }) => source.line)).toEqual([116]);
  });

  it('has both keys, and what they divide sums to the öre', async () => {
    const { budget } = await read(text);
    expect(budget.keys.map(({ boards, shares, source }) => [boards, shares, source.line])).toEqual(truth.keys);
    for (const key of budget.keys) {
      const parts = [...allocateByKey(budget.totals.total, key).values()];
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(2875120100);
    }
  });

  it('takes AMI for a unit and not a board, and says by which words', async () => {
    const { boards, units, budget, problems } = await read(text);
    expect(boards).toEqual(['BIN', 'BOU', 'KOF']);
    expect(units).toEqual([
      { key: 'AMI', why: 'Under 2022 kommer AMI övergå till en egen förvaltning.', source: { line: 116 } },
    ]);
    expect([...new Set(budget.items.filter(({ isBoard }) => !isBoard).map(({ board }) => board))]).toEqual(['AMI']);
    expect(problems[0]?.message).toContain('AMI');
  });

  it('keeps the amount a sentence names apart from the sums', async () => {
    expect((await read(text)).budget.mentioned).toEqual([
      { text: '1,2 Mkr', amount: 120000000, isApproximate: true, source: { line: 141 } },
    ]);
  });

  it('throws no sentence away', async () => {
    const kept = (await read(text)).texts.map((one) => one.text).join('\n');
    const isSentence = (line: string) => !line.includes('\t') && !/^[-|\s]*$/.test(line);
    const plain = (line: string) => line.replaceAll(/^[#*\s-]+|[*\s]+$/g, '');
    expect(
      text
        .split('\n')
        .filter(isSentence)
        .map(plain)
        .filter((line) => !kept.includes(line)),
    ).toEqual([]);
  });
});

describe('a sum that does not add up is named, and nothing is put right', () => {
  it.each(truth.sums)('the sum on line %i', async (line, printed) => {
    const lines = text.split('\n');
    const amount = `${(printed / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
    const wrong = `${((printed + 1) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
    expect(lines[line - 1]).toContain(amount);
    lines[line - 1] = (lines[line - 1] ?? '').replace(amount, wrong);
    const problems = await unequalIn(lines.join('\n'));
    expect(problems.map(({ source }) => source.line)).toContain(line);
    const name = /^(?:<b>)?([^\t<]+)/.exec(lines[line - 1] ?? '')?.[1] ?? '';
    expect(problems.find(({ source }) => source.line === line)?.message).toContain(name);
  });

  it('an item one öre off breaks every sum it is in', async () => {
    const problems = await unequalIn(replaced('7,251,533.50', '7,251,533.51'));
    expect(problems.map(({ source }) => source.line)).toEqual([135, 152, 160, 172]);
    expect(problems[1]?.message).toMatch(
      /”BIN Total” går inte ihop: 8.756.558,50.kr står det, delarna blir 8.756.558,51.kr/u,
    );
  });

  it('an amount that cannot be read is a problem with its row', async () => {
    const { problems } = await read(replaced('1,647,975.00', '1,647,97S.00'));
    expect(problems.find(({ source }) => source.line === 154)?.message).toContain('1,647,97S.00');
  });

  it('a key that is not the whole, or names who is not in the budget', async () => {
    const { problems } = await read(
      replaced('10/20/50/20', '10/20/50/10').replace('BoU och BIN fördelas', 'BoU och KS fördelas'),
    );
    const words = problems.map(({ message }) => message).join('\n');
    expect(words).toContain('blir 90 och inte 100');
    expect(words).toContain('nämner KS');
  });

  it('fewer delmål than the text says', async () => {
    const { problems } = await read(replaced('<li>● 3:2, Uppföljning', '<li>● Uppföljning'));
    expect(problems.find(({ source }) => source.line === 112)?.message).toContain('två delmål men räknar upp 1');
  });
});
