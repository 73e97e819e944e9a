import type { Temporal as Polyfilled } from 'temporal-polyfill';

const native = (globalThis as { readonly Temporal?: typeof Polyfilled }).Temporal;

/**
 * Stands for the package temporal-polyfill in the bundle (config/spfx-customize-webpack.js): a browser that has
 * Temporal (Chromium 144, Firefox 139) does not fetch the polyfill, which would be a third of the web part.
 */
export const Temporal: typeof Polyfilled = native ?? (await import('temporal-polyfill/implementation')).Temporal;
