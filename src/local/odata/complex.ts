const typeName = Symbol('type');

/** A value with members and a type of its own, which verbose JSON names: `{"__metadata":{"type":"SP.ChangeToken"},…}`. */
export function complex<T extends object>(type: string, value: T): T {
  return Object.defineProperty({ ...value }, typeName, { value: type });
}

/** The type that a value was given, if any. */
export function complexType(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && typeName in value ? String(value[typeName]) : undefined;
}
