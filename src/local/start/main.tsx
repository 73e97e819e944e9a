import * as React from 'react';
import { render } from 'react-dom';
import { FluentProvider, teamsDarkTheme, teamsLightTheme } from '@fluentui/react-components';
import { FramePage } from './frame-page.tsx';
import { StartPage } from './start-page.tsx';
import { useDarkPreference } from './use-media.ts';

/** The same page at two addresses: everything side by side at `/`, the Teams frame alone at `/teams`. */
const App: React.FunctionComponent = () => (
  <FluentProvider theme={useDarkPreference() ? teamsDarkTheme : teamsLightTheme} style={{ height: '100%' }}>
    {window.location.pathname.startsWith('/teams') ? <FramePage /> : <StartPage />}
  </FluentProvider>
);

render(<App />, document.getElementById('root'));
