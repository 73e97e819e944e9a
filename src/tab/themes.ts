import type { Theme } from '@fluentui/react-components';
import type { TeamsTheme } from './teams-host.ts';

/** Each theme is some hundred values; the one that the host wears is fetched, the others when it changes. */
export const loadTheme = async (theme: TeamsTheme): Promise<Theme> => {
  switch (theme) {
    case 'default':
      return (await import('./theme-light.ts')).teamsLightTheme;
    case 'dark':
      return (await import('./theme-dark.ts')).teamsDarkTheme;
    case 'contrast':
      return (await import('./theme-contrast.ts')).teamsHighContrastTheme;
  }
};
