import type { Database, Statement, Value } from "./sqlite.ts";
import { columnsIn, type Table } from "./schema.ts";

/** Puts rows into a table, many in one statement. */
export interface Inserter {
  add(row: readonly Value[]): void;
  /** Puts the rows that wait into the table. */
  flush(): void;
}

/** SQLite takes 32,766 values in a statement; longer ones gain nothing. */
const MOST_VALUES = 1000;

/** Makes an inserter; rows that are there already are passed over where `ignore` says so. */
export function inserter(
  database: Database,
  table: string,
  columns: readonly string[],
  ignore = false,
): Inserter {
  const count = Math.max(1, Math.floor(MOST_VALUES / columns.length));
  const one = `(${columns.map(() => "?").join(",")})`;
  const sql = (rows: number) =>
    `insert ${ignore ? "or ignore " : ""}into ${table} (${columns.map((name) => `"${name}"`).join(",")}) ` +
    `values ${Array(rows).fill(one).join(",")}`;
  let many: Statement | null = null;
  let single: Statement | null = null;
  let waiting: Value[] = [];
  const flush = () => {
    for (let at = 0; at < waiting.length; at += columns.length)
      (single ??= database.prepare(sql(1))).run(...waiting.slice(at, at + columns.length));
    waiting = [];
  };
  return {
    add(row) {
      for (const value of row) waiting.push(value);
      if (waiting.length < count * columns.length) return;
      (many ??= database.prepare(sql(count))).run(...waiting);
      waiting = [];
    },
    flush,
  };
}

/** An inserter for all columns of a table. */
export function inserterFor(database: Database, table: Table, ignore = false): Inserter {
  return inserter(database, table, columnsIn(table), ignore);
}
