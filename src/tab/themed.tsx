import * as React from 'react';
import { FluentProvider, type Theme } from '@fluentui/react-components';
import { LazyParts } from '../ui/lazy-part.tsx';
import { PageBoundary } from '../ui/page-boundary.tsx';
import { StringsProvider, type Strings } from '../ui/strings.ts';
import { HostProvider } from './host-context.ts';
import type { TeamsHost, TeamsTheme } from './teams-host.ts';
import { loadTheme } from './themes.ts';

/** A theme of the host's with the values that draw it. */
export interface Wearing {
  readonly theme: TeamsTheme;
  readonly values: Theme;
}

const reload = (): void => window.location.reload();

/** The host's theme, followed when it changes, and the texts in its language. */
export const Themed: React.FC<{ host: TeamsHost; wearing: Wearing; strings: Strings }> = ({
  host,
  wearing: first,
  strings,
  children,
}) => {
  const [wearing, setWearing] = React.useState(first);
  React.useEffect(
    () =>
      host.onThemeChange((theme) => {
        loadTheme(theme).then(
          (values) => setWearing({ theme, values }),
          // The theme worn is better than none, and comes right when the host changes it again.
          (error: unknown) => console.warn('The theme could not be fetched:', error),
        );
      }),
    [host],
  );
  React.useEffect(() => {
    document.documentElement.lang = strings.locale.slice(0, 2);
    // The browser's own parts (scroll bars, lists of choices) follow along.
    document.documentElement.style.colorScheme = wearing.theme === 'default' ? 'light' : 'dark';
    document.body.style.backgroundColor = wearing.values.colorNeutralBackground3;
  }, [wearing, strings]);
  return (
    <FluentProvider theme={wearing.values}>
      <HostProvider value={host}>
        <StringsProvider value={strings}>
          <PageBoundary strings={strings} onReload={reload}>
            <LazyParts reload={reload}>{children}</LazyParts>
          </PageBoundary>
        </StringsProvider>
      </HostProvider>
    </FluentProvider>
  );
};
