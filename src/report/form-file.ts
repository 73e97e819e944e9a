import { PlanError } from '../plan/plan-error.ts';
import { deviations, progresses } from '../plan/status.ts';
import { countingRules } from './counting.ts';
import {
  columnKinds,
  isLevel,
  levelLooks,
  levels,
  reportOrders,
  type LegendEntry,
  type Level,
  type LevelLook,
  type ReportColumn,
  type ReportForm,
} from './form.ts';
import { commonWords, type FormWords } from './form-words.ts';
import { brokenLine, linesOfJson } from './json-place.ts';

type Members = Readonly<Record<string, unknown>>;

/** Reads one value of a form; what is wrong is told by its field. */
class FieldError extends Error {
  override readonly name = 'FieldError';
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const membersOf = (value: unknown, path: string, known: readonly string[]): Members => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FieldError(path, 'ska vara ett objekt, { … }');
  }
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new FieldError(at(path, unknown), `finns inte; här kan stå ${known.join(', ')}`);
  return value as Members;
};

const textOf = (value: unknown, path: string): string => {
  if (typeof value !== 'string') throw new FieldError(path, 'ska vara en text');
  return value;
};

const oneOf = <Known extends string>(value: unknown, path: string, known: readonly Known[]): Known => {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw new FieldError(path, `ska vara ${known.join(', ')}`);
  return found;
};

const listOf = <Item>(value: unknown, path: string, item: (value: unknown, path: string) => Item): readonly Item[] => {
  if (!Array.isArray(value)) throw new FieldError(path, 'ska vara en lista, [ … ]');
  return value.map((of, index) => item(of, `${path}[${index}]`));
};

const columnOf = (value: unknown, path: string): ReportColumn => {
  const { kind, head, width, period, source } = membersOf(value, path, ['kind', 'head', 'width', 'period', 'source']);
  if (typeof width !== 'number' || !(width > 0 && width <= 100)) {
    throw new FieldError(at(path, 'width'), 'ska vara ett tal mellan 0 och 100, kolumnens del av tabellens bredd');
  }
  const column = { kind: oneOf(kind, at(path, 'kind'), columnKinds), head: textOf(head, at(path, 'head')), width };
  if (period !== undefined && !['status', 'deviation', 'comment', 'deadline'].includes(column.kind)) {
    throw new FieldError(at(path, 'period'), 'hör till en kolumn för status, deviation, comment eller deadline');
  }
  return {
    ...column,
    ...(period === undefined ? {} : { period: textOf(period, at(path, 'period')) }),
    ...(source === undefined ? {} : { source: textOf(source, at(path, 'source')) }),
  };
};

const legendEntryOf = (value: unknown, path: string): LegendEntry => {
  const { progress, deviation, word, meaning } = membersOf(value, path, ['progress', 'deviation', 'word', 'meaning']);
  if (progress === undefined && deviation === undefined && word === undefined) {
    throw new FieldError(path, 'ska ha progress, deviation eller word');
  }
  return {
    ...(progress === undefined ? {} : { progress: oneOf(progress, at(path, 'progress'), progresses) }),
    ...(deviation === undefined ? {} : { deviation: oneOf(deviation, at(path, 'deviation'), deviations) }),
    ...(word === undefined ? {} : { word: textOf(word, at(path, 'word')) }),
    meaning: textOf(meaning, at(path, 'meaning')),
  };
};

/** The words that the file gives, of the kind that each is; the usual ones where it gives none. */
const wordsLike = <Words>(value: unknown, path: string, usual: Words): Words => {
  if (value === undefined) return usual;
  if (typeof usual === 'string') return textOf(value, path) as Words;
  if (Array.isArray(usual)) return listOf(value, path, textOf) as Words;
  const known = Object.entries(usual as Members);
  const given = membersOf(value, path, Object.keys(usual as Members));
  return Object.fromEntries(known.map(([name, of]) => [name, wordsLike(given[name], at(path, name), of)])) as Words;
};

const wordsBy = <Known extends string>(value: unknown, path: string, known: readonly Known[]) => {
  const given = Object.entries(membersOf(value, path, known));
  return Object.fromEntries(given.map(([name, word]) => [name, textOf(word, at(path, name))])) as Partial<
    Record<Known, string>
  >;
};

/** Only what stands above a table's rows can have a table of its own. */
const looksOf = (level: Level): readonly LevelLook[] =>
  level === 'sub-goal' || level === 'assignment' ? levelLooks.filter((look) => look !== 'heading') : levelLooks;

