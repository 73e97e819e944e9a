import { asRead } from './lost-letters.ts';
import { legible, runningTexts } from './paragraphs.ts';
import { cellText, type Block, type Cell } from './table.ts';

/** A plan's table of activities, an object's plan (pm3), or a memo that proposes a programme. */
export type DocumentKind = 'plan' | 'objektplan' | 'programme';

export interface KindOfDocument {
  readonly kind: DocumentKind;
  /** The signs it was told by, in Swedish; for a plan without any, that nothing speaks for the others. */
  readonly why: readonly string[];
}

interface Met {
  /** Every row's cells, in lower case. */
  readonly rows: readonly (readonly string[])[];
  readonly texts: readonly string[];
}

interface Sign {
  readonly says: string;
  readonly isMet: (met: Met) => boolean;
}

const hasHead = ({ rows }: Met, ...heads: readonly RegExp[]): boolean =>
  rows.some((cells) => heads.every((head) => cells.some((cell) => head.test(cell))));

/** Where a document says what it is: its first lines. */
const openingTexts = 8;

const hasText = (texts: readonly string[], pattern: string): boolean =>
  texts.some((text) => new RegExp(pattern, 'iu').test(text));

const signs: Readonly<Record<DocumentKind, readonly Sign[]>> = {
  plan: [
    {
      says: 'en tabell har kolumner för aktivitet och status',
      isMet: (met) =>
        hasHead(
          met,
          /^(?:aktivitet|åtagande|insats|åtgärd)(?:er|en|n|s)?(?: (?:19|20)\d\d)?$/u,
          /^(?:status|läge)(?!\p{L})/u,
        ),
    },
  ],
  objektplan: [
    {
      says: 'inledningen säger objektplan',
      isMet: ({ texts }) => hasText(texts.slice(0, openingTexts), '\\p{L}*objektplan'),
    },
    { says: 'en tabell har kolumnen Styrande dokument', isMet: (met) => hasHead(met, /^styrande dokument$/u) },
    {
      says: 'en tabell delar budgeten i VM och VU',
      isMet: (met) =>
        hasHead(met, /^vm\s*\/\s*vu$/u) || hasHead(met, /^(?:vm|vidmakthållande)$/u, /^(?:vu|vidareutveckling)$/u),
    },
  ],
  programme: [
    {
      says: 'en rubrik är Förslag till beslut',
      isMet: ({ texts }) => hasText(texts, `^${asRead('förslag till')}(?:\\s+\\S+)?\\s+beslut\\s*:?$`),
    },
    {
      says: 'inledningen nämner ett program i en rubrik',
      isMet: ({ texts }) => hasText(texts.slice(0, openingTexts), '^\\p{L}*program\\b[^.]*$'),
    },
    {
      says: 'en rubrik är Direktiv för programmet',
      isMet: ({ texts }) => hasText(texts, `^${asRead('direktiv för')}\\s+program`),
    },
    {
      says: 'representationen i programmet står för sig',
      isMet: ({ texts }) => hasText(texts, '^representation\\s+[i1]\\s+program'),
    },
  ],
};

/** One word may be said of anything; two signs of a kind are no chance. */
const fewest = 2;

/** A memo is running text: with more rows of three cells than this, it brings a table, and the table is what is read. */
const mostRows = 5;

const isTabular = ({ rows }: Met): boolean =>
  rows.filter((cells) => cells.filter((cell) => cell !== '').length >= 3).length > mostRows;

const longestHead = 60;

/** The cell as a column's head, in lower case; what is too long to be one is only there. */
const asHead = (cell: Cell): string => {
  const text = cellText(cell);
  return text.length > longestHead ? '…' : text.toLowerCase().replace(/[\s:.*]+$/u, '');
};

/**
 * Which kind of document it is, by its words and never by its file's name. A table of activities with a status is a
 * plan's, whatever else the document holds; an objektplan or a programme has at least two of its own signs; what has
 * neither is left to the plan's reader, which refuses it in words.
 */
export const kindOfDocument = (blocks: readonly Block[]): KindOfDocument => {
  const met: Met = {
    rows: blocks.flatMap((block) => (block.kind === 'row' ? [block.cells.map(asHead)] : [])),
    texts: legible(runningTexts(blocks), () => undefined).map(({ text }) =>
      text.replaceAll(/^[#*\s]+|[*\s]{1,9}$/gu, ''),
    ),
  };
  const saysOf = (kind: DocumentKind): readonly string[] =>
    kind === 'programme' && isTabular(met) ? [] : signs[kind].filter(({ isMet }) => isMet(met)).map(({ says }) => says);
  const plan = saysOf('plan');
  if (plan.length > 0) return { kind: 'plan', why: plan };
  const others = (['objektplan', 'programme'] as const)
    .map((kind) => ({ kind, why: saysOf(kind) }))
    .toSorted((a, b) => b.why.length - a.why.length);
  const [best] = others;
  if (best && best.why.length >= fewest) return best;
  return { kind: 'plan', why: ['inget tyder på en objektplan eller ett program'] };
};
