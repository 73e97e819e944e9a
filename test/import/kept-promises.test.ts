import { describe, expect, it } from 'vitest';
import { planFromDraft } from '../../src/import/plan-from-draft.ts';
import { readAnyDocument } from '../../src/import/read-any-document.ts';
import { readDocument } from '../../src/import/read-document.ts';
import { proposeKept } from '../../src/plan/kept-promises.ts';
import { promisesOfProgramme } from '../../src/plan/promises.ts';
import { fixture } from './truth.ts';

const act = {
  by: { id: 20, login: 'l', name: 'Controller', upn: 'controller@kommun.example' },
  at: '2021-11-09T10:00:00Z',
  via: 'import' as const,
};
const memo = '003-program-fullfoljd-utbildning.txt';
const read = await readAnyDocument(memo, fixture(memo));
if (read.kind !== 'programme') throw new Error(`read as ${read.kind}`);
const promises = promisesOfProgramme(read.draft.programme, 'program', act);

const contentOf = async (name: string) => {
  const plan = planFromDraft(await readDocument(name, fixture(name)), { planKey: 'p', name: 'Plan' });
  const version = '"1"';
  return {
    plan: plan.plan,
    activities: plan.activities.map((activity) => ({ ...activity, version })),
    placements: plan.placements.map((placement) => ({ ...placement, version })),
  };
};

describe('what document 003 promises the boards', () => {
  it('is a report in June 2022 and the last one in February 2023, once each, not its meetings', () => {
    expect(promises.map(({ owedOn, owedText, to, kept }) => [owedOn.toString(), owedText, to, kept])).toEqual([
      ['2022-06-30', 'juni 2022', [], null],
      ['2023-02-28', 'februari 2023', [], null],
    ]);
    expect(promisesOfProgramme(read.draft.programme, 'program', act)).toEqual(promises);
  });

  it('is proposed as coming later in document 000, on three rows of one activity', async () => {
    const proposals = proposeKept(promises, await contentOf('000-linkoping-uppfoljning-2022.txt'));
    expect(proposals.map(({ on, ...proposal }) => ({ ...proposal, on: on?.toString() }))).toEqual([
      {
        promiseKey: promises[0]?.key,
        activityKey: expect.stringContaining('delta-i-skr'),
        sources: ['rad 78', 'rad 80', 'rad 100'],
        words: 'Processen med programmet pågår och delrapport kommer delges nämnden i september.',
        on: '2022-09-30',
        onText: 'september',
        where: 'nämnden',
        isGiven: false,
        isLater: true,
      },
    ]);
  });

  it('is proposed of nothing that is about something else', async () => {
    for (const name of ['002-uppfoljning-2019.txt', '004-huddinge-ataganden-2018.txt']) {
      expect(proposeKept(promises, await contentOf(name))).toEqual([]);
    }
  });

  it('is proposed no more of one that a planner has said is kept', async () => {
    const content = await contentOf('000-linkoping-uppfoljning-2022.txt');
    const kept = promises.map((promise) => ({ ...promise, kept: { on: promise.owedOn, where: 'BiN § 45' } }));
    expect(proposeKept(kept, content)).toEqual([]);
  });
});
