import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { layerOf, mayImportLayer, mayImportPackage } from './layers.ts';
import { type Module, root } from './modules.ts';

/** What is wrong with a module's imports, one readable line each; no line when all is well. */
export function importComplaints(module: Module, exists = (path: string) => existsSync(join(root, path))): string[] {
  const layer = layerOf(module.path);
  if (layer === undefined) return [`${module.path} stands in no layer: src/<layer>/… is where code lives`];
  return module.imports.flatMap(({ specifier, line }) => {
    const place = `${module.path}:${line}`;
    if (!specifier.startsWith('.')) {
      if (!mayImportPackage(layer, specifier)) return [`${place} imports ${specifier}, which ${layer} may not`];
      return /^@pnp\/[^/]+\/./.test(specifier) && !specifier.endsWith('.js')
        ? [`${place} imports ${specifier}: plain Node wants the file, ${specifier}/index.js`]
        : [];
    }
    const target = posix.join(posix.dirname(module.path), specifier.replace(/\?.*$/, ''));
    const targetLayer = layerOf(target);
    if (targetLayer === undefined) return [`${place} imports ${specifier}, outside src`];
    if (!mayImportLayer(layer, targetLayer)) return [`${place}: ${layer} may not import ${targetLayer} (${specifier})`];
    return exists(target) ? [] : [`${place} imports ${specifier}, which is not there (with its extension?)`];
  });
}
