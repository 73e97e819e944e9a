import type { DraftSource } from '../plan/draft-plan.ts';

/** Takes what a person is to look at, in Swedish, with its place. */
export type Report = (source: DraftSource, message: string) => void;
