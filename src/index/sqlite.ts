/** What a column holds. */
export type Value = string | number | null | Uint8Array;

/** A row by the names of its columns. */
export type SqlRow = Record<string, Value>;

/** A prepared statement, as `node:sqlite` has it. */
export interface Statement {
  run(...values: Value[]): unknown;
  get(...values: Value[]): SqlRow | undefined;
  all(...values: Value[]): SqlRow[];
  iterate(...values: Value[]): Iterable<SqlRow>;
}

/** A database that is open, as `node:sqlite` has it. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/** The class `DatabaseSync` of `node:sqlite`, or of a package that has the same. */
export interface Sqlite {
  new (file: string, options?: { readOnly?: boolean }): Database;
}

/** The numbers in a text that `group_concat` made of them. */
export function numbersIn(list: Value | undefined): number[] {
  return typeof list === "string" && list !== "" ? list.split(",").map(Number) : [];
}
