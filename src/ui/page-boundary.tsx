import * as React from 'react';
import { LightButton } from './light-button.tsx';
import { EmptyState } from './page-states.tsx';
import type { Strings } from './strings.ts';

interface Props {
  readonly strings: Strings;
  /** Reads the page anew: a part that is no longer served (we were upgraded) comes with it. */
  readonly onReload: () => void;
}

/** A page that breaks while it is drawn says so instead of leaving nothing; drafts are kept by the session's storage. */
export class PageBoundary extends React.Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: Error): void {
    console.error(error);
  }

  override render(): React.ReactNode {
    const { strings, onReload, children } = this.props;
    if (!this.state.broken) return children;
    const { title, text } = strings.unexpectedError;
    return (
      <EmptyState title={title} text={`${text} ${strings.notice.draftKept}`}>
        <LightButton appearance="primary" onClick={onReload}>
          {strings.retry}
        </LightButton>
      </EmptyState>
    );
  }
}
