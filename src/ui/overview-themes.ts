import type { Theme } from '@fluentui/react-components';

export type OverviewTheme = 'light' | 'dark';

/** A theme with the values that draw it. */
export interface OverviewLook {
  readonly name: OverviewTheme;
  readonly values: Theme;
}

/** Each theme is some hundred values; the one that the page wears is fetched, the other when it changes. */
export const loadOverviewTheme = async (name: OverviewTheme): Promise<OverviewLook> => ({
  name,
  values:
    name === 'dark'
      ? (await import('./web-theme-dark.ts')).webDarkTheme
      : (await import('./web-theme-light.ts')).webLightTheme,
});
