import * as React from 'react';
import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import type { StartState } from '../start-state.ts';
import { languageQuery } from './asked-language.ts';
import { ChatPanel } from './chat-panel.tsx';
import { ClockBar } from './clock-bar.tsx';
import { Panel } from './panel.tsx';
import { rememberedPerson, rememberPerson, usualPerson } from './remembered-person.ts';
import { SentPanel } from './sent-panel.tsx';
import { SitePanel } from './site-panel.tsx';
import { Shrunk } from './shrunk.tsx';
import { TeamsFrame } from './teams-frame.tsx';
import { happenedIn } from './words.ts';
import { useDarkPreference, useNarrow } from './use-media.ts';
import { type Start, useStartState } from './use-start-state.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  starting: { height: '100%' },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  message: { flexShrink: 0 },
  choice: { flexShrink: 0, padding: '0 12px', flexWrap: 'wrap', '@media (max-width: 389px)': { padding: '0 4px' } },
  chosen: { '@media (max-width: 389px)': { paddingInline: '3px' } },
  panels: {
    display: 'grid',
    flexGrow: 1,
    minHeight: 0,
    gap: '12px',
    padding: '16px',
    gridTemplateColumns: 'minmax(0, 1.15fr) minmax(560px, 1fr)',
    // Chat gets a tenth more than the log below it: a card is tall, and its client has bars of its own.
    gridTemplateRows: 'minmax(0, 5fr) minmax(0, 1fr) minmax(0, 4fr)',
    gridTemplateAreas: '"tab chat" "site chat" "site sent"',
  },
  single: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'minmax(0, 1fr)', gridTemplateAreas: '"all"' },
  tab: { gridArea: 'tab' },
  chat: { gridArea: 'chat' },
  site: { gridArea: 'site' },
  sent: { gridArea: 'sent' },
  place: { display: 'grid', minHeight: 0, minWidth: 0 },
  // Out of sight and out of the tab order, but alive: a frame that goes away forgets what it showed.
  stowed: { visibility: 'hidden', gridArea: 'all', height: 0, overflow: 'hidden' },
  shown: { gridArea: 'all' },
});

/** Room enough for the tab's columns; the panels are some 660 wide on a laptop. */
const frameWidth = 880;

const places = [
  { id: 'tab', name: 'Fliken' },
  { id: 'chat', name: 'Chatten' },
  { id: 'site', name: 'SharePoint-sidan' },
  { id: 'sent', name: 'Skickat' },
] as const;
type Place = (typeof places)[number]['id'];

/** Everything on this machine side by side: clock, tab, chat and channels, SharePoint page, what was sent. */
export const StartPage: React.FunctionComponent = () => {
  const styles = useStyles();
  const start = useStartState();
  const { state, problem, reload } = start;
  return (
    <div className={styles.page}>
      {problem === null ? null : (
        <section aria-label="Meddelande" className={styles.message}>
          <MessageBar intent="error">
            <MessageBarBody>{problem}</MessageBarBody>
            <MessageBarActions>
              <Button size="small" onClick={reload}>
                Försök igen
              </Button>
            </MessageBarActions>
          </MessageBar>
        </section>
      )}
      {state === null ? (
        <Spinner label="Startar" className={styles.starting} />
      ) : (
        <Everything start={start} state={state} />
      )}
    </div>
  );
};

const Everything: React.FunctionComponent<{ readonly start: Start; readonly state: StartState }> = ({
  start,
  state,
}) => {
  const styles = useStyles();
  const narrow = useNarrow();
  const [as, setAs] = React.useState(rememberedPerson);
  const [place, setPlace] = React.useState<Place>('tab');
  const [channel, setChannel] = React.useState<string | null>(null);
  const person = usualPerson(state, as);

  const choose = (chosen: string): void => {
    rememberPerson(chosen);
    setAs(chosen);
    setChannel(null);
  };
  const openChat = (whose: string): void => {
    choose(whose);
    setPlace('chat');
    start.openChat(whose);
  };
  const showChannel = (id: string | null): void => {
    setChannel(id);
    setPlace('chat');
  };

  const panels: Readonly<Record<Place, React.ReactElement>> = {
    // The tab asks what day it is when it opens, so it is opened anew on another day.
    tab: <TabPanel key={start.moves} state={state} person={person} />,
    chat: (
      <ChatPanel
        state={state}
        person={person}
        channel={channel}
        opening={start.opening}
        onChannel={showChannel}
        onOpen={start.openChat}
      />
    ),
    site: <SitePanel key={`${start.moves} ${person.as}`} state={state} person={person} />,
    sent: <SentPanel state={state} opening={start.opening} onChannel={showChannel} onOpen={openChat} />,
  };
  return (
    <>
      <ClockBar
        state={state}
        moving={start.moving}
        onMove={start.moveClock}
        people={state.people}
        chosen={person}
        onChoose={choose}
      />
      <main aria-label="Allt på den här datorn" className={styles.main}>
        {narrow ? (
          <TabList
            className={styles.choice}
            selectedValue={place}
            onTabSelect={(_, { value }) => setPlace(value as Place)}
            aria-label="Vad som visas"
          >
            {places.map(({ id, name }) => (
              <Tab key={id} value={id} className={styles.chosen}>
                {name}
              </Tab>
            ))}
          </TabList>
        ) : null}
        <div className={mergeClasses(styles.panels, narrow && styles.single)}>
          {places.map(({ id }) => (
            <div
              key={id}
              className={mergeClasses(
                styles.place,
                narrow ? (id === place ? styles.shown : styles.stowed) : styles[id],
              )}
            >
              {panels[id]}
            </div>
          ))}
        </div>
      </main>
    </>
  );
};

interface TabPanelProps {
  readonly state: StartState;
  readonly person: StartState['people'][number];
}

const TabPanel: React.FunctionComponent<TabPanelProps> = ({ state, person }) => {
  const theme = useDarkPreference() ? 'dark' : 'default';
  return (
    <Panel heading="Fliken" aside="så som den står i Teams" address={`/teams?as=${person.as}${languageQuery()}`}>
      <Shrunk wanted={frameWidth}>
        <TeamsFrame
          person={person}
          tenant={state.tenant}
          theme={theme}
          page="my-activities"
          address="/tab/?page=my-activities"
          happened={happenedIn(state)}
        />
      </Shrunk>
    </Panel>
  );
};
