import type { Unseen } from './unseen.ts';
import type { Rendering } from './unseen-office.ts';

/** Numbers that look like chance and are the same each time (mulberry32). */
const chance = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

const titles = [
  'Uppföljning av handlingsplan',
  'Verksamhetsplan',
  'Lägesrapport för åtgärdsplan',
  'Aktivitetsplan',
  'Bokslut och uppföljning',
];
const goals = [
  'Trygg och säker skola',
  'Fler i egen försörjning',
  'Hållbara resor',
  'God vård och omsorg',
  'Levande centrum i Norrtälje',
  'Attraktiv arbetsgivare',
  'Minskad klimatpåverkan',
  'Digitala tjänster för alla invånare',
];
const activities = [
  'Ta fram en rutin för samverkan',
  'Utbilda personal i bemötande',
  'Kartlägga behovet av lokaler',
  'Starta ett nätverk för chefer',
  'Genomföra medborgardialog',
  'Införa nytt journalsystem',
  'Se över avtalet med Regionen',
  'Rekrytera två samordnare',
  'Revidera riktlinjen för bidrag',
  'Plantera träd längs Storgatan',
  'Följa upp resultaten per skola',
  'Upphandla städning',
];
const owners = [
  'Rektor',
  'HR-chef',
  'Enhetschef',
  'Kommundirektör',
  'Samordnare',
  'Folkhälsostrateg',
  'IT-chef',
  'Controller',
];
const comments = [
  '',
  'Arbetet har börjat bra.',
  'Beroende av budget för 2025',
  'Möte i april, beslut väntas',
  '',
  'Ingen kommentar',
];
const boards = [
  'Kommunstyrelsen',
  'Socialnämnden',
  'Miljö- och byggnadsnämnden',
  'Kultur- och fritidsnämnden',
  'Tekniska nämnden',
];

const heads = {
  goal: [
    'Mål',
    'Nämndmål',
    'Övergripande mål',
    'Målsättning',
    'Fokusområde',
    'Inriktningsmål',
    'Effektmål',
    'Prioriterat område',
  ],
  activity: [
    'Aktivitet',
    'Åtgärd',
    'Insats',
    'Åtgärder',
    'Planerad åtgärd',
    'Vad ska göras?',
    'Uppdrag',
    'Aktiviteter 2024',
    'Åtagande',
    'Aktivitet/åtgärd',
    'Konkret åtgärd',
  ],
  responsible: [
    'Ansvarig',
    'Ansvarig funktion',
    'Vem?',
    'Ansvar',
    'Ansvarig chef',
    'Huvudansvarig',
    'Utförs av',
    'Ansvarig förvaltning/enhet',
  ],
  deadline: [
    'Klart senast',
    'Tidplan',
    'Slutdatum',
    'När?',
    'Deadline',
    'Tidsram',
    'Sluttid',
    'Ska vara klart',
    'Planerat slutdatum',
    'Tid',
  ],
  status: ['Status', 'Läge', 'Nuläge', 'Status (välj i lista)', 'Status 2024', 'Aktuell status', 'Lägesstatus'],
  comment: [
    'Kommentar',
    'Kommentarer',
    'Anmärkning',
    'Noteringar',
    'Kommentar till status',
    'Ev. kommentar',
    'Lägesbeskrivning',
  ],
  boards: ['Nämnd', 'Ansvarig nämnd', 'Nämnd/styrelse'],
} as const;

const deadlines: readonly (readonly [string, string])[] = [
  ['maj', '2024-05-31'],
  ['2024-06-30', '2024-06-30'],
  ['Q3', '2024-09-30'],
  ['Q4 2024', '2024-12-31'],
  ['ht-24', '2024-12-31'],
  ['VT 2025', '2025-06-30'],
  ['löpande', 'löpande'],
  ['31 oktober', '2024-10-31'],
  ['15/11', '2024-11-15'],
  ['dec 2024', '2024-12-31'],
  ['T2', '2024-08-31'],
  ['2024–2026', '2026-12-31'],
  ['vecka 40', '2024-10-06'],
  ['jan-mars', '2024-03-31'],
  ['snarast', '?'],
  ['våren 2024', '2024-06-30'],
  ['', ''],
];

const statuses: readonly (readonly [string, string])[] = [
  ['Pågår', 'ongoing'],
  ['Klar', 'completed'],
  ['Ej påbörjad', 'not-started'],
  ['Genomförd', 'completed'],
  ['Försenad', '/deviates'],
  ['Pågår enligt plan', 'ongoing/on-plan'],
  ['Pausad', 'paused'],
  ['Utgår', 'dropped'],
  ['Avslutad', 'completed'],
  ['Inte påbörjad', 'not-started'],
  ['Nästan klar', '?'],
  ['Gul', '?'],
];

const marks = ['Ej påbörjad', 'Pågår', 'Klar'] as const;
const markValues = ['not-started', 'ongoing', 'completed'] as const;

type Column = keyof typeof heads;

