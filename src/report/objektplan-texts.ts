import { heading, type MemoBlock } from './memo.ts';

/** An objektplan's running text by the part it belongs to. */
export interface ObjektplanTexts {
  readonly introduction: readonly MemoBlock[];
  readonly goals: readonly MemoBlock[];
  readonly governing: readonly MemoBlock[];
  readonly longTerm: readonly MemoBlock[];
  /** After the table of long-term goals: of whom the table has none. */
  readonly otherGoals: readonly MemoBlock[];
  readonly budget: readonly MemoBlock[];
  /** Between the budget's two tables. */
  readonly afterBudget: readonly MemoBlock[];
  readonly financing: readonly MemoBlock[];
}

type Part = keyof ObjektplanTexts | 'front';

/** The headings of the form, each opening a part; what comes before the first is the title and the table of contents. */
const parts: readonly (readonly [RegExp, Part])[] = [
  [/^(?:versionshantering|innehållsförteckning)(?!\p{L})/iu, 'front'],
  [/^inledning$/iu, 'introduction'],
  [/^syfte och målgrupp$/iu, 'introduction'],
  [/^mål$/iu, 'goals'],
  [/^övergripande förutsättningar och inriktning$/iu, 'governing'],
  [/^långsiktiga mål$/iu, 'longTerm'],
  [/^(?:budget och finansiering|budget)$/iu, 'budget'],
  [/^finansiering$/iu, 'financing'],
];

/** Of whom there are long-term goals: the first are those of the table, the others are told in text. */
const goalsOfWhom = /^långsiktiga mål\s+\S/iu;

const explainsType = /^V[MU]\s*=/u;

const longestHeading = 80;
const isHeading = (text: string): boolean =>
  text.length <= longestHeading && !/[.:;,!?]$/u.test(text) && /^\p{Lu}/u.test(text);

/** A line of a list is known by what stands around it: a colon before it, or another line that is no sentence. */
const isItem = (text: string, before: string): boolean => !/[.:]$/u.test(text) && before.endsWith(':');

/**
 * The running text by parts. A short line without a full stop is a heading, unless it follows a line that ends with a
 * colon: then it and its like are items of a list.
 */
export const objektplanTexts = (texts: readonly string[]): ObjektplanTexts => {
  const found: Record<Part, MemoBlock[]> = {
    front: [],
    introduction: [],
    goals: [],
    governing: [],
    longTerm: [],
    otherGoals: [],
    budget: [],
    afterBudget: [],
    financing: [],
  };
  let part: Part = 'front';
  let hasGoals = false;
  let isInList = false;
  let before = '';
  for (const text of texts) {
    const opens = parts.find(([words]) => words.test(text))?.[1];
    isInList =
      opens === undefined && (isItem(text, before) || (isInList && !/[.:]$/u.test(text) && !goalsOfWhom.test(text)));
    before = text;
    if (opens !== undefined) {
      part = opens;
      if (/^syfte och målgrupp$/iu.test(text)) found.introduction.push(heading(text, 2));
      continue;
    }
    if (goalsOfWhom.test(text) && part !== 'front') {
      part = hasGoals ? 'otherGoals' : 'longTerm';
      hasGoals = true;
      found[part].push(heading(text, 2));
      continue;
    }
    if (part === 'budget' && !explainsType.test(text) && found.budget.some(isTypeExplained)) part = 'afterBudget';
    const last = found[part].at(-1);
    if (isInList && last?.kind === 'items')
      found[part][found[part].length - 1] = { ...last, items: [...last.items, text] };
    else if (isInList) found[part].push({ kind: 'items', items: [text] });
    else found[part].push(isHeading(text) ? heading(text, 2) : { kind: 'paragraph', text });
  }
  const { front: _, ...rest } = found;
  return rest;
};

const isTypeExplained = (block: MemoBlock): boolean => block.kind === 'paragraph' && explainsType.test(block.text);
