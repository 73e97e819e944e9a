import * as React from 'react';
import { Button, makeStyles, Spinner, Tab, TabList, Text, Tooltip } from '@fluentui/react-components';
import { Chat20Regular } from '@fluentui/react-icons';
import type { StartPerson, StartState } from '../start-state.ts';
import { Panel } from './panel.tsx';
import { ScaledFrame } from './scaled-frame.tsx';

const useStyles = makeStyles({
  closed: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '16px',
    height: '100%',
    padding: '24px',
    textAlign: 'center',
  },
});

/** The Playground's page is laid out for this much; in less its messages are cut off. */
const playgroundWidth = 700;

export interface ChatPanelProps {
  readonly state: StartState;
  readonly person: StartPerson;
  /** The id of the channel that is shown, or null for the chat. */
  readonly channel: string | null;
  readonly opening: string | null;
  readonly onChannel: (id: string | null) => void;
  readonly onOpen: (as: string) => void;
}

/** The chat of whom you are, and the boards' channels: Agents Playgrounds, which stand in for Teams. */
export const ChatPanel: React.FunctionComponent<ChatPanelProps> = (props) => {
  const { state, person, channel, opening, onChannel, onOpen } = props;
  const styles = useStyles();
  const shownChannel = state.channels.find(({ id }) => id === channel);
  const shownAs = shownChannel === undefined ? person.as : state.channelsOf;
  const shown = state.people.find(({ as }) => as === shownAs);
  return (
    <Panel
      heading={shownChannel === undefined ? 'Chatten' : 'Kanalen'}
      aside={`Agents Playground för ${shown?.name ?? ''}`}
      address={shown?.chat ?? undefined}
      controls={
        <TabList
          size="small"
          selectedValue={channel ?? 'chat'}
          onTabSelect={(_, { value }) => onChannel(value === 'chat' ? null : String(value))}
          aria-label="Chatt eller kanal"
        >
          <Tab value="chat">Chatt</Tab>
          {state.channels.map(({ id, board, short }) => (
            <Tooltip key={id} content={board} relationship="description">
              <Tab value={id}>{short}</Tab>
            </Tooltip>
          ))}
        </TabList>
      }
    >
      {state.people.map(({ as, name, chat }) =>
        chat === null ? null : (
          <ScaledFrame
            key={as}
            title={`Chatt och kanaler för ${name}`}
            src={chat}
            minWidth={playgroundWidth}
            visible={as === shownAs}
            show={as === shownAs ? (shownChannel?.label ?? 'Personal Chat') : undefined}
          />
        ),
      )}
      {shown?.chat === null ? (
        <div className={styles.closed}>
          <Text>{person.name} har ingen chatt igång. Den tar några sekunder att öppna och 120 MB minne.</Text>
          <Button
            appearance="primary"
            icon={opening === person.as ? <Spinner size="tiny" /> : <Chat20Regular />}
            disabledFocusable={opening !== null}
            onClick={() => onOpen(person.as)}
          >
            Öppna chatten
          </Button>
        </div>
      ) : null}
    </Panel>
  );
};
