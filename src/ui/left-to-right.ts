/**
 * Stands for rtl-css-js in our bundles (vite.config.ts, webparts/config/spfx-customize-webpack.js), which turns each style around for what is
 * written from right to left. Swedish and English are not, and FluentProvider draws from left to right unless told.
 */
export const convertProperty = <Value>(key: string, value: Value) => ({ key, value });

export const convert = <Styles>(styles: Styles): Styles => styles;
