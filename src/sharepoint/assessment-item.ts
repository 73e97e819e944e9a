import { assessmentWords } from '../lists/words.ts';
import type { GoalAssessment } from '../plan/goal-assessment.ts';
import { acted } from './acted-columns.ts';
import { ownKey, text, word, type Columns, type ListItem } from './columns.ts';
import type { References } from './references.ts';

/** A goal as judged in a period: an item of the list FollowUps that names a goal. */
export const assessmentIn = (item: ListItem, references: References): GoalAssessment => ({
  key: ownKey(item),
  planKey: references.key(item, 'Plan', 'Plans'),
  periodKey: references.key(item, 'Period', 'Periods'),
  goalKey: references.key(item, 'Goal', 'Goals'),
  assessment: word(item, 'Assessment', assessmentWords),
  analysis: text(item, 'Comment'),
  acted: acted(item, references),
});

export const assessmentColumns = (assessment: GoalAssessment, references: References): Columns => ({
  Key: assessment.key,
  PlanId: references.idOf('Plans', assessment.planKey),
  PeriodId: references.idOf('Periods', assessment.periodKey),
  GoalId: references.idOf('Goals', assessment.goalKey),
  Title: assessmentWords[assessment.assessment],
  Assessment: assessmentWords[assessment.assessment],
  Comment: assessment.analysis || null,
});
