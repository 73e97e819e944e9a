import { writeActivity } from './write-activity.ts';
import { writeFollowUp } from './write-follow-up.ts';
import { writePostponement } from './write-postponement.ts';

/** What a page fetches when somebody first saves: one part, since each is little beside what they share. */
export const planWrites = { writeActivity, writeFollowUp, writePostponement };
