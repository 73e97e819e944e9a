import * as React from 'react';
import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SentLine, StartPerson, StartState } from '../start-state.ts';
import { Outcome } from './outcome.tsx';
import { Panel } from './panel.tsx';
import { dayWords, kindWords, shortDayAndTime } from './words.ts';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', height: '100%' },
  log: { flexGrow: 1, minHeight: 0, overflowY: 'auto', overflowAnchor: 'none' },
  table: { width: '100%', borderCollapse: 'collapse' },
  unseen: { position: 'absolute', clip: 'rect(0 0 0 0)', width: '1px', height: '1px', overflow: 'hidden' },
  cell: {
    padding: '7px 4px 7px 12px',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // On a phone there is room for who and how it went; what it was is told by who it went to.
  narrow: { whiteSpace: 'nowrap', '@media (max-width: 559px)': { whiteSpace: 'normal', width: '76px' } },
  what: { '@media (max-width: 559px)': { position: 'absolute', clipPath: 'inset(50%)' } },
  cause: { display: 'flex', flexWrap: 'wrap', columnGap: '8px' },
  secondary: { color: tokens.colorNeutralForeground2 },
  empty: { display: 'block', margin: 0, padding: '16px 12px' },
  addresses: {
    display: 'grid',
    gridTemplateColumns: '80px 1fr',
    gap: '4px 12px',
    margin: 0,
    padding: '8px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  address: { margin: 0 },
});

export interface SentPanelProps {
  readonly state: StartState;
  /** Whose chat is being opened. */
  readonly opening: string | null;
  readonly onChannel: (id: string) => void;
  readonly onOpen: (as: string) => void;
}

/** What was sent and how it fared, and where the rest is to be found. */
export const SentPanel: React.FunctionComponent<SentPanelProps> = (props) => {
  const styles = useStyles();
  const { state, onChannel } = props;
  const { sent, tenant, channels, withoutOwner } = state;
  const log = React.useRef<HTMLElement>(null);
  const newest = sent[0]?.id;
  // The newest stands first, and is what somebody who moves the clock wants to see.
  React.useLayoutEffect(() => {
    if (log.current) log.current.scrollTop = 0;
  }, [newest, sent.length]);
  return (
    <Panel heading="Skickat" aside="utfall per person och kanal">
      <div className={styles.column}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls takes focus, to be scrolled by keys */}
        <section ref={log} className={styles.log} aria-label="Logg över det som skickats" tabIndex={0}>
          {sent.length === 0 ? (
            <Text as="p" className={styles.empty}>
              Inget är skickat än. Flytta klockan, så kommer det som förfaller.
            </Text>
          ) : (
            <SentTable {...props} />
          )}
        </section>
        <dl className={styles.addresses}>
          <dt className={styles.secondary}>Listorna</dt>
          <dd className={styles.address}>
            <Link href={tenant.site} target="_blank" rel="noreferrer">
              {tenant.site.replace('http://', '')}
            </Link>
          </dd>
          <dt className={styles.secondary}>Kanaler</dt>
          <dd className={styles.address}>
            {channels.map(({ id, board }, index) => (
              <React.Fragment key={id}>
                {index > 0 ? ', ' : null}
                <Link as="button" onClick={() => onChannel(id)}>
                  {board}
                </Link>
              </React.Fragment>
            ))}
          </dd>
          {withoutOwner === 0 ? null : (
            <>
              <dt className={styles.secondary}>Utan ägare</dt>
              <dd className={styles.address}>
                {withoutOwner} {withoutOwner === 1 ? 'aktivitet' : 'aktiviteter'} som ingen påminns om
              </dd>
            </>
          )}
        </dl>
      </div>
    </Panel>
  );
};

const SentTable: React.FunctionComponent<SentPanelProps> = ({ state, opening, onOpen }) => {
  const styles = useStyles();
  const { sent, people, now } = state;
  return (
    <table className={styles.table}>
      <thead className={styles.unseen}>
        <tr>
          <th scope="col">När</th>
          <th scope="col">Vad</th>
          <th scope="col">Till</th>
          <th scope="col">Utfall</th>
        </tr>
      </thead>
      <tbody>
        {sent.map((line) => (
          <tr key={line.id}>
            <td className={`${styles.cell} ${styles.narrow}`}>{shortDayAndTime(line.at, now)}</td>
            <td className={`${styles.cell} ${styles.what}`}>{kindWords[line.kind]}</td>
            <th scope="row" className={styles.cell}>
              {line.to}
              <Unreached
                line={line}
                state={state}
                person={people.find(({ name }) => name === line.to)}
                opening={opening}
                onOpen={onOpen}
              />
            </th>
            <td className={styles.cell}>
              <Outcome outcome={line.outcome} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

interface UnreachedProps extends Pick<SentPanelProps, 'state' | 'opening' | 'onOpen'> {
  readonly line: SentLine;
  readonly person: StartPerson | undefined;
}

/** Why a card found nobody on this machine, and the way out. */
const Unreached: React.FunctionComponent<UnreachedProps> = ({ line, state, person, opening, onOpen }) => {
  const styles = useStyles();
  if (line.outcome !== 'unreachable' || line.kind !== 'card' || person === undefined) return null;
  return (
    <Text size={200} className={`${styles.cause} ${styles.secondary}`}>
      {person.chat === null ? (
        <>
          har ingen chatt öppen
          <Link as="button" disabledFocusable={opening !== null} onClick={() => onOpen(person.as)}>
            Öppna chatten
          </Link>
        </>
      ) : (
        openNow(line, state)
      )}
    </Text>
  );
};

/** The chat was opened since; and when the card comes that did not. */
const openNow = (line: SentLine, { sent, next, now }: StartState): string => {
  const open = 'chatten är öppen nu';
  const isMadeUp = sent.some(({ kind, to, at }) => kind === 'card' && to === line.to && at > line.at);
  if (isMadeUp || next === null) return open;
  return next.what === 'reminders' ? `${open}; kortet kommer ${dayWords(next.at, now)}` : open;
};
