import { cleanBlock, cleanLine } from "./text.ts";

const MAX_DEPTH = 20;

/** A front-matter value as one line of text; null where it is empty or not a single value. */
export function textOf(value: unknown): string | null {
  // TOML dates come as Dates that write themselves as they were written.
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
    return null;
  return cleanLine(unlink(cleanLine(String(value)))) || null;
}

/** A front-matter value as a list of names: a list, or a text joined by commas, `&` or `and`. */
export function namesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(nameOf).filter((name) => name !== null);
  const text = nameOf(value);
  return text === null ? [] : splitNames(text);
}

function nameOf(value: unknown): string | null {
  if (value !== null && typeof value === "object" && "name" in value) return textOf(value.name);
  return textOf(value);
}

/** The names in `A, B & C`; a comma before `Jr.`, `PhD` and the like belongs to the name. */
function splitNames(text: string): string[] {
  return text
    .split(/\s*(?:,(?!\s*(?:jr|sr|ph\.?\s?d|m\.?d|esq|ii|iii|iv)\b)|;|&|\s(?:and|und)\s)\s*/i)
    .map((name) => name.replace(/^(?:and|&)\s+/i, "").trim())
    .filter((name) => name !== "");
}

/** A front-matter value as a list of tags: a list, or a text with commas or `#tags` between. */
export function tagsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(textOf).filter((tag) => tag !== null);
  const text = textOf(value);
  if (text === null) return [];
  const hashtags = /^#\S+(?:[\s,]+#\S+)*$/.test(text);
  return text.split(hashtags ? /[\s,]+/ : /\s*[,;]\s*/).filter((tag) => tag !== "");
}

const LINK = /\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/;

/** Obsidian links, `[[Page]]` or `[[Page|shown]]`, as their text; brackets that nest stay. */
function unlink(text: string): string {
  if (!text.includes("[[")) return text;
  const shown = text.replaceAll(new RegExp(LINK, "g"), "$1");
  return LINK.test(shown) ? text : shown;
}

/** What an object says by key, none of it a prototype's; empty for what is no object. */
export function fieldsOf(value: unknown): Map<string, unknown> {
  return new Map(value !== null && typeof value === "object" ? Object.entries(value) : []);
}

/** Any front-matter value as plain JSON data whose texts are safe to show. */
function plainValue(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return cleanBlock(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : String(value);
  if (value === null || typeof value !== "object") return value ?? null;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => plainValue(item, depth + 1));
  return plainRecord(Object.entries(value), depth + 1);
}

/** Entries as an object without a prototype, on which `__proto__` is a key like any other. */
export function plainRecord(
  entries: Iterable<[string, unknown]>,
  depth = 0,
): Record<string, unknown> {
  const record: Record<string, unknown> = Object.create(null);
  for (const [key, value] of entries) record[cleanLine(key)] = plainValue(value, depth);
  return record;
}
