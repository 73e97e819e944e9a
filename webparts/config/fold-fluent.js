const fluent = require('@fluentui/react-components');

/**
 * A webpack loader for our own sources: writes out what Fluent's values are instead of what computes them. `tokens.x`
 * becomes 'var(--x)', so that the list of all 467 need not be fetched for the sixty that are used, and a theme becomes
 * its values, which are half of what the palettes that they are made of weigh.
 */
module.exports = (source) =>
  source
    .replace(/\btokens\.(\w+)/g, (_, name) => JSON.stringify(known(fluent.tokens, name)))
    .replace(
      /^export \{ (web\w+Theme) \} from '@fluentui\/react-components';$/m,
      (_, name) => `export const ${name} = ${JSON.stringify(known(fluent, name))};`,
    );

const known = (values, name) => {
  if (!Object.hasOwn(values, name)) throw new Error(`Fluent has no ${name}`);
  return values[name];
};
