import * as React from 'react';
import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import type { StartState } from '../start-state.ts';
import { rememberedPerson } from './remembered-person.ts';
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

/**
 * The Teams frame alone: `/teams?as=NAME&page=mina|planen&subPageId=KEY&theme=default|dark|contrast`. With
 * `page=configure&channel=ID` it is the window in which Teams lets somebody add the tab to a channel.
 */
export const FramePage: React.FunctionComponent = () => {
  const styles = useStyles();
  const dark = useDarkPreference();
  const { state, problem } = useStartState();
  const query = new URLSearchParams(window.location.search);
  const asked = query.get('theme');
  const theme: TeamsTheme =
    asked === 'dark' || asked === 'contrast' || asked === 'default' ? asked : dark ? 'dark' : 'default';
  const page = pages[query.get('page') ?? ''] ?? 'my-activities';
  if (state === null) return problem === null ? <Spinner label="Startar" /> : <Text role="alert">{problem}</Text>;

  const as = query.get('as') ?? rememberedPerson();
  const person = state.people.find((one) => [one.as, one.upn].includes(as ?? '')) ?? state.people[0];
  if (person === undefined) return <Text role="alert">Tenanten har inga personer.</Text>;
  if (query.get('page') === 'configure') {
    const channel = state.channels.find(({ id }) => id === query.get('channel')) ?? state.channels[0];
    return <ConfigurePage state={state} theme={theme} as={person.as} channel={channel?.id ?? ''} />;
  }
  return (
    <main className={styles.page}>
      <div className={styles.tab}>
        <TeamsFrame
          person={person}
          tenant={state.tenant}
          theme={theme}
          page={page}
          address={`/tab/?page=${page}`}
          subPageId={query.get('subPageId')}
        />
      </div>
    </main>
  );
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
