import type { Strings } from '../ui/strings.ts';
import type { SignInFailure } from './sign-in.ts';

/** The words that only the Teams tab says. */
const sv = {
  signingIn: 'Loggar in',
  signIn: 'Logga in',
  signInFailed: {
    'signed-out': { title: 'Du är inte inloggad', text: 'Logga in för att läsa planen.' },
    consent: {
      title: 'Appen saknar tillstånd',
      text: 'En administratör behöver godkänna att Uppföljning läser och skriver i SharePoint åt dig.',
    },
    closed: { title: 'Du är inte inloggad', text: 'Fönstret för inloggning stängdes eller kom aldrig upp.' },
    refused: { title: 'Det gick inte att logga in', text: 'Inloggningstjänsten sade nej.' },
  } satisfies Record<SignInFailure['kind'], { title: string; text: string }>,
  permission: 'Tillstånd',
  application: 'App',
  answer: 'Svar',
  openInTeams: 'Sidan hör hemma i Teams, där du redan är inloggad.',
  configure: {
    title: 'Planen i kanalen',
    text: 'Fliken visar planens aktiviteter för en nämnd. Alla i kanalen ser samma urval.',
    board: 'Nämnd',
    all: 'Alla nämnder',
    afterwards: 'Välj Spara för att lägga till fliken.',
    notInTeams: 'Sidan öppnas av Teams när någon lägger till fliken i en kanal.',
  },
  missingActivity: 'Aktiviteten finns inte längre.',
};

const en: typeof sv = {
  signingIn: 'Signing in',
  signIn: 'Sign in',
  signInFailed: {
    'signed-out': { title: 'You are not signed in', text: 'Sign in to read the plan.' },
    consent: {
      title: 'The app lacks consent',
      text: 'An administrator has to consent to Uppföljning reading and writing in SharePoint for you.',
    },
    closed: { title: 'You are not signed in', text: 'The window for signing in was closed or never came up.' },
    refused: { title: 'Signing in failed', text: 'The sign-in service said no.' },
  },
  permission: 'Permission',
  application: 'App',
  answer: 'Answer',
  openInTeams: 'The page belongs in Teams, where you are signed in already.',
  configure: {
    title: 'The plan in the channel',
    text: "The tab shows one board's activities. Everybody in the channel sees the same selection.",
    board: 'Board',
    all: 'All boards',
    afterwards: 'Choose Save to add the tab.',
    notInTeams: 'Teams opens this page when somebody adds the tab to a channel.',
  },
  missingActivity: 'The activity is no longer there.',
};

export const tabStrings = (strings: Strings): typeof sv => (strings.locale === 'sv-SE' ? sv : en);