const levelsOf = (value: unknown, path: string): ReportForm['levels'] => {
  const given = membersOf(value, path, levels);
  const looks = levels.map((level) => [level, oneOf(given[level], at(path, level), looksOf(level))] as const);
  return Object.fromEntries(looks) as ReportForm['levels'];
};

const refuseUnprinted = ({ columns, levels: looks }: ReportForm): void => {
  if (!columns.some(({ kind }) => kind === 'activity'))
    throw new FieldError('columns', 'saknar en kolumn för activity');
  const widths = columns.reduce((sum, { width }) => sum + width, 0);
  if (Math.abs(widths - 100) > 0.01)
    throw new FieldError('columns', `ska tillsammans vara 100 breda, och är ${widths}`);
  for (const level of levels) {
    const isShown = columns.some(({ kind }) => kind === level);
    const isCell = looks[level] === 'merged' || looks[level] === 'column';
    if (isCell && !isShown)
      throw new FieldError(`levels.${level}`, `är ${looks[level]}, men ingen kolumn har kind ${level}`);
  }
  const isMerged = ({ kind }: ReportColumn): boolean => isLevel(kind) && looks[kind] === 'merged';
  const late = columns.findIndex((column, index) => isMerged(column) && !columns.slice(0, index).every(isMerged));
  if (late >= 0) throw new FieldError(`columns[${late}]`, 'är sammanslagen över sina rader och ska stå före de andra');
  for (const [index, { kind }] of columns.entries()) {
    if (isLevel(kind) && looks[kind] !== 'merged' && looks[kind] !== 'column') {
      throw new FieldError(
        `columns[${index}]`,
        `har kind ${kind}, som är ${looks[kind]} enligt levels.${kind}: ska där vara merged eller column`,
      );
    }
  }
};

const members = [
  'name',
  'columns',
  'levels',
  'order',
  'counting',
  'statusWords',
  'deviationWords',
  'legend',
  'notes',
  'words',
];

const formOf = (value: unknown): ReportForm => {
  const given = membersOf(value, '', members);
  const legend = membersOf(given['legend'], 'legend', ['place', 'heading', 'shows', 'entries']);
  const form: ReportForm = {
    name: textOf(given['name'], 'name'),
    columns: listOf(given['columns'], 'columns', columnOf),
    levels: levelsOf(given['levels'], 'levels'),
    order: oneOf(given['order'], 'order', reportOrders),
    counting: oneOf(given['counting'], 'counting', countingRules),
    ...(given['statusWords'] === undefined
      ? {}
      : { statusWords: wordsBy(given['statusWords'], 'statusWords', progresses) }),
    ...(given['deviationWords'] === undefined
      ? {}
      : { deviationWords: wordsBy(given['deviationWords'], 'deviationWords', deviations) }),
    legend: {
      place: oneOf(legend['place'], 'legend.place', ['beside', 'after'] as const),
      heading: textOf(legend['heading'], 'legend.heading'),
      shows: oneOf(legend['shows'], 'legend.shows', ['met', 'all'] as const),
      entries: listOf(legend['entries'], 'legend.entries', legendEntryOf),
    },
    notes: given['notes'] === undefined ? [] : listOf(given['notes'], 'notes', textOf),
    words: wordsLike<FormWords>(given['words'], 'words', commonWords),
  };
  refuseUnprinted(form);
  return form;
};

const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const line = brokenLine(text, cause);
    throw new PlanError(
      'invalid',
      `Formen är inte giltig JSON${line === null ? '' : `: läsningen stannar på rad ${line}`}.`,
      {
        subject: file,
        cause,
      },
    );
  }
};

/**
 * A form from a planner's file: JSON as `uppfoljning forms --show` prints it, words that are left out being the usual
 * ones.
 * @throws PlanError `invalid` that names the line and the field.
 */
export const formFromFile = (text: string, file: string): ReportForm => {
  const value = parsed(text.replace(/^\ufeff/, ''), file);
  try {
    return formOf(value);
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    const { path, message } = error;
    const lines = linesOfJson(text.replace(/^\ufeff/, ''));
    // A field that is not there is told at what it is missing from.
    let place = path;
    while (!lines.has(place) && place !== '') place = place.replace(/(?:\.|^)[^.[]*$|\[\d+\]$/, '');
    const line = lines.get(place) ?? 1;
    throw new PlanError('invalid', `Rad ${line}: ${path === '' ? 'Formen' : path} ${message}.`, {
      subject: file,
      cause: error,
    });
  }
};

/** A form as text to be kept, changed and given back. */
export const formToFile = (form: ReportForm): string => `${JSON.stringify(form, null, 2)}\n`;
