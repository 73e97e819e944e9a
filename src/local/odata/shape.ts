import { notExpanded } from './error.ts';

/** What of an entity the client asked for: `$select` and `$expand` as a tree. */
export interface Shape {
  /** Undefined: everything that comes unasked. */
  readonly select: readonly string[] | undefined;
  readonly expand: ReadonlyMap<string, Shape>;
}

interface Growing {
  select: string[] | undefined;
  expand: Map<string, Growing>;
}

/**
 * Reads `$select` and `$expand`.
 * @throws ODataError 400 when `$select` reaches into what `$expand` does not name.
 */
export function parseShape(query: URLSearchParams): Shape {
  const selected = namesIn(query.get('$select'));
  const root: Growing = { select: selected.length > 0 ? [] : undefined, expand: new Map() };
  for (const path of namesIn(query.get('$expand'))) {
    let node = root;
    for (const step of path.split('/')) {
      const next = node.expand.get(step) ?? { select: undefined, expand: new Map() };
      node.expand.set(step, next);
      node = next;
    }
  }
  for (const path of selected) {
    const steps = path.split('/');
    const last = steps.pop()!;
    let node = root;
    for (const step of steps) {
      const next = node.expand.get(step);
      if (!next) throw notExpanded(step);
      if (node.select && !node.select.includes(step)) node.select.push(step);
      node = next;
    }
    node.select ??= [];
    node.select.push(last);
  }
  return root;
}

/** Whether a property comes with the answer. */
export function isSelected(shape: Shape, name: string): boolean {
  return shape.select === undefined || shape.select.includes('*') || shape.select.includes(name);
}

function namesIn(list: string | null): string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
