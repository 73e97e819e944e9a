import { assessGoal, assessmentWords, readAssessment } from '../plan/assess-goal.ts';
import { openedPeriods, openPeriod, type Period } from '../plan/period.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { PlanContent } from '../plan/plan.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { named, openPlan, periodGiven, planOptions, tell } from './open-plan.ts';

const options = {
  ...planOptions,
  goal: { type: 'string' },
  assessment: { type: 'string' },
  analysis: { type: 'string' },
  period: { type: 'string' },
} as const;

/** The one that is named, else the open one, else the last that was: goals are assessed after the answers have come. */
const periodOf = (content: PlanContent, name: string | undefined): Period => {
  const last = openPeriod(content.periods) ?? openedPeriods(content.periods)[0];
  if (name !== undefined) return periodGiven(content, name);
  if (last !== undefined) return last;
  throw new PlanError('not-found', 'Planen har inget uppföljningstillfälle som har öppnats.');
};

export const assessCommand: Command = {
  usage:
    '--site URL --plan NAMN [--goal MÅL --assessment ORD [--analysis TEXT]] [--period TILLFÄLLE] [--as NAMN] [--json]',
  about: 'Visar hur målen bedöms, eller bedömer ett (Uppfyllt, Delvis uppfyllt, Ej uppfyllt, Kan inte bedömas).',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    const { goal: goalName, assessment, analysis } = values;
    if ((goalName === undefined) !== (assessment === undefined)) {
      throw new WrongUsage('--goal och --assessment hör ihop.');
    }
    if (goalName === undefined && analysis !== undefined) throw new WrongUsage('--analysis hör ihop med --goal.');
    const given = assessment === undefined ? null : readAssessment(assessment);
    const { content, planner, plannerAct } = await openPlan(values);
    const period = periodOf(content, values.period);
    if (goalName !== undefined && given !== null) {
      const goal = named(content.goals, goalName, 'inget sådant mål');
      const act = await plannerAct();
      await assessGoal(planner, goal, period, { assessment: given, analysis: analysis ?? '' }, act);
    }
    const titles = new Map(content.goals.map(({ key, title }) => [key, title]));
    const all = (await planner.all('assessments', content.plan.key))
      .map(({ record }) => record)
      .filter(({ periodKey }) => periodKey === period.key)
      .map(({ goalKey, assessment: said, analysis: why }) => ({
        goal: goalKey,
        title: titles.get(goalKey) ?? goalKey,
        assessment: said,
        word: assessmentWords[said],
        analysis: why,
      }));
    const lines = all.map(({ title, word, analysis: why }) => `${title}: ${word}.${why === '' ? '' : `\n  ${why}`}`);
    tell(
      terminal,
      values.json,
      { plan: content.plan.name, period: period.name, assessments: all },
      lines.length === 0 ? [`${period.name}: inget mål är bedömt.`] : lines,
    );
    return 0;
  },
};
