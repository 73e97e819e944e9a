import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';
import type { StartPerson, StartTenant } from '../start-state.ts';
import { hostTab, type TabContext, type TabSettings, type TeamsHost, type TeamsTheme } from './teams-host.ts';

const useStyles = makeStyles({
  frame: { display: 'block', border: 0, width: '100%', height: '100%' },
});

/** Milliseconds between looks at the tab's route. */
const routePace = 300;

export interface TeamsFrameProps {
  readonly person: StartPerson;
  readonly tenant: StartTenant;
  readonly theme: TeamsTheme;
  /** The tab's entity id, `my-activities`; what else the address needs stands in `address`. */
  readonly page: string;
  /** Where the tab is served, `/tab/?page=my-activities`. */
  readonly address: string;
  readonly subPageId?: string | null;
  readonly kind?: TabContext['frame'];
  readonly channel?: TabContext['channel'];
  /** Another text when what the tab shows may be old. */
  readonly happened?: string;
  readonly onSettings?: (settings: TabSettings) => void;
  /** Told the tab's own route, `#/planen?namnd=BiN`, as it changes. */
  readonly onRoute?: (route: string) => void;
  /** The host of the tab that is shown now, for the buttons around it. */
  readonly hostRef?: React.MutableRefObject<TeamsHost | null>;
}

/**
 * The product's tab in a frame that speaks as Teams does, signed in as one person. The frame has to be a child of the
 * top window: teams-js offers no Nested App Auth any deeper.
 */
export const TeamsFrame: React.FunctionComponent<TeamsFrameProps> = (props) => {
  const styles = useStyles();
  const frame = React.useRef<HTMLIFrameElement>(null);
  const host = React.useRef<TeamsHost | null>(null);
  const newest = React.useRef(props);
  React.useLayoutEffect(() => {
    newest.current = props;
  });
  const { person, address, theme, happened, hostRef } = props;

  // It has to listen before the tab speaks, so the frame gets its address here and not where it is drawn.
  React.useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const answering = hostTab(
      element,
      () => contextOf(newest.current),
      (settings) => newest.current.onSettings?.(settings),
    );
    host.current = answering;
    if (hostRef) hostRef.current = answering;
    element.src = address;
    return () => answering.stop();
  }, [person.as, address, hostRef]);

  React.useEffect(() => host.current?.changeTheme(theme), [theme]);

  useLookAnew(frame, happened);

  // The tab changes its route without an event that a frame's parent hears.
  React.useEffect(() => {
    const timer = setInterval(() => {
      const route = frame.current?.contentWindow?.location.hash ?? '';
      if (route !== '') newest.current.onRoute?.(route);
    }, routePace);
    return () => clearInterval(timer);
  }, []);

  return <iframe key={`${person.as} ${address}`} ref={frame} title="Fliken i Teams" className={styles.frame} />;
};

/** Milliseconds in which a tab does not look twice, and some. */
const glance = 3_500;

/**
 * The tab reads again when somebody comes back to it, but not at every glance: so it is come back to at once, and once
 * more when it looks for certain.
 */
function useLookAnew(frame: React.RefObject<HTMLIFrameElement>, happened: string | undefined): void {
  const seen = React.useRef(happened);
  React.useEffect(() => {
    if (seen.current === happened) return undefined;
    seen.current = happened;
    const comeBack = (): void => void frame.current?.contentWindow?.dispatchEvent(new Event('focus'));
    comeBack();
    const later = setTimeout(comeBack, glance);
    return () => clearTimeout(later);
  }, [frame, happened]);
}

function contextOf(props: TeamsFrameProps): TabContext {
  const { person, tenant, theme, page, subPageId = null, kind = 'content', channel = null } = props;
  return { person, tenant, theme, page, subPageId, frame: kind, channel };
}
