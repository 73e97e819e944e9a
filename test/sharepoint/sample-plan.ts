import { Temporal } from 'temporal-polyfill';
import type { Activity } from '../../src/plan/activity.ts';
import type { Deadline, Occurrence } from '../../src/plan/deadline.ts';
import type { Goal } from '../../src/plan/goal.ts';
import type { NewPlan } from '../../src/plan/new-plan.ts';
import type { Period } from '../../src/plan/period.ts';
import type { Placement } from '../../src/plan/placement.ts';
import { defaultStatusWords } from '../../src/plan/status.ts';

export const day = (text: string) => Temporal.PlainDate.from(text);

export const days = (first: string, last = first): Occurrence => ({ first: day(first), last: day(last) });

export const deadline = (text: string, occurrences: readonly Occurrence[], rest: Partial<Deadline> = {}): Deadline => ({
  text,
  occurrences,
  moved: false,
  postponedTo: null,
  ...rest,
});

type NewActivity = NewPlan['activities'][number];
type NewPlacement = Omit<Placement, 'version'>;

export const planKey = 'linkoping-2022';

export const newActivity = (key: string, rest: Partial<Activity> = {}): NewActivity => ({
  key: `${planKey}/${key}`,
  planKey,
  title: `Aktivitet ${key}`,
  parts: [],
  boards: ['BiN'],
  unitKey: null,
  owner: null,
  coOwners: [],
  deadline: deadline('December', [days('2022-12-01', '2022-12-31')]),
  status: { text: 'Pågående', progress: 'ongoing', deviation: null },
  comment: '',
  completedOn: null,
  carriedOverFrom: null,
  acted: null,
  ...rest,
});

export const newPlacement = (key: string, activity: string, rest: Partial<Placement> = {}): NewPlacement => ({
  key: `${planKey}/rad-${key}`,
  activityKey: `${planKey}/${activity}`,
  goalKey: `${planKey}/uppdrag`,
  order: Number(key),
  boardsText: 'BiN och BoU',
  source: `rad ${key}`,
  own: { title: null, boards: null, deadline: null, status: null, comment: null },
  ...rest,
});

export const bokslut: Period = {
  key: `${planKey}|bokslut`,
  planKey,
  name: 'Bokslut',
  perDatum: day('2022-12-31'),
  opensOn: day('2022-10-30'),
  answersDueOn: day('2023-03-26'),
  state: 'open',
};

/** 420 characters, as the longest goal of the documents. */
export const longGoal =
  `Åtgärder för en likvärdig skola – ${'också på Öland, "näst intill" överallt & alltid; '.repeat(8)}`.padEnd(420, 'ö');

const goal = (
  key: string,
  parent: string | null,
  order: number,
  rest: Partial<Goal> & Pick<Goal, 'kind' | 'title'>,
): Goal => ({
  key: `${planKey}/${key}`,
  planKey,
  parentKey: parent === null ? null : `${planKey}/${parent}`,
  description: '',
  label: '',
  boardsText: '',
  carriedOverFrom: null,
  order,
  ...rest,
});

