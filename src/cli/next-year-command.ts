import { carryProposals } from '../plan/carry-over.ts';
import { nextYear, type NextYear } from '../plan/next-year.ts';
import type { Act } from '../plan/person.ts';
import { openedPeriods, openPeriod } from '../plan/period.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlannerStore } from '../plan/planner-store.ts';
import { dayOf } from '../plan/stockholm-day.ts';
import { keyOfWording, plainWording } from '../plan/wording.ts';
import { writeNextYear } from '../plan/write-next-year.ts';
import { causeWords, givenDecisions, keepProposals } from './carry-decisions.ts';
import { type Command, readArguments, required, siteAddress, siteOptions } from './command.ts';
import { dayGiven } from './day-option.ts';
import { plannerAct } from './decide.ts';
import { openDecidedPlan } from './open-decided-plan.ts';
import { openSite, planNamed, type OpenSite } from './open-site.ts';

export const nextYearCommand: Command = {
  usage:
    '--site URL --plan NAMN [--name NAMN] [--per DAG] [--decisions FIL] [--settle] [--close] [--dry-run] [--as NAMN] [--json]',
  about:
    'Gör ett utkast till nästa års plan av det som inte är klart, som beslutat i --decisions; --settle efter bokslutet; --close stänger årets plan, som då inte påminner någon.',
  async run(argv, terminal) {
    const options = {
      ...siteOptions,
      plan: { type: 'string' },
      name: { type: 'string' },
      per: { type: 'string' },
      decisions: { type: 'string' },
      settle: { type: 'boolean' },
      close: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
    } as const;
    const { values } = readArguments(argv, options);
    const [site, planName] = [siteAddress(values.site), required(values.plan, '--plan')];
    const given = values.per === undefined ? null : dayGiven(values.per, '--per');
    const open = openSite(site, values.as);
    const plan = await planNamed(open.store, planName);
    const perDatum = given ?? (await lastPerDatum(open, plan));
    const { decided: year } = await openDecidedPlan(open, plan.key);
    const name = values.name?.trim() ?? nameAfter(plan);
    const standing = (await open.store.plans()).find((one) => plainWording(one.name) === plainWording(name));
    const next = standing === undefined ? null : await openDecidedPlan(open, standing.key);
    const proposals = carryProposals(year.plan, year.activities, perDatum);
    const dryRun = values['dry-run'] === true;
    // Who may not write the plan is told before a file is.
    const act = dryRun ? null : await plannerAct(open);
    const isNewFile = await keepProposals(values.decisions, proposals);
    const decisions = isNewFile ? [] : await givenDecisions(values.decisions, year);
    const key = standing?.key ?? keyOfWording(name);
    const made = nextYear(year, next?.decided ?? null, {
      key,
      name,
      perDatum,
      decisions,
      settled: values.settle === true,
    });
    const { planner } = next ?? (await openDecidedPlan(open, plan.key));
    const written = act === null ? null : await writeNextYear(planner, made, next === null, act);
    const closed = act !== null && values.close === true && (await closePlan(planner, plan.key, act));
    if (values.json) {
      terminal.out(JSON.stringify({ plan: name, closed, perDatum: perDatum.toString(), ...inFigures(made), written }));
      return 0;
    }
    for (const line of inWords(made)) terminal.out(line);
    if (isNewFile) terminal.out(`Förslagen ligger i ${values.decisions}: besluta om var och en där och kör igen.`);
    if (written !== null) {
      terminal.out(
        `${name}: ${written.added} poster skrivna, ${written.changed} ändrade, ${written.removed} borttagna.`,
      );
    }
    if (closed) {
      const left = made.undecided.length;
      const asTheyAre = left === 0 ? '' : ` ${left} aktiviteter att besluta om följer med som de står.`;
      terminal.out(`${plan.name} är stängd.${asTheyAre}`);
    }
    return 0;
  },
};

/** Whether it was open until now. A closed plan reminds nobody, and what stands in both is asked about in the next. */
async function closePlan(planner: PlannerStore, planKey: string, act: Act): Promise<boolean> {
  const [plan] = await planner.all('plans', planKey);
  if (plan === undefined || plan.record.state === 'closed') return false;
  await planner.change('plans', plan, { ...plan.record, state: 'closed' }, act);
  return true;
}

const nameAfter = ({ name, year }: Plan): string =>
  name.includes(String(year)) ? name.replaceAll(String(year), String(year + 1)) : `${name} ${year + 1}`;

/** The open period's day, else that of the last that was opened, else the day the document describes, else today. */
async function lastPerDatum({ store, now }: OpenSite, plan: Plan) {
  const { periods } = await store.read(plan.key);
  const period = openPeriod(periods) ?? openedPeriods(periods)[0];
  return period?.perDatum ?? plan.document?.asOf ?? dayOf(await now());
}

const inFigures = (made: NextYear) => ({
  proposals: made.proposals.map(({ activity, cause, suggested, suggestedTitle }) => ({
    activityKey: activity.key,
    title: activity.title,
    cause,
    suggested,
    suggestedTitle,
  })),
  added: made.addActivities.map(({ key, title, carriedOverFrom }) => ({ key, title, carriedOverFrom })),
  fallenOut: [...made.removeActivities, ...made.endActivities.map(({ key }) => key)],
  undecided: made.undecided.map(({ activity }) => activity.key),
  withoutDay: made.withoutDay,
});

function inWords(made: NextYear): readonly string[] {
  const { proposals, addActivities, removeActivities, endActivities, undecided, withoutDay } = made;
  return [
    ...undecided.map(
      ({ activity, cause, suggested }) =>
        `Att besluta (${causeWords[cause]}), ${suggested === 'merged' ? 'ska uppgå i en annan' : 'ska omformuleras'}: ${activity.title}\n  ${activity.comment}`,
    ),
    `${proposals.length} är inte klara; ${addActivities.length} nya i nästa plan, ${
      removeActivities.length + endActivities.length
    } faller ur, ${undecided.length} att besluta, ${withoutDay.length} utan eget slutdatum.`,
  ];
}
