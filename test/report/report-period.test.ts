import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { followUpKey, type FollowUp } from '../../src/plan/follow-up.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import type { Period } from '../../src/plan/period.ts';
import { PlanError } from '../../src/plan/plan-error.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';
import { linkoping } from '../../src/report/preset-forms.ts';
import { reportOf, type ReportModel, type ReportOptions } from '../../src/report/report-model.ts';
import { draftOfLines, made, planOf } from './plans.ts';

const period = (name: string, day: string, state: Period['state']): Period => ({
  key: `verksamhetsplan-2022|${name}`,
  planKey: 'verksamhetsplan-2022',
  name,
  perDatum: Temporal.PlainDate.from(day),
  opensOn: Temporal.PlainDate.from(day),
  answersDueOn: Temporal.PlainDate.from(day),
  state,
});
const delar = period('Delår 2', '2022-08-31', 'closed');
const bokslut = period('Bokslut', '2022-12-31', 'open');

let plan: NewPlan;
beforeAll(async () => {
  plan = planOf(
    await draftOfLines(
      'Målet\tBygga\tKS\tDecember\tPågår\tNu byggs det',
      '\tRiva\tKS\tDecember\tPågår\tNu rivs det',
      '\tMåla\tKS\tMaj\tGenomfört\tKlart',
    ),
  );
});

/** "Bygga" was answered so in a period, with the deadline as it read then. */
const answer = (of: Period, comment: string, deadlineText = 'Juni*'): FollowUp => {
  const [built] = plan.activities;
  return {
    key: followUpKey(of.key, built!.key),
    periodKey: of.key,
    activityKey: built!.key,
    status: statusOf('paused', defaultStatusWords),
    comment,
    deadlineText,
    unchanged: false,
    answered: { by: { id: 1, name: 'A', login: 'a', upn: 'a' }, at: '2022-09-01T08:00:00Z', via: 'card' },
    version: '1',
  };
};

const report = (periods: readonly Period[], followUps: readonly FollowUp[], options: Partial<ReportOptions> = {}) =>
  reportOf({ ...plan, periods, followUps }, { form: linkoping, date: made, ...options });

const built = ({ sections }: ReportModel) => sections[0]?.blocks[0]?.groups[0]?.rows[0];

describe('the report of a closed period', () => {
  it('is what was answered then, not what the lists say since', () => {
    const model = report([delar], [answer(delar, 'Väntar på bygglov')]);
    expect(built(model)).toMatchObject({ status: 'Pausad', comment: 'Väntar på bygglov', deadlineText: 'Juni*' });
    expect(model.moved.later.rows).toBe(1);
    expect(model.subtitle).toContain('delår 2 per den 31 augusti 2022');
  });

  it('says how many nobody answered, for they are told as they stand now', () => {
    const { remarks, unanswered } = report([delar], [answer(delar, 'Väntar på bygglov')]);
    expect(unanswered).toBe(1);
    expect(remarks).toEqual([{ word: 'Svar', meaning: '1 av 3 aktiviteter fick inget svar; för dem gäller läget nu' }]);
  });
});

it('prints what nobody answered as it stood at the closing, and counts it as unanswered', () => {
  const model = report([delar], [{ ...answer(delar, 'Väntar på bygglov'), answered: null }]);
  expect(built(model)).toMatchObject({ status: 'Pausad', comment: 'Väntar på bygglov' });
  expect(model.unanswered).toBe(2);
});

describe('the report of an open period', () => {
  it('is the lists as they stand, and says how many are unanswered; what is finished needs no answer', () => {
    const model = report([delar, bokslut], [answer(delar, 'Väntar på bygglov')]);
    expect(model.subtitle).toContain('bokslut per den 31 december 2022');
    expect(built(model)).toMatchObject({ status: 'Pågår', comment: 'Nu byggs det', deadlineText: 'December' });
    expect(model.remarks).toEqual([{ word: 'Svar', meaning: '2 av 3 aktiviteter är obesvarade' }]);
  });

  it('is a draft near its title, with the day it tells of; closed it is the report itself', () => {
    const draft = 'utkast till bokslut per den 31 december 2022 (läget den ';
    expect(report([bokslut], []).subtitle).toContain(draft);
    expect(report([{ ...bokslut, state: 'planned' }], [], { period: 'Bokslut' }).subtitle).toContain(draft);
    const closed = report([{ ...bokslut, state: 'closed' }], []).subtitle;
    expect(closed).toMatch(/bokslut per den 31 december 2022$/);
    expect(closed).not.toContain('utkast');
  });

  it('says so when everything is answered', () => {
    const [, torn] = plan.activities;
    const answers = [answer(bokslut, 'x'), { ...answer(bokslut, 'y'), activityKey: torn!.key }];
    expect(report([bokslut], answers).remarks).toEqual([{ word: 'Svar', meaning: 'Ingen aktivitet är obesvarad' }]);
  });
});

describe('a period that is chosen', () => {
  it.each(['Delår 2', 'delår 2', delar.key])(
    'by its name or key, "%s", is reported though a newer one is open',
    (name) => {
      const model = report([delar, bokslut], [answer(delar, 'Då'), answer(bokslut, 'Senare')], { period: name });
      expect(built(model)?.comment).toBe('Då');
      expect(model.asOf?.toString()).toBe('2022-08-31');
    },
  );

  it('is refused where the plan has none of that name, with the names there are', () => {
    expect(() => report([delar, bokslut], [], { period: 'Delår 1' })).toThrow(
      new PlanError('not-found', 'Planen har inget sådant uppföljningstillfälle. De heter: Delår 2, Bokslut.', {
        subject: 'Delår 1',
      }),
    );
  });
});

it.each([
  ['Delår 2', 'delår 2 per'],
  ['UKFA vår', 'UKFA vår per'],
  ['T2', 'T2 per'],
])('a period named %s is written so in a sentence: %s', (name, words) => {
  expect(report([{ ...delar, name }], []).subtitle).toContain(words);
});
