import type { FrontMatter } from "./front-matter.ts";
import type { FieldName } from "./fields.ts";
import { knownKey, plainKey, type KnownKey } from "./keys.ts";
import type { Place } from "./problem.ts";
import { numberIn } from "./numbers.ts";
import { fieldsOf, saysNothing, shownText, textOf } from "./values.ts";

/** Where a value is stated: at the top of front matter, in a table inside it, or in the body. */
type Origin = "front" | "table" | "body";

/** A key and its value, wherever a file states them. */
export interface Statement extends KnownKey {
  written: string;
  value: unknown;
  /** The value as its characters are in the file; null where a parser alone knows it. */
  raw: string | null;
  place: Place;
  origin: Origin;
}

/** Other people's keys in plain form, and the key that each stands for; null for none. */
export type KeyNames = ReadonlyMap<string, string | null>;

/** Tables in which site generators keep fields that are at the top elsewhere. */
const TABLES = new Set(["params", "extra", "taxonomies"]);

/** What front matter states of the fields of an episode. */
export function frontStatements(front: FrontMatter, names?: KeyNames): Statement[] {
  const found: Statement[] = [];
  const add = (written: string, value: unknown, at: string, origin: Origin) => {
    const known = knownKey(written, names);
    if (known === null || value === null || saysNothing(value)) return;
    const raw = origin === "front" ? front.rawOf(at) : null;
    const { field, key, rank } = known;
    found.push({ field, key, rank, written, value, raw, place: front.placeOf(at), origin });
  };
  for (const [key, value] of front.values) add(key, value, key, "front");
  for (const [key, value] of front.values)
    if (TABLES.has(plainKey(key)) && value !== null && typeof value === "object")
      for (const [inner, one] of fieldsOf(value)) add(inner, one, key, "table");
  return found;
}

const ORIGINS: readonly Origin[] = ["front", "table", "body"];

/** The statements by their field, in the order in which they count. */
export function grouped(statements: readonly Statement[]): Map<FieldName, Statement[]> {
  const groups = new Map<FieldName, Statement[]>();
  for (const one of statements) {
    const group = groups.get(one.field);
    if (group) group.push(one);
    else groups.set(one.field, [one]);
  }
  for (const group of groups.values()) if (group.length > 1) group.sort(inOrder);
  return groups;
}

/** The statements of a field in the order in which they count. */
export function statementsOf(statements: readonly Statement[], field: FieldName): Statement[] {
  return statements.filter((one) => one.field === field).sort(inOrder);
}

function inOrder(a: Statement, b: Statement): number {
  return ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin) || a.rank - b.rank;
}

/** Reads a text; a bare number in its written form, so that `1.10` and `007` stay what they are. */
export function asWritten<T>(
  { value, raw }: Statement,
  read: (text: string) => T | null,
): T | null {
  const written = typeof value === "number" ? raw : null;
  const plain = shownText(value);
  return (written ? read(written) : null) ?? (plain === null ? null : read(plain));
}

/** The title that front matter states, null without one; some exports call it `episode`. */
export function statedTitle(statements: readonly Statement[]): string | null {
  const titles = statementsOf(statements, "title").map(({ value }) => textOf(value));
  const stated = titles.find((text) => text !== null);
  if (stated) return stated;
  const episodes = statementsOf(statements, "number").filter(
    (one) => one.key === "episode" && asWritten(one, (text) => numberIn(text, null)) === null,
  );
  return episodes.map(({ value }) => shownText(value)).find((text) => text !== null) ?? null;
}

/** Whether a number is stated. */
export function statesNumber(statements: readonly Statement[]): boolean {
  return statementsOf(statements, "number").some(
    (one) => asWritten(one, (text) => numberIn(text, null)) !== null,
  );
}

/** `number:` without a value says that the episode has none, even if its title begins with a number. */
export function saysNoNumber(key: string, value: unknown): boolean {
  return value === null && plainKey(key) === "number";
}
