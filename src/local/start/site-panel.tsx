import * as React from 'react';
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { StartState } from '../start-state.ts';
import { languageQuery } from './asked-language.ts';
import { Panel } from './panel.tsx';
import { Shrunk } from './shrunk.tsx';
import { happenedIn } from './words.ts';

const useStyles = makeStyles({
  frame: { display: 'block', border: 0, width: '100%', height: '100%' },
  list: { backgroundColor: 'white' },
  choice: { minWidth: 0, whiteSpace: 'nowrap', fontWeight: 'normal' },
});

/** Room enough for the page's two columns. */
const frameWidth = 960;

export interface SitePanelProps {
  readonly state: StartState;
  readonly person: StartState['people'][number];
}

/**
 * The overview as it stands on a page of the site, and one click away the list itself, as the stand-in draws it. Both
 * follow what is sent and answered: the page is told to read again, the list is drawn anew.
 */
export const SitePanel: React.FunctionComponent<SitePanelProps> = ({ state, person }) => {
  const styles = useStyles();
  const [shows, setShows] = React.useState<'page' | 'list'>('page');
  const page = React.useRef<HTMLIFrameElement>(null);
  const happened = happenedIn(state);
  React.useEffect(() => page.current?.contentWindow?.postMessage('happened', window.location.origin), [happened]);
  const pageAddress = `/site?as=${person.as}${languageQuery()}`;
  const listAddress = `${state.tenant.listPage}?as=${person.as}`;
  const isList = shows === 'list';
  return (
    <Panel
      heading="SharePoint-sidan"
      aside={isList ? 'listan Aktiviteter, så som den ligger i SharePoint' : 'översikten på webbplatsens sida'}
      address={isList ? listAddress : pageAddress}
      controls={
        <Button
          size="small"
          appearance="subtle"
          className={styles.choice}
          onClick={() => setShows(isList ? 'page' : 'list')}
        >
          {isList ? 'Visa sidan' : 'Visa listan'}
        </Button>
      }
    >
      <Shrunk wanted={frameWidth}>
        {isList ? (
          <iframe
            key={happened}
            title="Listan Aktiviteter"
            src={listAddress}
            className={mergeClasses(styles.frame, styles.list)}
          />
        ) : (
          <iframe ref={page} title="Sidan Uppföljning" src={`${pageAddress}&bare`} className={styles.frame} />
        )}
      </Shrunk>
    </Panel>
  );
};
