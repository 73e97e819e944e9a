import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * A peer, out of this folder's own node_modules. The product's packages are found from its own: exceljs brings an older
 * saxes, which ours must not be measured with. Called from the project's folder, wherever the built script lies.
 */
export const peer = createRequire(join(process.cwd(), 'test/bench/package.json'));
