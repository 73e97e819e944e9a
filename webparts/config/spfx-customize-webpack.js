const { mkdirSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = join(__dirname, '..');

/** Called by the rig with the configuration that it is about to run. */
module.exports = (configuration) => {
  configuration.resolve.alias = {
    ...configuration.resolve.alias,
    // "$": the package itself, not 'temporal-polyfill/implementation', which our module fetches where it is needed.
    'temporal-polyfill$': join(root, 'lib/webparts/src/temporal.js'),
    'rtl-css-js/core': join(root, 'lib/src/ui/left-to-right.js'),
  };
  configuration.module.rules.push({ include: join(root, 'lib/src/ui'), loader: join(__dirname, 'fold-fluent.js') });
  configuration.plugins = [...(configuration.plugins ?? []), { apply: writeModules }];
};

/** Which files went into which chunk, as `temp/modules.json`: a test counts that no package came along twice. */
const writeModules = (compiler) => {
  compiler.hooks.done.tap('uppfoljning', ({ compilation }) => {
    const chunks = Object.fromEntries(
      [...compilation.chunks].map((chunk) => [
        [...chunk.files].join(),
        [...compilation.chunkGraph.getChunkModulesIterable(chunk)]
          .flatMap((module) => [...(module.modules ?? [module])])
          .flatMap(({ resource }) => (resource === undefined ? [] : [relative(root, resource)])),
      ]),
    );
    mkdirSync(join(root, 'temp'), { recursive: true });
    writeFileSync(join(root, 'temp/modules.json'), JSON.stringify(chunks, null, 1));
  });
};
