/** A table by names that clients write: without what every object has, so that `constructor` is a name like any other. */
export function table<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}
