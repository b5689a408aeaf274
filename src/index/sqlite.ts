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

/**
 * Opens a database. Statements are prepared once and live as long as it does: the package for Node
 * 20 frees one that only its iterator refers to, and then crashes.
 */
export function connect(Sqlite: Sqlite, file: string, options = { readOnly: false }): Database {
  const database = new Sqlite(file, options);
  const statements = new Map<string, Statement>();
  return {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    close() {
      statements.clear();
      database.close();
    },
  };
}

const COMMA = 44;
const ZERO = 48;

/** The whole numbers in a text that `group_concat` made of them; many cross over so in a moment. */
export function numbersIn(list: Value | undefined): Int32Array {
  if (typeof list !== "string" || list === "") return new Int32Array(0);
  const numbers = new Int32Array((list.length + 1) >> 1);
  let count = 0;
  let number = 0;
  let sign = 1;
  for (let i = 0; i < list.length; i++) {
    const code = list.charCodeAt(i);
    if (code === COMMA) {
      numbers[count++] = sign * number;
      number = 0;
      sign = 1;
    } else if (code < ZERO) sign = -1;
    else number = 10 * number + code - ZERO;
  }
  numbers[count++] = sign * number;
  return numbers.subarray(0, count);
}
