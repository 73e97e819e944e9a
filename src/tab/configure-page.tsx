import * as React from 'react';
import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { RadioChoices } from '../ui/light-choices.tsx';
import { noFilter } from '../ui/plan-filter.ts';
import { FailedState, LoadingState } from '../ui/page-states.tsx';
import { usePlanState, useSession } from '../ui/plan-provider.tsx';
import { useStrings } from '../ui/strings.ts';
import { useHost } from './host-context.ts';
import { addressOf } from './route.ts';
import { tabStrings } from './tab-strings.ts';
import { offerChannelTab } from './teams-host.ts';

const everyBoard = '';

const useStyles = makeStyles({
  page: { padding: '24px', maxWidth: '560px', color: tokens.colorNeutralForeground1 },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  text: { margin: '0 0 16px', color: tokens.colorNeutralForeground2 },
});

/** Teams' page for adding the tab to a channel: which nämnd the plan is shown for. */
export const ConfigurePage: React.FC = () => {
  const styles = useStyles();
  const strings = useStrings();
  const words = tabStrings(strings).configure;
  const host = useHost();
  const state = usePlanState();
  const session = useSession();
  const [chosen, setChosen] = React.useState<string | null>(null);
  React.useEffect(() => {
    if (!host.insideTeams) return;
    if (chosen === null) return offerChannelTab(null);
    const filter = chosen === everyBoard ? noFilter : { ...noFilter, boards: [chosen] };
    offerChannelTab({
      entityId: chosen === everyBoard ? 'plan' : `plan-${chosen}`,
      contentUrl: `${window.location.origin}${import.meta.env.BASE_URL}${addressOf({ page: 'plan', filter })}`,
      displayName: chosen === everyBoard ? strings.page.plan : `${strings.page.plan} ${chosen}`,
    });
  }, [host, chosen, strings]);

  if (state.phase === 'loading') return <LoadingState />;
  if (state.phase === 'failed') return <FailedState error={state.error} onRetry={() => void session.load()} />;
  const boards = state.phase === 'ready' ? state.content.boards : [];
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{words.title}</h1>
      <p className={styles.text}>{words.text}</p>
      <Field label={words.board} required>
        <RadioChoices
          choices={[
            ...boards.map(({ key, name }) => ({ value: key, label: name === '' ? key : `${name} (${key})` })),
            { value: everyBoard, label: words.all },
          ]}
          value={chosen}
          onChange={setChosen}
        />
      </Field>
      <p className={styles.text}>{host.insideTeams ? chosen !== null && words.afterwards : words.notInTeams}</p>
    </main>
  );
};
