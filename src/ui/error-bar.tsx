import * as React from 'react';
import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { describeError } from './describe-error.ts';
import { useStrings } from './strings.ts';

/** One bar: what failed, what is kept, and a button that tries again. */
export const ErrorBar: React.FC<{ error: unknown; kept?: string; onRetry: () => void; className?: string }> = ({
  error,
  kept = '',
  onRetry,
  className,
}) => {
  const strings = useStrings();
  const { title, text } = describeError(error, strings);
  return (
    <MessageBar intent={kept === '' ? 'error' : 'warning'} layout="multiline" className={className}>
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {`${text} ${kept}`}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={onRetry}>{strings.retry}</Button>
      </MessageBarActions>
    </MessageBar>
  );
};
