import * as React from 'react';
import { FluentProvider } from '@fluentui/react-components';
import { LazyParts, lazyPart } from './lazy-part.tsx';
import { Notices } from './notices.tsx';
import { OverviewPage } from './overview-page.tsx';
import type { KeepsFilter } from './overview-filter.ts';
import { useOverviewStyles } from './overview.styles.ts';
import { overviewStrings } from './overview-strings.ts';
import type { OverviewLook } from './overview-themes.ts';
import { PageBoundary } from './page-boundary.tsx';
import { EmptyState, FailedState, LoadingState } from './page-states.tsx';
import { PlanProvider, usePlanState, useSession } from './plan-provider.tsx';
import type { PlanSession } from './plan-session.ts';
import { StringsProvider, useStrings, type Strings } from './strings.ts';

const ConflictDialog = lazyPart(async () => (await import('./conflict-dialog.tsx')).ConflictDialog);

interface About {
  readonly board: string | null;
  readonly kept: KeepsFilter | undefined;
}

const reload = (): void => window.location.reload();

/** The whole overview for a host that gives it a session: a web part, or the page that stands for one. */
export const OverviewApp: React.FC<{
  session: PlanSession;
  strings: Strings;
  look: OverviewLook;
  /** The board that the page is about; null: all of them. */
  board: string | null;
  kept?: KeepsFilter;
}> = ({ session, strings, look, board, kept }) => (
  // A host page's own scroll bars and lists of choices would stay light.
  <FluentProvider theme={look.values} style={{ colorScheme: look.name }}>
    <StringsProvider value={strings}>
      <PageBoundary strings={strings} onReload={reload}>
        <LazyParts reload={reload}>
          <PlanProvider session={session}>
            <Notices>
              <Surface board={board} kept={kept} />
            </Notices>
          </PlanProvider>
        </LazyParts>
      </PageBoundary>
    </StringsProvider>
  </FluentProvider>
);

/** A surface of its own, so that its colours hold on whatever background the page's section has. */
const Surface: React.FC<About> = ({ board, kept }) => {
  const styles = useOverviewStyles();
  const strings = useStrings();
  return (
    <section className={styles.surface} aria-label={overviewStrings(strings).region} lang={strings.locale.slice(0, 2)}>
      <Phase board={board} kept={kept} />
    </section>
  );
};

const Phase: React.FC<About> = ({ board, kept }) => {
  const strings = useStrings();
  const session = useSession();
  const state = usePlanState();
  switch (state.phase) {
    case 'loading':
      return <LoadingState />;
    case 'failed':
      return <FailedState error={state.error} onRetry={() => void session.load()} />;
    case 'no-plan':
      return <EmptyState title={strings.plan.noPlanTitle} text={strings.plan.noPlanText} />;
    case 'ready':
      return (
        <>
          <OverviewPage key={board} board={board} kept={kept} />
          {state.conflict !== null && <ConflictDialog conflict={state.conflict} />}
        </>
      );
  }
};
