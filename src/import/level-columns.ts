import { plainHead } from './column-words.ts';

export type Level = 'area' | 'municipalGoal' | 'goal' | 'subgoal';

const isArea = (head: string): boolean => /område$|^perspektiv|^tema$|^inriktning|^process$|^kapitel$/u.test(head);
const isMunicipal = (head: string): boolean =>
  /^(?:kommun|kf|ks|(?:kommun)?fullmäktig|övergripande|inriktningsmål|långsiktig)/u.test(head);

const four = ['area', 'municipalGoal', 'goal', 'subgoal'] as const;

const orderFor = (heads: readonly string[]): readonly Level[] => {
  const [first = '', second = ''] = heads;
  if (heads.length <= 1) return ['goal'];
  if (heads.length === 2) {
    if (isArea(first)) return ['area', 'goal'];
    return isMunicipal(first) ? ['municipalGoal', 'goal'] : ['goal', 'subgoal'];
  }
  if (heads.length > 3) return four;
  if (isMunicipal(second)) return ['area', 'municipalGoal', 'goal'];
  return isMunicipal(first) ? ['municipalGoal', 'goal', 'subgoal'] : ['area', 'goal', 'subgoal'];
};

/** Levels have their place, from the widest on the left to the narrowest; null for one past the four there are. */
export const levelsOf = (heads: readonly string[]): readonly (Level | null)[] => {
  const order = orderFor(heads.map(plainHead));
  return heads.map((_, at) => order[at] ?? null);
};
