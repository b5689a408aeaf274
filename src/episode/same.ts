/** Whether two values of plain data (texts, numbers, lists, objects) say the same. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(valueOf(a, key), valueOf(b, key)))
  );
}

function valueOf(from: object, key: string): unknown {
  return (from as Record<string, unknown>)[key];
}
