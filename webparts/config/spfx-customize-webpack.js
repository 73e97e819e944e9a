const { join } = require('node:path');

/** Called by the rig with the configuration that it is about to run. */
module.exports = (configuration) => {
  configuration.resolve.alias = {
    ...configuration.resolve.alias,
    // "$": the package itself, not 'temporal-polyfill/implementation', which our module fetches where it is needed.
    'temporal-polyfill$': join(__dirname, '../lib/webparts/src/temporal.js'),
  };
};
