import { stringify } from "csv-stringify/sync";
import { cell, type Fields } from "./values.ts";

// A spreadsheet would run a value that begins like a formula; a quote before it prevents that.
// https://owasp.org/www-community/attacks/CSV_Injection
const OPTIONS = { escape_formulas: true, eof: false };

/** Rows as RFC 4180 records under a header. */
export async function* csv(
  rows: AsyncIterable<Fields>,
  columns: readonly string[],
): AsyncIterable<string> {
  yield stringify([columns], OPTIONS);
  for await (const row of rows) yield stringify([columns.map((name) => cell(row[name]))], OPTIONS);
}
