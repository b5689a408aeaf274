import { isEmpty, METADATA } from "../../episode/fields.ts";
import { plainKey } from "../../episode/keys.ts";
import type { Statement } from "../../episode/statements.ts";
import { fieldsOf, plainRecord, textOf } from "../../episode/values.ts";
import type { Draft } from "./importer.ts";

/** Tables in which themes and Zola keep what is at the top elsewhere. */
const TABLES = new Set(["params", "extra", "taxonomies"]);

/**
 * What no field takes, with the plain values of such tables at the top: a field is not stated
 * twice, and what is in its table in the source stays there where two have one key.
 */
export function withoutRead(
  episode: Draft["episode"],
  statements: readonly Statement[],
): Record<string, unknown> {
  const top = new Map<string, unknown>();
  const { extra } = episode;
  const tables = Object.entries(extra).filter(([key, value]) => isTable(key, value));
  for (const [key, value] of Object.entries(extra)) if (!isTable(key, value)) top.set(key, value);
  for (const [name, table] of tables) {
    const left = new Map<string, unknown>();
    for (const [key, value] of fieldsOf(table)) {
      const stated = statements.find((one) => one.written === key && one.origin === "table");
      if (stated && isRead(stated, statements, episode)) continue;
      const plain = value === null || typeof value !== "object" || Array.isArray(value);
      if (stated || !plain || top.has(key)) left.set(key, value);
      else top.set(key, value);
    }
    if (left.size > 0) top.set(name, plainRecord(left));
  }
  return plainRecord(top);
}

function isTable(key: string, value: unknown): boolean {
  return TABLES.has(plainKey(key)) && fieldsOf(value).size > 0 && !Array.isArray(value);
}

/** Whether a value of a table is what a field has: nothing else states it. */
function isRead(
  { field, value }: Statement,
  statements: readonly Statement[],
  episode: Draft["episode"],
): boolean {
  const text = textOf(value);
  if (field === "description") return text !== null && text === episode.tldr;
  // A map of addresses says more than the one that is taken of it.
  if (field === "takeaways" || (field === "url" && text === null)) return false;
  const name = METADATA.find((one) => one.field === field)?.name;
  return (
    !isEmpty(name ? episode[name] : null) &&
    statements.filter((one) => one.field === field).length === 1
  );
}
