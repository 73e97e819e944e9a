import type { DifferenceKind } from '../plan/draft-plan.ts';
import type { GoalKind } from '../plan/goal.ts';
import type { Via } from '../plan/person.ts';
import type { Refusal } from '../plan/permissions.ts';
import type { PlanErrorKind } from '../plan/plan-error.ts';
import type { PostponementCause } from '../plan/postponement.ts';
import type { Progress } from '../plan/status.ts';

const activities = (count: number): string => (count === 1 ? '1 aktivitet' : `${count} aktiviteter`);

/** The words on screen in Swedish, the language they are written in first; `Strings` is its shape. */
export const sv = {
  locale: 'sv-SE',
  appName: 'Uppföljning',
  page: { mine: 'Mina aktiviteter', plan: 'Planen' },
  navigation: 'Sidor',
  skipToContent: 'Hoppa till innehållet',
  signedInAs: (name: string) => `Inloggad som ${name}`,

  progress: {
    'not-started': 'Ej påbörjad',
    ongoing: 'Pågår',
    paused: 'Pausad',
    completed: 'Genomförd',
    dropped: 'Utgår',
  } satisfies Record<Progress, string> as Record<Progress, string>,
  unstated: 'Inget läge',
  deviates: 'Avviker',
  deviatesFromPlan: 'Avviker från planen',
  statusWithDeviation: (status: string) => `${status}, avviker`,
  late: 'Försenad',
  lateDays: (days: number) => (days === 1 ? '1 dag' : `${days} dagar`),
  lateMonths: (months: number) => `${months} mån`,

  goalKind: {
    area: 'Målområde',
    'municipal-goal': 'Kommunövergripande mål',
    'board-goal': 'Nämndmål',
    assignment: 'Strategiskt utvecklingsuppdrag',
    'focus-area': 'Fokusområde',
    'sub-goal': 'Delmål',
    objective: 'Mål',
    'sub-objective': 'Delmål',
  } satisfies Record<GoalKind, string> as Record<GoalKind, string>,

  activities,
  activitiesOnRows: (count: number, rows: number) => `${activities(count)} på ${rows} rader`,
  activitiesOf: (count: number, all: number) => `${count} av ${activities(all)}`,

  goalAndActivity: 'Mål och aktivitet',
  board: 'Nämnd',
  boards: 'Nämnd',
  owner: 'Ansvarig',
  noOwner: 'Ingen ansvarig',
  deadline: 'Slutdatum',
  ongoingDeadline: 'Löpande',
  // The day itself is not broken between two lines.
  lastDayIs: (day: string) => `sista dag ${day.replaceAll(' ', '\u00A0')}`,
  status: 'Läge',
  comment: 'Kommentar',
  noComment: 'Ingen kommentar',
  addComment: 'Lägg till kommentar',
  partsOf: 'Delar',
  goals: 'Mål',
  underGoals: (count: number) => `Under ${count} mål`,
  from: (year: number) => `Från ${year}`,
  differing: {
    status: 'Olika läge',
    deadline: 'Olika slutdatum',
    boards: 'Olika nämnd',
    comment: 'Olika kommentar',
  } satisfies Record<DifferenceKind, string> as Record<DifferenceKind, string>,
  differingRows: 'Raderna har olika uppgifter',
  differingRow: (goal: string, value: string) => `${value} under ${goal}`,
  requestedTo: (day: string) => `Begärt: ${day}`,
  request: (day: string, cause: string | null) =>
    `Begärt slutdatum: ${day}.${cause === null ? '' : ` Orsak: ${cause}.`}`,
  notSaved: 'Inte sparat',

  loading: 'Läser planen',
  retry: 'Försök igen',
  close: 'Stäng',
  cancel: 'Avbryt',
  stale: 'Visar det som lästes senast.',
  staleBeginning: 'Visar bara början av planen.',
  asOf: (time: string) => `Visar planen som den var ${time}. Hämtar det senaste …`,

  mine: {
    period: (name: string, perDatum: string) => `${name}, per ${perDatum}.`,
    answersDue: 'Svar senast',
    daysLeft: (days: number) =>
      days === 0 ? ', i dag.' : days === 1 ? ', i morgon.' : days > 1 ? `, om ${days} dagar.` : '. Tiden har gått ut.',
    noPeriod: 'Ingen uppföljning är öppen just nu. Du kan ändra dina aktiviteter när du vill.',
    answeredOf: (answered: number, all: number) => `${answered} av ${all} besvarade`,
    toAnswer: 'Att svara på',
    allAnswered: 'Allt är besvarat',
    late: 'Försenade',
    coming: 'Kommande',
    finished: 'Genomförda',
    closed: 'Avslutade',
    group: (name: string, count: number) => `${name}, ${activities(count)}`,
    showMore: (count: number) => `Visa ${count} till`,
    answer: 'Svara',
    save: 'Spara',
    saving: 'Sparar',
    unchanged: 'Oförändrat',
    unchangedFor: (title: string) => `Oförändrat: ${title}`,
    unchangedForAll: (count: number) => (count === 1 ? 'Oförändrat för 1' : `Oförändrat för alla ${count}`),
    unchangedForAllTitle: (count: number) => `Svara oförändrat för ${activities(count)}?`,
    unchangedForAllText: 'Läge och kommentar rapporteras som de står nu.',
    unchangedForAllLeftOut: (count: number) =>
      count === 1
        ? '1 har text som inte är sparad och tas inte med:'
        : `${count} har text som inte är sparad och tas inte med:`,
    unchangedForAllProgress: (done: number, all: number) => `Sparar ${done} av ${all}`,
    changeAnswer: 'Ändra',
    changeAnswerOf: (title: string) => `Ändra svaret: ${title}`,
    answeredOn: (day: string) => `Svarat ${day}`,
    move: 'Flytta fram slutdatum',
    requestMove: 'Begär senare slutdatum',
    previously: (period: string, status: string, comment: string) =>
      `Nämnden såg i ${period}: ${status}, ${comment === '' ? 'utan kommentar' : `”${comment}”`}`,
    nothingBefore: 'Inget att jämföra med än.',
    emptyTitle: 'Du har inga aktiviteter i planen.',
    emptyText: 'När du står som ansvarig för en aktivitet finns den här. I Planen ser du alla.',
    toPlan: 'Öppna Planen',
    nothingToAnswer: 'Du har inget att svara på nu.',
    statusOf: (title: string) => `Läge för ${title}`,
    commentOf: (title: string) => `Kommentar till ${title}`,
  },

  plan: {
    search: 'Sök i planen',
    clearSearch: 'Rensa sökningen',
    searchHint: 'Tryck / för att söka',
    anyBoard: 'Nämnd',
    anyStatus: 'Läge',
    late: 'Försenade',
    unanswered: 'Obesvarade',
    moved: 'Framflyttade',
    differing: 'Olika',
    requested: 'Begärda',
    filters: 'Urval',
    removeFilter: (name: string) => `Ta bort urvalet ${name}`,
    clearFilters: 'Rensa urval',
    nothingMatches: 'Inga aktiviteter passar',
    nothingMatchesText: 'Ta bort ett urval eller sök på något annat.',
    matches: (count: number) => `${activities(count)} passar`,
    expandAll: 'Öppna alla',
    collapseAll: 'Fäll ihop alla',
    asterisk: '* Framflyttat i förhållande till den beslutade planen. Sätts av systemet.',
    readSoFar: (count: number) => `Läser planen, ${activities(count)} hittills`,
    foundSoFar: (found: number, count: number) => `Läser planen, ${found} av de ${count} första passar`,
    lackingRest: (count: number) => `Bara de första ${activities(count)} är lästa`,
    restComing: 'Resten av planen läses.',
    restLacking: 'Resten av planen är inte läst.',
    reportNeedsAll: 'Rapporten kan skrivas när hela planen är läst.',
    empty: 'Planen har inga aktiviteter än.',
    noPlanTitle: 'Det finns ingen plan på webbplatsen än.',
    noPlanText: 'Planeraren lägger in den genom att importera dokumentet som nämnden har beslutat.',
  },

  panel: {
    label: (title: string) => `Aktivitet: ${title}`,
    facts: 'Uppgifter',
    deadline: 'Slutdatum',
    lastChanged: 'Senast ändrad',
    changedBy: (name: string, when: string, via: string) => `${name}, ${when}, ${via}`,
    answeredIn: (period: string) => `Svar i ${period}`,
    notAnswered: 'Obesvarad',
    finishedIsAnswered: 'Inget svar behövs, aktiviteten är avslutad',
    onBehalfOf: (name: string) => `för ${name}`,
    answersFor: (name: string) => `Du svarar för ${name}. Det syns i historiken.`,
  },

  move: {
    now: 'Nu',
    adopted: 'Före flytten',
    adoptedUnknown: 'Uppgift saknas',
    newDeadline: 'Nytt slutdatum',
    choose: 'Välj månad',
    cause: 'Orsak',
    chooseCause: 'Välj orsak',
    reason: 'Motivering',
    reasonHint: 'Visas för den som granskar, inte för nämnden.',
    grant: 'Flytta fram',
    request: 'Begär flytt',
    inReport: 'I rapporten står',
    countedWithin: 'Aktiviteten räknas som senarelagd inom året.',
    countedBeyond: (year: number) => `Aktiviteten räknas som förskjuten till ${year}.`,
    noLongerLate: 'Den är inte längre försenad.',
    wouldBeInReport: 'Om planeraren säger ja skulle det i rapporten stå',
    wouldCountWithin: 'Aktiviteten skulle räknas som senarelagd inom året.',
    wouldCountBeyond: (year: number) => `Aktiviteten skulle räknas som förskjuten till ${year}.`,
    wouldNotBeLate: 'Den skulle inte längre vara försenad.',
    requestEffect: 'Slutdatumet ändras först när planeraren har sagt ja.',
    pendingBy: (name: string, when: string) => `${name}, ${when}`,
    useRequest: 'Använd begäran',
    needsMonth: 'Välj ett nytt slutdatum.',
    needsCause: 'Välj en orsak.',
  },

  cause: {
    'waits-for-other': 'Väntar på annan part',
    resources: 'Resurser',
    pandemic: 'Pandemin',
    procurement: 'Upphandling',
    law: 'Lag eller föreskrift',
    'new-decision': 'Nytt beslut',
    other: 'Annat',
  } satisfies Record<PostponementCause, string> as Record<PostponementCause, string>,

  conflict: {
    title: 'Aktiviteten ändrades medan du skrev',
    chooseFields: 'Välj fält för fält, inget går förlorat.',
    again: 'Den ändrades en gång till. Dina val är kvar.',
    mine: 'Din version',
    mineNotSaved: 'Inte sparad',
    theirs: 'Den sparade versionen',
    saved: (when: string, via: string) => `Sparad ${when}, ${via}`,
    savedUnknown: 'Sparad direkt i listan',
    keepBoth: 'Behåll båda, och redigera',
    both: 'Båda texterna',
    same: (what: string) => `Lika i båda: ${what}`,
    back: 'Tillbaka till min text',
    keepTheirs: 'Behåll den sparade',
    save: 'Spara mitt val',
    chooseStatus: 'Läge',
    chooseComment: 'Kommentar',
    noComment: 'Utan kommentar',
  },

  notice: {
    answered: (status: string) => `Svaret är sparat: ${status}`,
    saved: 'Ändringen är sparad',
    unchanged: 'Svaret är sparat: Oförändrat',
    unchangedAll: (count: number) => (count === 1 ? '1 svar är sparat' : `${count} svar är sparade`),
    unchangedSome: (saved: number, all: number) => `${saved} av ${all} svar sparades`,
    changedMeanwhile: 'Aktiviteten har ändrats sedan du läste den. Se efter, och svara igen.',
    moved: (deadline: string) => `Slutdatumet är flyttat: ${deadline}`,
    requested: (deadline: string) => `Begärt: ${deadline}. Planeraren avgör.`,
    moveConflict: (deadline: string) => `Slutdatumet ändrades till ${deadline} medan du skrev. Din text är kvar.`,
    draftKept: 'Det du skrev är kvar.',
    keptTheirs: 'Den sparade versionen är kvar',
    dismiss: 'Stäng meddelandet',
  },

  via: {
    tab: 'i fliken',
    card: 'via kort i chatten',
    'web-part': 'på SharePoint-sidan',
    import: 'vid import',
    'command-line': 'från kommandoraden',
    list: 'i listan',
  } satisfies Record<Via, string> as Record<Via, string>,

  refusal: {
    'not-yours': 'Den ansvariga, enhetens chef och planeraren kan ändra aktiviteten.',
    'planner-only': 'Det gör planeraren.',
    finished: 'Aktiviteten är avslutad, så slutdatumet flyttas inte.',
    'no-open-period': 'Ingen uppföljning är öppen just nu.',
    'status-unstated': 'Aktiviteten har inget läge än. Välj ett läge i stället.',
  } satisfies Record<Refusal, string> as Record<Refusal, string>,
  askOwner: (owner: string) => `Ansvarig är ${owner}.`,
  unreadable: (items: readonly string[]) => {
    const more = items.length > 3 ? ` och ${items.length - 3} till` : '';
    return `Visas inte, för de kan inte läsas: ${items.slice(0, 3).join(', ')}${more} (lista och post). Be planeraren rätta dem i listan.`;
  },
  notReported: 'Svaret är inte rapporterat',
  signedOut: { title: 'Du är inte inloggad längre', text: 'Läs om sidan, så loggas du in igen.' },
  lostPart: { title: 'Nätet är borta', text: 'En del av sidan kunde inte hämtas. Det du skrev är kvar.' },
  closedPlan: 'Planen är avslutad och kan inte ändras.',

  error: {
    'not-found': {
      title: 'Det finns inte på webbplatsen',
      text: 'Listorna eller aktiviteten hittades inte. Be den som sköter webbplatsen att köra installationen igen.',
    },
    conflict: { title: 'Någon annan hann ändra', text: 'Läs om och försök igen.' },
    forbidden: {
      title: 'Du saknar behörighet',
      text: 'Be webbplatsens ägare att ge dig tillgång till planens webbplats.',
    },
    throttled: { title: 'SharePoint har mycket att göra', text: 'Vänta en stund och försök igen.' },
    invalid: { title: 'SharePoint tog inte emot uppgiften', text: 'Rätta det som anges och spara igen.' },
    unavailable: { title: 'SharePoint svarar inte', text: 'Kontrollera nätet och försök igen.' },
  } satisfies Record<PlanErrorKind, { title: string; text: string }> as Record<
    PlanErrorKind,
    { title: string; text: string }
  >,
  unexpectedError: {
    title: 'Något gick fel',
    text: 'Det beror på programmet, inte på dig. Försök igen, och säg till den som sköter det om felet är kvar.',
  },
  retryIn: (seconds: number) => `Försök igen om ${seconds} sekunder.`,

  today: 'i dag',
  yesterday: 'i går',
  at: (day: string, time: string) => `${day} ${time}`,
};

/** Every text on screen; both dictionaries have this shape. */
export type Strings = typeof sv;