/** Everything the domain can say that a column might lose, in one small plan. */
export const samplePlan = (): NewPlan => ({
  plan: {
    key: planKey,
    name: 'Verksamhetsplan 2022 för utbildningsförvaltningen',
    organisation: 'Linköpings kommun',
    year: 2022,
    form: 'linkoping',
    document: {
      title: `Uppföljning av ${'en mycket lång rubrik & '.repeat(12)}verksamhetsplan 2022`,
      asOf: day('2022-10-30'),
      introduction: ['Aktiviteterna är "genomförda" <eller> inte.', 'Nio aktiviteter har senarelagts under 2022.'],
    },
    statusWords: { ...defaultStatusWords, paused: 'Vilande = väntar på beslut' },
    remindFrom: day('2022-10-30'),
    state: 'open',
  },
  boards: [
    { key: 'BiN', name: 'Bildningsnämnden', spellings: ['BIN', 'Bin'], channelId: null },
    { key: 'BoU', name: '', spellings: [], channelId: null },
  ],
  goals: [
    goal('område', null, 1, { kind: 'area', title: 'Attraktiv kommun' }),
    goal('kommunmål', 'område', 2, { kind: 'municipal-goal', title: 'Utbildning & arbete', boardsText: 'BiN, BoU' }),
    goal('nämndmål', 'kommunmål', 3, {
      kind: 'board-goal',
      title: longGoal,
      description: 'Första stycket.\n\nAndra stycket: å, ä, ö – é.',
      label: 'Nämndmål',
    }),
    goal('uppdrag', 'nämndmål', 4, {
      kind: 'assignment',
      title: "Elevernas ”egna” val, d'Artagnan <b>",
      carriedOverFrom: 'Budget 2021 med plan för 2022-2024',
      label: 'Strategiska utvecklingsuppdrag',
    }),
  ],
  activities: [
    newActivity('rik', {
      title: `${'Utveckla samarbetet mellan grundskola och gymnasium så att övergångarna blir bättre för alla. '.repeat(3)}Slut.`,
      parts: ['Kartlägga nuläget', 'Åtgärda det som brister; även "sent"'],
      boards: ['BiN', 'BoU'],
      deadline: deadline('Maj/November*', [days('2022-05-01', '2022-05-31'), days('2022-11-01', '2022-11-30')], {
        moved: true,
      }),
      status: { text: 'Pågående (avviker)', progress: 'ongoing', deviation: 'deviates' },
      comment: 'Försenat.\nNytt möte i augusti – se protokoll §12 & bilaga "B".',
      carriedOverFrom: 2021,
    }),
    newActivity('tom', {
      boards: [],
      deadline: deadline('', []),
      status: { text: '', progress: null, deviation: null },
    }),
    newActivity('löpande', { deadline: deadline('Löpande', []) }),
    newActivity('förskjuten', {
      deadline: deadline('Förskjuts till hösten 2023*', [days('2023-08-01', '2023-12-31')], {
        moved: true,
        postponedTo: 2023,
      }),
      status: { text: 'Utgår', progress: 'dropped', deviation: 'on-plan' },
    }),
    newActivity('genomförd', {
      status: { text: 'Genomfört', progress: 'completed', deviation: null },
      completedOn: day('2022-03-27'),
    }),
    newActivity('vår', { deadline: deadline('27 mars', [days('2022-03-27')]) }),
    newActivity('höst', { deadline: deadline('30 oktober', [days('2022-10-30')]) }),
    newActivity('nyår', { deadline: deadline('31 december', [days('2022-12-31')]) }),
  ],
  placements: [
    newPlacement('1', 'rik'),
    newPlacement('2', 'rik', {
      goalKey: `${planKey}/nämndmål`,
      source: '',
      own: {
        title: 'Utveckla samarbetet (annan lydelse)',
        boards: ['BoU'],
        deadline: deadline('Juni*', [days('2022-06-01', '2022-06-30')], { moved: true, postponedTo: 2023 }),
        status: { text: 'Kvarstår', progress: 'not-started', deviation: 'on-plan' },
        comment: 'Egen kommentar',
        carriedOverFrom: 2020,
      },
      measured: { status: '0k2j3h4g5f6', comment: '0k2j3h4g5f6', carriedOverFrom: '1z' },
    }),
    newPlacement('3', 'tom', {
      boardsText: '',
      own: {
        title: null,
        boards: [],
        deadline: deadline('', []),
        status: { text: '', progress: null, deviation: null },
        comment: '',
        carriedOverFrom: null,
      },
    }),
  ],
  postponements: [
    {
      key: `${planKey}/rik/senare`,
      activityKey: `${planKey}/rik`,
      from: null,
      to: deadline('Maj/November*', [days('2022-05-01', '2022-05-31'), days('2022-11-01', '2022-11-30')], {
        moved: true,
      }),
      cause: null,
      reason: '',
      state: 'granted',
    },
  ],
});
