type Manifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** Dependencies that a later `npm install` might change by itself. */
export function unpinned(manifest: Manifest): string[] {
  return all(manifest)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} ${version}`);
}

/** Dependencies without a reason in a table `| \`name\`, \`name\` | reason |`, and rows for what is no dependency. */
export function unexplained(manifest: Manifest, page: string): string[] {
  const explained = new Set<string>();
  for (const line of page.split('\n')) {
    const [, names = '', reason = ''] = line.split('|');
    if (reason.trim() === '') continue;
    for (const [, name] of names.matchAll(/`([^`]+)`/g)) explained.add(name!);
  }
  const names = all(manifest).map(([name]) => name);
  return [
    ...names.filter((name) => !explained.has(name)).map((name) => `${name} has no reason`),
    ...[...explained].filter((name) => !names.includes(name)).map((name) => `${name} is not a dependency`),
  ];
}

/** Entries of a lockfile that name where they were fetched: another machine may have another registry. */
export function registryAddresses(lockfile: string): string[] {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, { resolved?: string }> };
  return Object.entries(packages).flatMap(([path, { resolved }]) =>
    resolved !== undefined && /^https?:/.test(resolved) ? [`${path} ${resolved}`] : [],
  );
}

function all(manifest: Manifest): [string, string][] {
  return [...Object.entries(manifest.dependencies), ...Object.entries(manifest.devDependencies)];
}
