import type { StartPerson, StartTenant } from '../start-state.ts';
import { askedLocale } from './asked-language.ts';
import { answerSignIn } from './nested-sign-in.ts';

export type TeamsTheme = 'default' | 'dark' | 'contrast';

/** What Teams tells a tab about where it stands. */
export interface TabContext {
  readonly person: StartPerson;
  readonly tenant: StartTenant;
  readonly theme: TeamsTheme;
  /** The tab's entity id in the app's manifest. */
  readonly page: string;
  /** From a deep link: the activity to open. */
  readonly subPageId: string | null;
  /** `settings` is a tab's configuration page, shown when somebody adds it to a channel. */
  readonly frame: 'content' | 'settings';
  readonly channel: { readonly id: string; readonly name: string } | null;
}

/** What the configuration page has told so far; Teams enables its Save button by it. */
export interface TabSettings {
  readonly valid: boolean;
  readonly contentUrl: string;
  readonly displayName: string;
}

export interface TeamsHost {
  /** Tells the tab, as Teams does when its theme changes. */
  readonly changeTheme: (theme: TeamsTheme) => void;
  /** Presses Save on the configuration page; resolves with what it set, or rejects with its reason. */
  readonly save: () => Promise<TabSettings>;
  readonly stop: () => void;
}

interface Request {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
  readonly data?: string;
}

/**
 * Answers teams-js 2.58 in one frame as Teams on the web does, as far as the tab asks. The protocol is read from the
 * package itself; what is not answered here, a tab awaits in vain, as it would in a host that lacks the capability.
 */
export function hostTab(
  frame: HTMLIFrameElement,
  readContext: () => TabContext,
  onSettings: (settings: TabSettings) => void = () => undefined,
): TeamsHost {
  let settings: TabSettings = { valid: false, contentUrl: '', displayName: '' };
  const setSettings = (change: Partial<TabSettings>): void => {
    settings = { ...settings, ...change };
    onSettings(settings);
  };
  let saving: { resolve: (settings: TabSettings) => void; reject: (reason: Error) => void } | null = null;
  const send = (message: object): void => frame.contentWindow?.postMessage(message, window.location.origin);

  const answer = (request: Request): void => {
    const reply = (...args: unknown[]): void => send({ id: request.id, uuidAsString: request.uuidAsString, args });
    const context = readContext();
    const [first] = request.args ?? [];
    switch (request.func) {
      case 'initialize':
        // The third is the client's SDK, the fourth its capabilities: the bridge for sign-in reads only the fourth.
        return reply(context.frame, 'web', '2.58.0', JSON.stringify(capabilities));
      case 'getContext':
        return reply(contextFor(context));
      case 'settings.getSettings':
        return reply({ contentUrl: settings.contentUrl, suggestedDisplayName: settings.displayName });
      case 'settings.setValidityState':
        return setSettings({ valid: first === true });
      case 'settings.setSettings': {
        const given = first as { contentUrl: string; suggestedDisplayName?: string };
        setSettings({ contentUrl: given.contentUrl, displayName: given.suggestedDisplayName ?? '' });
        return reply(true);
      }
      case 'settings.save.success':
        return saving?.resolve(settings);
      case 'settings.save.failure':
        return saving?.reject(new Error(typeof first === 'string' ? first : 'Fliken sparades inte.'));
      case 'nestedAppAuth.execute':
        answerSignIn(request.data ?? '', context).then(
          (response) => send({ args: [null, JSON.stringify(response)] }),
          // The tab has its own time limit and words for a sign-in that never answers; here is why.
          (error: unknown) => console.error('Inloggningen i Teams-ramen', error),
        );
        return;
      default:
        // registerHandler, appInitialization.* and telemetry: Teams takes note and answers nothing.
        return;
    }
  };

  const listen = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== frame.contentWindow || origin !== window.location.origin) return;
    if (typeof data === 'object' && data !== null && 'func' in data) answer(data as Request);
  };
  window.addEventListener('message', listen);

  return {
    changeTheme: (theme) => send({ func: 'themeChange', args: [theme] }),
    save: () =>
      new Promise((resolve, reject) => {
        saving = { resolve, reject };
        send({ func: 'settings.save', args: [{}] });
      }),
    stop: () => window.removeEventListener('message', listen),
  };
}

const capabilities = {
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  isNAAChannelRecommended: true,
  supports: {
    appLifecycle: {},
    pages: { appButton: {}, tabs: {}, config: {}, backStack: {}, currentApp: {} },
    nestedAppAuth: {},
  },
};

/** Teams' own flat context; the SDK gives it its present shape. */
function contextFor({ person, tenant, theme, page, subPageId, frame, channel }: TabContext): object {
  const team = { teamId: 'team-utbildning', teamName: 'Utbildningsförvaltningen' };
  return {
    locale: askedLocale(),
    theme,
    entityId: page,
    ...(subPageId === null ? {} : { subEntityId: subPageId }),
    ...(channel === null ? {} : { ...team, channelId: channel.id, channelName: channel.name }),
    userObjectId: person.objectId,
    userPrincipalName: person.upn,
    loginHint: person.upn,
    userDisplayName: person.name,
    tid: tenant.id,
    hostName: 'Teams',
    hostClientType: 'web',
    sessionId: 'local',
    ringId: 'general',
    frameContext: frame,
  };
}
