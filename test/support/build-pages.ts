/** For vitest: builds the pages that the browser tests open, where a source is newer than the build. */
export async function setup(): Promise<void> {
  const { buildPages } = await import('../../src/cli/build-pages.ts');
  await buildPages((line) => process.stderr.write(`${line}\n`));
}
