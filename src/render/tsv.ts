import { cell, type Fields } from "./values.ts";

/** Rows as tab-separated records; a tab or line end inside a value becomes a space. */
export async function* tsv(
  rows: AsyncIterable<Fields>,
  columns: readonly string[],
): AsyncIterable<string> {
  for await (const row of rows)
    yield columns.map((name) => cell(row[name]).replace(/[\t\n]+/g, " ")).join("\t");
}
