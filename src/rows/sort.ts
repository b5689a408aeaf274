import { compare } from "../text/compare.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The order of rows: by a field or, without one, as they come; and at most how many. */
export interface Order {
  sort: string | null;
  reverse: boolean;
  limit: number;
}

/**
 * Rows that come in their natural order, in the order asked for: sorted by a field, texts from a to
 * z, numbers and days from the highest, rows without a value last either way. Equal rows keep their
 * order. Unless they are to be sorted, no more rows are taken than asked for.
 */
export function* inOrder<R extends object>(
  rows: Iterable<R>,
  { sort, reverse, limit }: Order,
): Iterable<R> {
  let left = limit;
  for (const row of sort === null ? rows : sortRows([...rows], sort, reverse)) {
    yield row;
    if (--left <= 0) return;
  }
}

/** A list in its natural order, or from its end where no field but the reverse is asked for. */
export function fromEither<T>(
  list: readonly T[],
  { sort, reverse }: Pick<Order, "sort" | "reverse">,
): readonly T[] {
  return reverse && sort === null ? list.toReversed() : list;
}

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
