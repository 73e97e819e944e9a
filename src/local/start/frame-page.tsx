import * as React from 'react';
import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import type { StartState } from '../start-state.ts';
import { PersonMenu } from './person-menu.tsx';
import { personNamed, rememberedPerson, rememberPerson, usualPerson } from './remembered-person.ts';
import { TeamsFrame } from './teams-frame.tsx';
import type { TabSettings, TeamsHost, TeamsTheme } from './teams-host.ts';
import { useDarkPreference } from './use-media.ts';
import { useStartState } from './use-start-state.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  tab: { flexGrow: 1, minHeight: 0 },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '6px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flexGrow: 1 },
  save: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '12px',
    padding: '12px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Both the words of the address bar and the manifest's own entity ids. */
const pages: Readonly<Record<string, string>> = {
  mina: 'my-activities',
  'my-activities': 'my-activities',
  planen: 'plan',
  plan: 'plan',
};

/** Words of our own address, which the tab is not to see. */
const forFrame: readonly string[] = ['as', 'page', 'subPageId', 'theme', 'channel', 'lang'];

/**
 * The Teams frame alone: `/teams?as=NAME&page=mina|planen&subPageId=KEY&theme=default|dark|contrast&lang=sv|en`. With
 * `page=configure&channel=ID` it is the window in which Teams lets somebody add the tab to a channel. Anything else in the
 * address, a filter, is the tab's.
 */
export const FramePage: React.FunctionComponent = () => {
  const styles = useStyles();
  const dark = useDarkPreference();
  const { state, problem } = useStartState();
  const [route, setRoute] = React.useState(window.location.hash);
  const [, setChosen] = React.useState('');
  const query = new URLSearchParams(window.location.search);
  const choose = (as: string): void => {
    rememberPerson(as);
    query.set('as', as);
    window.history.replaceState(null, '', `?${query.toString()}${window.location.hash}`);
    setRoute(window.location.hash);
    setChosen(as);
  };
  const light = query.get('theme');
  const theme: TeamsTheme =
    light === 'dark' || light === 'contrast' || light === 'default' ? light : dark ? 'dark' : 'default';
  const page = pages[query.get('page') ?? ''] ?? 'my-activities';
  if (state === null) return problem === null ? <Spinner label="Startar" /> : <Text role="alert">{problem}</Text>;

  const asked = query.get('as');
  const person = asked === null ? usualPerson(state, rememberedPerson()) : personNamed(state, asked);
  const bar = (
    <header className={styles.bar}>
      <Text role={person === undefined ? 'alert' : undefined} className={styles.words}>
        {person === undefined ? `Ingen här heter ”${asked ?? ''}”. Välj vem du är.` : 'Fliken så som i Teams'}
      </Text>
      <PersonMenu people={state.people} chosen={person ?? null} onChoose={choose} />
    </header>
  );
  if (person === undefined) return <main className={styles.page}>{bar}</main>;
  if (query.get('page') === 'configure') {
    const channel = state.channels.find(({ id }) => id === query.get('channel')) ?? state.channels[0];
    return <ConfigurePage state={state} theme={theme} as={person.as} channel={channel?.id ?? ''} />;
  }
  return (
    <main className={styles.page}>
      {bar}
      <div className={styles.tab}>
        <TeamsFrame
          person={person}
          tenant={state.tenant}
          theme={theme}
          page={page}
          address={tabAddress(query, page, route)}
          subPageId={route === '' ? query.get('subPageId') : null}
          onRoute={keepRoute}
        />
      </div>
    </main>
  );
};

/** The tab's own address: what a link says beside what is meant for the frame, and the route that was left last. */
const tabAddress = (query: URLSearchParams, page: string, route: string): string => {
  const forTab = new URLSearchParams({ page });
  for (const [name, value] of query) if (!forFrame.includes(name)) forTab.set(name, value);
  return `/tab/?${forTab.toString()}${route}`;
};

/** In our address the route outlives a reload, and may be handed on. */
const keepRoute = (route: string): void => {
  if (route !== window.location.hash) window.history.replaceState(null, '', `${window.location.search}${route}`);
};

interface ConfigurePageProps {
  readonly state: StartState;
  readonly theme: TeamsTheme;
  readonly as: string;
  readonly channel: string;
}

/** The tab's configuration page with Teams' Save button; once saved, the channel's tab takes its place. */
const ConfigurePage: React.FunctionComponent<ConfigurePageProps> = ({ state, theme, as, channel }) => {
  const styles = useStyles();
  const host = React.useRef<TeamsHost | null>(null);
  const [settings, setSettings] = React.useState<TabSettings | null>(null);
  const [saved, setSaved] = React.useState<TabSettings | null>(null);
  const [problem, setProblem] = React.useState<string | null>(null);
  const person = state.people.find((one) => one.as === as);
  const place = state.channels.find(({ id }) => id === channel);
  if (person === undefined) return null;

  const save = (): void => {
    host.current?.save().then(setSaved, (error: unknown) => setProblem(String(error)));
  };
  return (
    <main className={styles.page}>
      <div className={styles.tab}>
        <TeamsFrame
          person={person}
          tenant={state.tenant}
          theme={theme}
          page="board-plan"
          address={saved?.contentUrl ?? '/tab/configure'}
          kind={saved === null ? 'settings' : 'content'}
          channel={place === undefined ? null : { id: place.id, name: place.label }}
          onSettings={setSettings}
          hostRef={host}
        />
      </div>
      {saved === null ? (
        <div className={styles.save}>
          {problem === null ? null : <Text role="alert">{problem}</Text>}
          <Text>Lägg till fliken i kanalen {place?.board}</Text>
          <Button appearance="primary" disabledFocusable={settings?.valid !== true} onClick={save}>
            Spara
          </Button>
        </div>
      ) : (
        <div className={styles.save}>
          <Text aria-live="polite">Fliken ”{saved.displayName}” är sparad.</Text>
        </div>
      )}
    </main>
  );
};
