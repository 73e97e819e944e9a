import type { Theme } from '@fluentui/react-components';
import type { TeamsTheme } from './teams-host.ts';
import { teamsLightTheme } from './theme-light.ts';

/** Each theme is some hundred values: the light one comes with the page, what the others change when it is worn. */
export const loadTheme = async (theme: TeamsTheme): Promise<Theme> => {
  switch (theme) {
    case 'default':
      return teamsLightTheme;
    case 'dark':
      return (await import('./theme-dark.ts')).teamsDarkTheme;
    case 'contrast':
      return (await import('./theme-contrast.ts')).teamsHighContrastTheme;
  }
};
