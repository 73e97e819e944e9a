import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import { linkoping } from '../../src/report/preset-forms.ts';
import { reportOf, type ReportModel } from '../../src/report/report-model.ts';
import { draftOf000, made, planOf } from './plans.ts';

let plan: NewPlan;
beforeAll(async () => {
  plan = planOf(await draftOf000());
});

const now = 'Nio aktiviteter har senarelagts under 2022 och elva aktiviteter har förskjutits till 2023.';

/** The report of document 000 with another introduction; per another day where one is given. */
const reported = (introduction: readonly string[], perDatum?: string): ReportModel => {
  const { document } = plan.plan;
  if (!document) throw new Error('document 000 says what it is');
  const period = (on: string) => ({
    key: 'p',
    planKey: plan.plan.key,
    name: 'Bokslut',
    perDatum: Temporal.PlainDate.from(on),
    opensOn: made,
    answersDueOn: made,
    state: 'open' as const,
  });
  return reportOf(
    {
      ...plan,
      plan: { ...plan.plan, document: { ...document, introduction } },
      periods: perDatum === undefined ? [] : [period(perDatum)],
    },
    { form: linkoping, date: made },
  );
};

describe('the sentence on what was moved', () => {
  it.each<[what: string, written: readonly string[], report: readonly string[]]>([
    [
      'two sentences become the one, said once',
      ['Tre aktiviteter har senarelagts under 2022. Två aktiviteter har förskjutits till 2023.'],
      [now],
    ],
    [
      'two paragraphs become the one, and an emptied one goes',
      ['Inledning.', 'Tre aktiviteter har senarelagts under 2022.', 'Två aktiviteter har förskjutits till 2023.'],
      ['Inledning.', now],
    ],
    [
      'an abbreviation ends no sentence',
      ['Så här gick det. Sammanlagt har, jfr bilaga 1.2, tre aktiviteter t.o.m. augusti senarelagts. Läs vidare.'],
      [`Så här gick det. ${now} Läs vidare.`],
    ],
    ['the number may come last', ['Antalet senarelagda aktiviteter är tre.'], [now]],
    [
      'what was moved another year is history, and stands',
      [
        'Under 2021 hade fem aktiviteter förskjutits till 2022. Tre aktiviteter har senarelagts under 2022 och två har förskjutits till 2023.',
      ],
      [`Under 2021 hade fem aktiviteter förskjutits till 2022. ${now}`],
    ],
    [
      'what it is compared with may be of another year',
      ['Tre aktiviteter har senarelagts i förhållande till verksamhetsplanen från oktober 2021.'],
      [now],
    ],
    [
      'a sentence that counts nothing stands',
      ['En aktivitet som har senarelagts står med asterisk.'],
      [`En aktivitet som har senarelagts står med asterisk. ${now}`],
    ],
  ])('%s', (_, written, report) => {
    expect(reported(written).introduction).toEqual(report);
  });
});

describe('the day described', () => {
  it('becomes the report’s own where it is the document’s; any other day stands', () => {
    const { introduction } = reported(
      [
        'Läget per den 31 augusti 2022. En tjänst per 15 elever, mot läget per den 30 april och per 2022-08-31.',
        'Ersättning per 31 dagar.',
      ],
      '2022-12-31',
    );
    expect(introduction.slice(0, 2)).toEqual([
      'Läget per den 31 december. En tjänst per 15 elever, mot läget per den 30 april och per den 31 december.',
      `Ersättning per 31 dagar.`,
    ]);
  });
});

describe('what the asterisk is relative to', () => {
  it('is said by the sentence about the asterisk, and by no other', () => {
    const { movedNote } = reported([
      'Kostnaden i förhållande till budget redovisas separat.',
      'Aktiviteter med en asterisk är framflyttade i förhållande till planen (dnr UBN 2021.45) från oktober 2021. Slut.',
    ]);
    expect(movedNote).toBe('* Framflyttad i förhållande till planen (dnr UBN 2021.45) från oktober 2021');
    expect(reported(['Kostnaden i förhållande till budget redovisas separat.']).movedNote).toBe(
      '* Framflyttad i förhållande till den beslutade planen',
    );
  });
});

describe('what the asterisk is relative to', () => {
  it('is the decision that is known, and the same on the first page as in the foot', () => {
    const acted = {
      by: { id: 1, login: 'x', name: 'Controller', upn: '' },
      at: '2021-12-15T09:00:00Z',
      via: 'tab',
    } as const;
    const version = {
      key: 'v',
      planKey: plan.plan.key,
      boardKey: 'BiN',
      number: 1,
      adoptedOn: Temporal.PlainDate.from('2021-12-15'),
      paragraph: '§ 112',
      reference: '',
      contentPath: '',
      fingerprint: '',
      acted,
    };
    const model = reportOf(
      { ...plan, adopted: [{ version, activities: [] }] },
      { form: linkoping, date: made, board: 'BiN' },
    );
    const decision = 'den plan som Bildningsnämnden beslutade den 15 december 2021, § 112';
    const text = model.introduction.join(' ');
    expect(text).toContain(`i förhållande till ${decision}.`);
    expect(text).not.toContain('oktober 2021');
    expect(model.movedNote).toBe(`* Framflyttad i förhållande till ${decision}`);
  });
});
