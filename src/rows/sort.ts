import { compare } from "../text/compare.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Rows by one of their fields: texts from a to z, numbers and days from the highest, rows without
 * a value last either way. Rows that are equal keep their order.
 */
function sortRows<R extends object>(rows: readonly R[], field: string, reverse: boolean): R[] {
  const value = (row: R) => (row as Fields)[field] ?? null;
  const sign = reverse ? -1 : 1;
  const byName = nameOrder();
  return rows.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * order(x, y, field, byName);
  });
}

/** How many rows are wanted, at least one, and in which order. */
export interface Order {
  limit?: number;
  sort?: string;
  reverse?: boolean;
}

/**
 * The rows of all that was found, in the order asked for and no more of them than asked for; unless
 * they are to be sorted, no row is made that is not wanted.
 */
export function rowsInOrder<T, R extends object>(
  found: readonly T[],
  rowsOf: (one: T) => Iterable<R>,
  { limit = Infinity, sort, reverse = false }: Order,
): R[] {
  if (sort !== undefined) {
    const all = found.flatMap((one) => [...rowsOf(one)]);
    return sortRows(all, sort, reverse).slice(0, limit);
  }
  const rows: R[] = [];
  for (const one of reverse ? found.toReversed() : found)
    for (const row of rowsOf(one)) if (rows.push(row) >= limit) return rows;
  return rows;
}

function order(
  x: unknown,
  y: unknown,
  field: string,
  byName: (a: string, b: string) => number,
): number {
  if (typeof x === "number" && typeof y === "number") return y - x;
  if (field === "date") return compare(String(y), String(x));
  return byName(sortable(x), sortable(y));
}

function sortable(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}

// One fixed language, so that the order is the same on every machine; `9` comes before `10`.
function nameOrder(): (a: string, b: string) => number {
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  return (a, b) => collator.compare(a, b) || compare(a, b);
}
