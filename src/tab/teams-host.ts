import { app, nestedAppAuth, pages } from '@microsoft/teams-js';

export type TeamsTheme = 'default' | 'dark' | 'contrast';

/** What the host tells the tab. Outside Teams the browser's own wishes stand for it. */
export interface TeamsHost {
  readonly insideTeams: boolean;
  readonly locale: string;
  readonly theme: TeamsTheme;
  /** The tab's entity id in the manifest, "plan"; "" outside Teams. */
  readonly page: string;
  /** From a deep link: the activity to open. */
  readonly subPageId: string | null;
  readonly loginHint: string | null;
  /** The host signs us in (Nested App Auth); else a window of the browser does. */
  readonly nestedSignIn: boolean;
  readonly onThemeChange: (listener: (theme: TeamsTheme) => void) => void;
  /** Tells Teams that the page is drawn. */
  readonly shown: () => void;
  /** Tells Teams why it is not. */
  readonly failed: (reason: string) => void;
}

/** Outside Teams a foreign frame leaves `initialize` waiting for a minute; Teams answers at once. */
const patience = 3_000;

/** Meets the host. Never rejects: a page that nobody hosts works too. */
export const meetTeams = async (): Promise<TeamsHost> => {
  const met = await Promise.race([
    app.initialize().then(
      () => true,
      () => false,
    ),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), patience)),
  ]);
  return met ? insideTeams(await app.getContext()) : outsideTeams();
};

const themeOf = (theme: string): TeamsTheme =>
  theme === 'dark' || theme === 'glass' ? 'dark' : theme === 'contrast' ? 'contrast' : 'default';

const insideTeams = (context: app.Context): TeamsHost => ({
  insideTeams: true,
  locale: context.app.locale,
  theme: themeOf(context.app.theme),
  page: context.page.id,
  subPageId: context.page.subPageId ?? null,
  loginHint: context.user?.loginHint ?? null,
  nestedSignIn: nestedAppAuth.isNAAChannelRecommended(),
  onThemeChange: (listener) => app.registerOnThemeChangeHandler((theme) => listener(themeOf(theme))),
  shown: () => {
    void app.notifySuccess();
  },
  failed: (message) => app.notifyFailure({ reason: app.FailedReason.Other, message }),
});

const outsideTeams = (): TeamsHost => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  return {
    insideTeams: false,
    locale: navigator.language,
    theme: dark.matches ? 'dark' : 'default',
    page: '',
    subPageId: null,
    loginHint: null,
    nestedSignIn: false,
    onThemeChange: (listener) => dark.addEventListener('change', () => listener(dark.matches ? 'dark' : 'default')),
    shown: () => undefined,
    failed: () => undefined,
  };
};

/** What Teams keeps of a channel tab. */
export interface ChannelTab {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly displayName: string;
}

/** Lets Teams' Save button keep the tab; null takes the button away again. */
export const offerChannelTab = (tab: ChannelTab | null): void => {
  pages.config.setValidityState(tab !== null);
  if (tab === null) return;
  pages.config.registerOnSaveHandler((saving) => {
    const { entityId, contentUrl, displayName } = tab;
    pages.config.setConfig({ entityId, contentUrl, websiteUrl: contentUrl, suggestedDisplayName: displayName }).then(
      () => saving.notifySuccess(),
      (error: unknown) => saving.notifyFailure(error instanceof Error ? error.message : String(error)),
    );
  });
};
