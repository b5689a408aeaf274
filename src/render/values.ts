import { visible } from "../text/clean.ts";
import type { Count } from "../rows/fields.ts";

/** A row as its fields by name, for every format but text. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field as one cell of text: empty for null, lists separated by commas. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value) && value.every((item) => typeof item === "string"))
    return visible(value.join(", "));
  if (Array.isArray(value) && value.every(isCount))
    return visible(value.map(({ name, takeaways }) => `${name} ${takeaways}`).join(", "));
  return visible(typeof value === "string" ? value : JSON.stringify(value));
}

function isCount(value: unknown): value is Count {
  return typeof value === "object" && value !== null && "takeaways" in value && "name" in value;
}

/** A row with the fields asked for only, in the order asked. */
export function pick(row: Fields, fields: readonly string[]): Fields {
  return Object.fromEntries(fields.map((name) => [name, row[name] ?? null]));
}