/** How the goals stand: in a column (filled once, merged, on each row), as rows, above each table, or not at all. */
const goalForms = ['once', 'merged', 'each', 'rows', 'tables', 'none'] as const;

export const madeDocument = (seed: number): Unseen => {
  const below = chance(seed);
  const one = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const as: Rendering = one(['word', 'excel', 'text']);
  const form = one(goalForms.filter((name) => as !== 'text' || (name !== 'rows' && name !== 'merged')));
  const hasMarks = below(5) === 0;
  const hasBoards = below(3) === 0;
  const isNumbered = below(4) === 0;
  const isTwoRows = hasMarks && as !== 'text' && below(2) === 0;
  const columns: Column[] = ['activity', ...(hasBoards ? (['boards'] as const) : []), 'responsible', 'deadline'];
  if (!hasMarks) columns.push('status');
  if (below(4) > 0) columns.push('comment');
  // The columns' order is nobody's law, but for the levels to the left.
  if (below(3) === 0) columns.push(...columns.splice(1, 1));
  const hasGoalColumn = form === 'once' || form === 'merged' || form === 'each';
  const words = Object.fromEntries((Object.keys(heads) as Column[]).map((kind) => [kind, one(heads[kind])]));
  const before = [...(isNumbered ? ['Nr'] : []), ...(hasGoalColumn ? [words['goal'] ?? ''] : [])];
  const after = hasMarks ? [...marks] : [];
  const head = [...before, ...columns.map((kind) => words[kind] ?? ''), ...after];
  const width = head.length;
  const headRows = isTwoRows
    ? [
        [...before, ...columns.map((kind) => words[kind] ?? ''), 'Status', '<', '<'],
        [...before.map(() => '^'), ...columns.map(() => '^'), ...marks],
      ]
    : [head];
  const lines: string[] = [`${as === 'word' ? '#! ' : ''}${one(titles)} 2024`];
  if (as === 'excel' && below(2) === 0) lines.push('');
  if (as === 'text') lines.push('');
  const expected: string[] = [];
  const keys: Unseen['keys'][number][] = ['goal', 'activity', 'responsible', 'deadline', 'status'];
  if (columns.includes('comment')) keys.push('comment');
  if (hasBoards) keys.push('boards');
  const pool = activities.toSorted((a, b) => a.localeCompare(b, 'sv'));
  let number = 0;
  const said = goals
    .toSorted((a, b) => ((a.length * (seed + 7)) % 11) - ((b.length * (seed + 7)) % 11))
    .slice(0, 2 + below(2));
  for (const [index, goal] of said.entries()) {
    if (form === 'tables') {
      if (as !== 'word') lines.push('');
      lines.push(as === 'word' ? `# ${goal}` : `Mål ${index + 1}: ${goal}`);
      if (as !== 'word') lines.push('');
    }
    if (index === 0 || form === 'tables') for (const row of headRows) lines.push(row.join(' | '));
    if (form === 'rows') lines.push([goal, ...Array.from({ length: width - 1 }, () => '<')].join(' | '));
    const count = 1 + below(3);
    for (let row = 0; row < count; row += 1) {
      number += 1;
      const activity = pool.splice(below(pool.length), 1)[0] ?? `Åtgärd nummer ${number}`;
      const [deadline, last] = one(deadlines);
      const [status, axes] = one(statuses);
      const mark = below(3);
      const owner = one(owners);
      const comment = columns.includes('comment') ? one(comments) : '';
      const board = one(boards);
      const values: Record<Column, string> = {
        goal,
        activity,
        boards: board,
        responsible: owner,
        deadline,
        status,
        comment,
      };
      const goalCell = form === 'each' || row === 0 ? goal : form === 'merged' ? '^' : '';
      const cells = [
        ...(isNumbered ? [String(number)] : []),
        ...(hasGoalColumn ? [goalCell] : []),
        ...columns.map((kind) => values[kind]),
        ...(hasMarks ? marks.map((_, at) => (at === mark ? 'x' : '')) : []),
      ];
      lines.push(cells.join(' | '));
      const statusValue = hasMarks ? (markValues[mark] ?? '') : axes;
      expected.push(
        [
          form === 'none' ? '' : goal,
          activity,
          owner,
          last,
          statusValue,
          ...(columns.includes('comment') ? [comment] : []),
          ...(hasBoards ? [board] : []),
        ].join(' | '),
      );
    }
  }
  if (below(4) === 0) lines.push(Array.from({ length: width }, (_, at) => (at === 0 ? 'Summa' : '')).join(' | '));
  if (below(4) === 0) {
    lines.push('', 'Indikator | Utfall 2023 | Målvärde 2024', 'Nöjda invånare | 71 | 75', 'Sjukfrånvaro | 7,1 | 6,5');
  }
  return {
    name: `made ${seed}: ${as}, ${form}`,
    file: 'plan.bin',
    as,
    text: lines.join('\n'),
    keys,
    rows: expected.join('\n'),
  };
};
