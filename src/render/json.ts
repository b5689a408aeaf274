import { visible } from "../text/clean.ts";
import { pick, type Fields } from "./values.ts";

/** A value as JSON with unsafe characters as escapes. */
export function toJson(value: unknown, indent = 2): string {
  return visible(JSON.stringify(value, null, indent));
}

/** Rows as one array. */
export function* json(rows: Iterable<Fields>, fields: readonly string[]): Iterable<string> {
  let before = "[\n";
  for (const row of rows) {
    yield before + toJson(pick(row, fields)).replace(/^/gm, "  ");
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** Rows as one object a line. */
export function* ndjson(rows: Iterable<Fields>, fields: readonly string[]): Iterable<string> {
  for (const row of rows) yield toJson(pick(row, fields), 0);
}
