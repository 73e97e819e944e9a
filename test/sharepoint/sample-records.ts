import { followUpKey } from '../../src/plan/follow-up.ts';
import type { Act } from '../../src/plan/person.ts';
import type { PlannerRecords, RecordKind } from '../../src/plan/planner-store.ts';
import { statusOf } from '../../src/plan/status.ts';
import { bokslut, day, days, deadline, planKey, samplePlan } from './sample-plan.ts';

type Sample = { readonly [K in RecordKind]: readonly [PlannerRecords[K], changed: Partial<PlannerRecords[K]>] };

const key = (name: string): string => `${planKey}/${name}`;

/** One record of each kind with everything said that it can say, and what of it is then changed; in an order of making. */
export const sampleRecords = (acted: Act): Sample => {
  const { plan, activities } = samplePlan();
  const [first] = activities;
  const texts = { introduction: 'Läget <b>per</b> 31 augusti.\n\nAndra stycket.', summary: 'Sammanfattat.', areas: {} };
  return {
    plans: [
      {
        ...plan,
        key: 'VP 2023',
        year: 2023,
        kind: 'objektplan',
        from: day('2023-01-01'),
        to: day('2024-06-30'),
        deviationWords: { 'on-plan': 'Löper på', deviates: 'Avviker = fel' },
        formerWords: [
          { meaning: 'ongoing', word: 'Pågående' },
          { meaning: 'deviates', word: 'Gult = varning' },
        ],
        predecessor: planKey,
        document: { ...plan.document!, parts: '2023/VP 2023/dokument.json' },
      },
      { state: 'closed', deviationWords: { 'on-plan': 'Enligt plan', deviates: 'Avviker' } },
    ],
    boards: [{ key: 'KS', name: 'Kommunstyrelsen', spellings: ['Ks'], channelId: null }, { spellings: ['Ks', 'Kst'] }],
    units: [{ key: 'Gymnasium', name: 'Gymnasium', manager: acted.by }, { manager: null }],
    periods: [
      { ...bokslut, key: key('delår 3'), name: 'Delår 3', comparesWith: [key('BiN 1')], reviewedOn: day('2022-11-01') },
      { state: 'closed' },
    ],
    goals: [
      {
        key: key('fokus'),
        planKey,
        parentKey: key('område'),
        kind: 'focus-area',
        title: 'Digital kompetens',
        description: 'Första.\nAndra.',
        label: 'Fokusområde 1',
        boardsText: '',
        carriedOverFrom: null,
        order: 9,
      },
      { description: 'Ändrad.', kind: 'sub-goal' },
    ],
    activities: [
      {
        ...first!,
        key: key('ny'),
        owner: acted.by,
        coOwners: [acted.by],
        responsible: 'Verksamhetschef, "skola" <KS>',
        priority: 'Särskilt prioriterat',
        acted,
      },
      { title: 'Ny lydelse', owner: null, deadline: deadline('Juni', [days('2022-06-01', '2022-06-30')]) },
    ],
    placements: [
      {
        key: key('ny rad'),
        activityKey: key('rik'),
        goalKey: key('nämndmål'),
        order: 40,
        boardsText: 'BiN',
        source: 'rad 40',
        own: { title: 'Egen', boards: null, deadline: null, status: null, comment: null },
        otherColumns: { Färdiggrad: '40 %', 'Budget: "2022" = kr': 'två\nrader' },
      },
      { order: 41, otherColumns: { Färdiggrad: '60 %' } },
    ],
    followUps: [
      {
        key: followUpKey(bokslut.key, key('vår')),
        periodKey: bokslut.key,
        activityKey: key('vår'),
        status: { ...statusOf('ongoing', plan.statusWords), deviation: 'deviates' },
        comment: 'Som i delår 1.',
        deadlineText: '27 mars',
        unchanged: true,
        answered: { ...acted, via: 'card' },
        commentFrom: bokslut.key,
        evidence: `https://kommun.sharepoint.com/${'lång/'.repeat(60)}fil.docx`,
      },
      { boardText: 'Text till nämnden.', comment: 'Ändrad.' },
    ],
    postponements: [
      {
        key: key('vår/senare'),
        activityKey: key('vår'),
        from: deadline('27 mars', [days('2022-03-27')]),
        to: deadline('Juni*', [days('2022-06-01', '2022-06-30')], { moved: true }),
        cause: 'procurement',
        reason: 'Överklagad.',
        state: 'requested',
        acted,
      },
      { state: 'refused', decision: { acted, reason: 'Skolan öppnar i augusti.\nBesked given.' } },
    ],
    planVersions: [
      {
        key: key('BiN 1'),
        planKey,
        boardKey: 'BiN',
        number: 1,
        adoptedOn: day('2021-10-20'),
        paragraph: '§ 112',
        reference: 'UBN 2021-412',
        contentPath: '2022/BiN/beslutad-1.json',
        fingerprint: 'abc123',
        acted,
      },
      { paragraph: '§ 113' },
    ],
    reports: [
      {
        key: key('rapport'),
        planKey,
        periodKey: bokslut.key,
        boardKey: null,
        form: 'linkoping',
        number: 1,
        corrects: null,
        reference: 'UBN 2022-7',
        officer: 'H. Handläggare',
        meetingOn: day('2023-02-14'),
        paragraph: '',
        mbl: 'Information enligt 19 § MBL.',
        texts: { ...texts, areas: { [key('område')]: 'Om området: "så".' } },
        state: 'draft',
        reason: '',
        files: { model: '', word: '', pdf: '' },
        fingerprint: '',
        acted,
      },
      {
        state: 'locked',
        texts,
        files: { model: '2022/m.json', word: '2022/r.docx', pdf: '2022/r.pdf' },
        fingerprint: 'f1',
      },
    ],
    continuations: [
      {
        key: key('överförd'),
        planKey,
        fromKey: key('rik'),
        toKey: key('rik'),
        kind: 'transferred',
        on: day('2022-08-01'),
        reason: 'Omorganisation',
        toUnitKey: 'Gymnasium',
        toBoards: ['BiN', 'BoU'],
        acted,
      },
      { reason: 'Ny organisation', toBoards: ['BiN'] },
    ],
    rulings: [
      {
        key: key('avgörande'),
        planKey,
        rule: 'status',
        subjects: [samplePlan().placements[0]!.key, key('rik')].toSorted(),
        kind: 'pick',
        picked: 'Kvarstår',
        fingerprint: 'x1',
        acted,
      },
      { kind: 'holds', picked: '' },
    ],
    milestones: [
      {
        key: key('milstolpe'),
        planKey,
        date: day('2022-04-30'),
        dateText: 'april 2022',
        isYearInferred: true,
        text: `${'Återrapportering av programmet till nämnderna '.repeat(8)}.`,
        kind: 'report',
        audience: 'nämnderna',
      },
      { audience: 'BiN' },
    ],
    promises: [
      {
        key: key('löfte'),
        planKey,
        owedOn: day('2022-04-30'),
        owedText: 'april 2022',
        to: ['BiN'],
        text: 'Delrapport om programmet',
        kept: null,
        acted,
      },
      { kept: { on: day('2022-06-14'), where: 'Delår 1, BiN § 70' } },
    ],
    assessments: [
      {
        key: followUpKey(bokslut.key, key('nämndmål')),
        planKey,
        periodKey: bokslut.key,
        goalKey: key('nämndmål'),
        assessment: 'cannot-be-judged',
        analysis: 'Nyckeltalen kommer i mars.\nSedan bedöms det.',
        acted,
      },
      { assessment: 'partly-met' },
    ],
    budgetItems: [
      { key: key('AMI VM'), planKey, board: 'AMI', isBoard: false, type: 'VM', amount: 2_348_170_129 },
      { amount: -1 },
    ],
    allocationKeys: [{ key: key('nyckel'), planKey, boards: ['BoU', 'BIN'], shares: [70, 30] }, { shares: [7, 3] }],
    governingDocuments: [
      {
        key: key('SD1'),
        planKey,
        id: 'SD1',
        name: 'Skollagen (2010:800)',
        direction: 'Alla barn …\n• punkt',
        influence: '',
        order: 1,
        activityKeys: [key('rik'), key('vår')],
      },
      { activityKeys: [] },
    ],
  };
};
