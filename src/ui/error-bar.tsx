import * as React from 'react';
import { describeError } from './describe-error.ts';
import { LightBar } from './light-bar.tsx';
import { LightButton } from './light-button.tsx';
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
    <LightBar
      intent={kept === '' ? 'error' : 'warning'}
      className={className}
      action={<LightButton onClick={onRetry}>{strings.retry}</LightButton>}
    >
      <b>{title}</b> {`${text} ${kept}`}
    </LightBar>
  );
};
