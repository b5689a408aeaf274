import { visible } from "../text/clean.ts";
import { pick, type Fields } from "./values.ts";

/** A value as JSON with unsafe characters as escapes. */
export function toJson(value: unknown, indent = 2): string {
  return visible(JSON.stringify(value, null, indent));
}

/** Rows as one array. */
export async function* json(
  rows: AsyncIterable<Fields>,
  fields: readonly string[],
): AsyncIterable<string> {
  let before = "[\n";
  for await (const row of rows) {
    yield before + toJson(pick(row, fields)).replace(/^/gm, "  ");
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** Rows as one object a line. */
export async function* ndjson(
  rows: AsyncIterable<Fields>,
  fields: readonly string[],
): AsyncIterable<string> {
  for await (const row of rows) yield toJson(pick(row, fields), 0);
}
