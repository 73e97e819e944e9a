import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useStrings } from '../ui/strings.ts';
import { useHost } from './host-context.ts';
import type { SignInFailure } from './sign-in.ts';
import { tabStrings } from './tab-strings.ts';

const useStyles = makeStyles({
  page: { maxWidth: '560px', margin: '0 auto', padding: '64px 24px', color: tokens.colorNeutralForeground1 },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  text: { margin: '0 0 16px' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '6px 16px',
    margin: '0 0 20px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
  },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
});

/** Nobody is signed in: what is missing, in words an administrator can act on, and one more attempt if asked for. */
export const SignInPage: React.FC<{ failure: SignInFailure; clientId: string; scope: string; onRetry: () => void }> = ({
  failure,
  clientId,
  scope,
  onRetry,
}) => {
  const styles = useStyles();
  const strings = useStrings();
  const host = useHost();
  const words = tabStrings(strings);
  const { title, text } = words.signInFailed[failure.kind];
  return (
    <main className={styles.page}>
      <div role="alert">
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.text}>
          {text} {!host.insideTeams && words.openInTeams}
        </p>
      </div>
      <dl className={styles.facts}>
        <dt>{words.permission}</dt>
        <dd className={styles.value}>{scope}</dd>
        <dt>{words.application}</dt>
        <dd className={styles.value}>{clientId}</dd>
        <dt>{words.answer}</dt>
        <dd className={styles.value}>{failure.detail}</dd>
      </dl>
      <Button appearance="primary" onClick={onRetry}>
        {failure.kind === 'signed-out' ? words.signIn : strings.retry}
      </Button>
    </main>
  );
};
