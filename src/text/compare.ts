/** The values without duplicates, in the order of their first occurrence. */
export function unique<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}

/** The order of two texts by code points, the same on every machine and in UTF-8. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others, but their own codes are lower than some. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
