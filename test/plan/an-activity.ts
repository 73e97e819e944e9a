import { Temporal } from 'temporal-polyfill';
import type { Activity } from '../../src/plan/activity.ts';
import type { Deadline } from '../../src/plan/deadline.ts';
import type { Period } from '../../src/plan/period.ts';
import type { Person } from '../../src/plan/person.ts';
import type { Placement } from '../../src/plan/placement.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { defaultStatusWords, statusOf } from '../../src/plan/status.ts';

export const personWith = (id: number, upn: string): Person => ({
  id,
  upn,
  login: `i:0#.f|membership|${upn}`,
  name: upn,
});

export const deadlineOn = (text: string, ...occurrences: readonly (readonly [string, string])[]): Deadline => ({
  text,
  occurrences: occurrences.map(([first, last]) => ({
    first: Temporal.PlainDate.from(first),
    last: Temporal.PlainDate.from(last),
  })),
  moved: text.endsWith('*'),
  postponedTo: null,
});

export const december = deadlineOn('December', ['2022-12-01', '2022-12-31']);

/** An ongoing activity of both boards, due in December 2022; what is given replaces that. */
export const anActivity = (changes: Partial<Activity> = {}): Activity => ({
  key: 'implementera-sip',
  planKey: 'verksamhetsplan-2022',
  title: 'Implementera och utbilda i SIP (samordnad individuell plan)',
  parts: [],
  boards: ['BiN', 'BoU'],
  unitKey: 'elevhalsa',
  owner: personWith(15, 'samordnare.elevhalsa@kommun.example'),
  coOwners: [],
  deadline: december,
  status: statusOf('ongoing', defaultStatusWords),
  comment: 'Riskanalys genomförd.',
  completedOn: null,
  carriedOverFrom: null,
  version: '"1"',
  acted: null,
  ...changes,
});

/** The year's last period: per 31 December, answers due on 13 January. */
export const bokslut = (state: Period['state'] = 'open'): Period => ({
  key: 'bokslut',
  planKey: 'verksamhetsplan-2022',
  name: 'Bokslut',
  perDatum: Temporal.PlainDate.from('2022-12-31'),
  opensOn: Temporal.PlainDate.from('2022-11-21'),
  answersDueOn: Temporal.PlainDate.from('2023-01-13'),
  state,
});

/** One of its rows, under the goal "g", that says what the activity says but for what is given. */
export const aPlacement = (key: string, order: number, own: Partial<Placement['own']> = {}): Placement => ({
  key,
  activityKey: 'implementera-sip',
  goalKey: 'g',
  order,
  boardsText: '',
  source: '',
  own: { title: null, boards: null, deadline: null, status: null, comment: null, ...own },
  version: '1',
});

/** The plan that the activity is of. */
export const aPlan: Plan = {
  key: 'verksamhetsplan-2022',
  name: 'Verksamhetsplan 2022',
  organisation: '',
  year: 2022,
  form: '',
  statusWords: defaultStatusWords,
  remindFrom: null,
  state: 'open',
};
