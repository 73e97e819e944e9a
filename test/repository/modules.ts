import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A node of the syntax tree (ESTree with TypeScript's nodes); only what the rules look at is typed. */
export type SyntaxNode = { readonly type: string; readonly start: number; readonly [property: string]: unknown };

export type Import = { readonly specifier: string; readonly line: number };

/** A source file, parsed. Paths are from the root, with `/`. */
export type Module = {
  readonly path: string;
  readonly text: string;
  readonly program: SyntaxNode;
  readonly comments: readonly { readonly value: string; readonly line: number }[];
  /** Every module it names: static, re-exported, dynamic with a literal, and `import('…')` types. */
  readonly imports: readonly Import[];
  lineOf(position: number): number;
};

const skippedFolders = new Set(['node_modules', '.build', '.cache', '.data', '.git', 'fixtures']);

/** What SPFx's build leaves beside the web part's sources. */
const builtFolders = new Set(
  ['lib', 'lib-commonjs', 'dist', 'release', 'sharepoint', 'temp'].map((name) => `webparts/${name}`),
);

/** Every file below a folder, as paths from the root, except what tools leave there and the documents of the tests. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    // By name, whatever it is: in a second working tree node_modules may be a link.
    if (skippedFolders.has(entry.name)) return [];
    const path = join(root, folder, entry.name);
    const fromRoot = relative(root, path).replaceAll('\\', '/');
    if (entry.isDirectory()) return builtFolders.has(fromRoot) ? [] : filesBelow(fromRoot);
    return [fromRoot];
  });
}

/** Every module below a folder, read and parsed. */
export function modulesBelow(folder: string): Module[] {
  return filesBelow(folder)
    .filter((path) => /\.(ts|tsx|mjs|js)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => parseModule(path, readFileSync(join(root, path), 'utf8')));
}

/** @throws Error with the place, for a file that cannot be parsed: a rule that read nothing would hold of anything. */
export function parseModule(path: string, text: string): Module {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path} cannot be parsed: ${parsed.errors[0]!.message}`);
  const lineOf = (position: number) => text.slice(0, position).split('\n').length;
  const program = parsed.program as unknown as SyntaxNode;
  const imports: Import[] = [];
  visit(program, (node) => {
    const source = (node['source'] ?? node['argument']) as SyntaxNode | null | undefined;
    const names = /^(ImportDeclaration|Export(All|Named)Declaration|ImportExpression|TSImportType)$/.test(node.type);
    const literal = source?.type === 'TSLiteralType' ? (source['literal'] as SyntaxNode) : source;
    if (names && literal?.type === 'Literal' && typeof literal['value'] === 'string') {
      imports.push({ specifier: literal['value'], line: lineOf(node.start) });
    }
  });
  const comments = parsed.comments.map(({ value, start }) => ({ value, line: lineOf(start) }));
  return { path, text, program, comments, imports, lineOf };
}

/** Calls `look` for a node and all nodes below it, parents first. */
export function visit(node: SyntaxNode, look: (node: SyntaxNode) => void): void {
  look(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) visit(child, look);
    }
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
}
