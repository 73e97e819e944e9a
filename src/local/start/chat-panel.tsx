import * as React from 'react';
import { Button, makeStyles, Spinner, Tab, TabList, Text, tokens, Tooltip } from '@fluentui/react-components';
import { Chat20Regular } from '@fluentui/react-icons';
import type { SentLine, StartPerson, StartState } from '../start-state.ts';
import { Panel } from './panel.tsx';
import { ScaledFrame } from './scaled-frame.tsx';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', height: '100%' },
  forgotten: {
    padding: '6px 12px',
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  frames: { position: 'relative', flexGrow: 1, minHeight: 0 },
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
  const [told, setTold] = React.useState<Readonly<Record<string, readonly string[]>>>({});
  const isForgotten = hasForgotten(state.sent, shownChannel?.board ?? person.name, told[shownAs]);
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
      <div className={styles.column}>
        {isForgotten ? (
          <Text size={200} role="status" className={styles.forgotten}>
            Det som skickats innan sidan laddades om syns inte här; det står under Skickat.
          </Text>
        ) : null}
        <div className={styles.frames}>
          {state.people.map(({ as, name, chat }) =>
            chat === null ? null : (
              <ScaledFrame
                key={as}
                title={`Chatt och kanaler för ${name}`}
                src={chat}
                minWidth={playgroundWidth}
                visible={as === shownAs}
                show={as === shownAs ? (shownChannel?.label ?? 'Personal Chat') : undefined}
                onTold={(messages) => setTold((before) => ({ ...before, [as]: messages }))}
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
        </div>
      </div>
    </Panel>
  );
};

/**
 * Whether something arrived that the page does not show: a Playground's page forgets its conversations when it is loaded
 * anew, and drops the redrawing of a message that it has forgotten.
 *
 * @param told what the page has got; undefined until it is connected, when nothing is known
 */
const hasForgotten = (sent: readonly SentLine[], to: string, told: readonly string[] | undefined): boolean =>
  told !== undefined &&
  sent.some((line) => line.to === to && line.messageId !== null && !told.includes(line.messageId));
