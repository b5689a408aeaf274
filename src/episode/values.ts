import { cleanBlock, cleanLine } from "../text/clean.ts";
import { isWebAddress } from "../text/web-address.ts";

const MAX_DEPTH = 20;

/** A front-matter value as one line of text; null where it is empty or not a single value. */
export function textOf(value: unknown): string | null {
  // TOML dates come as Dates that write themselves as they were written.
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
    return null;
  return cleanLine(unlink(cleanLine(String(value)))) || null;
}

const NOTHING =
  /^(?:undefined|null|none|n\/?a|nil|unknown(?:[\s_-](?:guest|host|speaker|author|podcast))?|未知|不明|[-–—])$/i;

/** Whether a value is what people write where they have nothing to say: `N/A`, `unknown`, `-`. */
export function saysNothing(value: unknown): boolean {
  return typeof value === "string" && NOTHING.test(value.trim());
}

const MARKDOWN_LINK = /^\[([^[\]]+)\]\(<?([^()\s<>]+)>?(?:\s+"[^"]*")?\)$/;

/** The text that a person reads in a value: of `[a](u)` it is a. Booleans say nothing here. */
export function shownText(value: unknown): string | null {
  if (typeof value === "boolean") return null;
  if (Array.isArray(value)) return value.length === 1 ? shownText(value[0]) : null;
  const text = textOf(isMap(value) ? nameIn(value) : value);
  return text === null ? null : (MARKDOWN_LINK.exec(text)?.[1] ?? text);
}

function isMap(value: unknown): value is object {
  return (
    value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof Date)
  );
}

/** What an object calls itself: its `name`, `title` or, where it has just one text, that. */
function nameIn(map: object): unknown {
  const fields = fieldsOf(map);
  for (const key of ["name", "title"]) if (textOf(fields.get(key)) !== null) return fields.get(key);
  const texts = [...fields.values()].filter((one) => textOf(one) !== null);
  return texts.length === 1 ? texts[0] : null;
}

/** The web address a value names, null without one; of `[a](u)` and `<u>` it is u. */
export function addressOf(value: unknown): string | null {
  if (Array.isArray(value))
    return firstOf(value.flatMap((one) => (isMap(one) ? inside(one) : [one])));
  if (isMap(value)) return firstOf(inside(value));
  const text = textOf(value);
  if (text === null) return null;
  const bare = MARKDOWN_LINK.exec(text)?.[2] ?? /^<(\S+)>$/.exec(text)?.[1] ?? text;
  return isWebAddress(bare) ? bare : null;
}

function inside(map: object): unknown[] {
  return [...fieldsOf(map).values()];
}

function firstOf(values: readonly unknown[]): string | null {
  for (const value of values) {
    const found = isMap(value) || Array.isArray(value) ? null : addressOf(value);
    if (found !== null) return found;
  }
  return null;
}

/** Names, and what was with them that belongs to no name. */
export interface Names {
  names: string[];
  cut: string[];
}

/** A front-matter value as names: a list, or a text joined by commas, `&`, `and` and the like. */
export function namesOf(value: unknown): string[] {
  return readNames(value).names;
}

/** The same, with what was next to the names. */
export function readNames(value: unknown): Names {
  const items: unknown[] = Array.isArray(value) ? value : splitNames(shownText(value) ?? "");
  const found: Names = { names: [], cut: [] };
  for (const one of items) {
    // What an object calls a name is taken as one.
    const whole = isMap(one) ? textOf(fieldsOf(one).get("name")) : null;
    const item = whole ?? shownText(one);
    if (whole !== null) found.names.push(whole);
    if (whole !== null || item === null || saysNothing(item)) continue;
    const name = item.replace(BIO, "").replace(GLOSS, "").trim();
    if (
      !Array.isArray(value) &&
      found.names.length > 0 &&
      (ROLE.test(name) || !/\p{L}/u.test(name))
    )
      found.cut.push(item);
    else if (name !== "") {
      found.names.push(name);
      if (name !== item) found.cut.push(item.slice(name.length).replace(/^\s*[-–—]+\s*/, ""));
    }
  }
  return found;
}

/** `Name (who that is)`; a name in brackets alone is one. */
const GLOSS = /(?<=\S)\s*[(（][^()（）]*[)）]$/u;
/** `Name - who that is`. */
const BIO = /\s+[-–—]{1,2}\s+\S.*$/s;
// A description after the comma that follows a name: `Ada Example, CEO of Acme`.
const ROLE =
  /^(?:(?:the|a|an|former|ex-?)\s)*(?:co-?)?(?:ceo|cto|coo|cfo|cmo|cpo|founder|author|professor|president|director|partner|investor|editor|host|head|vp|chief|researcher|engineer|journalist|economist|entrepreneur|writer|scientist|physicist|designer|creator)\b|\s(?:of|at)\s(?=\p{Lu})/iu;
const DEGREES =
  "jr|sr|ph\\.?\\s?d|m\\.?d|mba|m\\.?sc|b\\.?sc|esq|cfa|cpa|dds|rn|dr|obe|cbe|frs|ii|iii|iv";
/** Two to four words that begin as names do. */
const FULL_NAME = /^(?:\[\[)?\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){1,3}(?:\]\])?$/u;
const JOINTS = new RegExp(
  `\\s*(?:[,，](?!\\s*(?:${DEGREES})\\b)|[;；、&+]|\\s(?:and|und|et|y|e|en|и)\\s|(?<=\\p{sc=Han}{2})和(?=\\p{sc=Han}{2}))\\s*`,
  "iu",
);

/** The names in `A, B & C`; a comma before `Jr.`, `PhD` and the like belongs to the name. */
function splitNames(text: string): string[] {
  // What is in brackets, and the commas of a bio after one name, part no names.
  const masked = text.replace(/[(（][^()（）]*[)）]/g, (gloss) => "_".repeat(gloss.length));
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: joint } of masked.matchAll(new RegExp(JOINTS, "giu"))) {
    parts.push(text.slice(from, index));
    from = index + joint.length;
  }
  parts.push(text.slice(from));
  const bios = parts.filter((part) => BIO.test(part)).length;
  const named = parts.slice(1).every((part) => BIO.test(part) || FULL_NAME.test(part));
  const own = bios > 0 && BIO.test(parts[0]!) && !named ? [text] : parts;
  return own
    .map((name) => shownText(name.replace(/^(?:and|und|et|&|y)\s+/i, "").trim()) ?? "")
    .filter((name) => name !== "");
}

/** A front-matter value as a list of tags: a list, or a text with commas or `#tags` between. */
export function tagsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(shownText).filter((tag) => tag !== null);
  const text = shownText(value);
  if (text === null) return [];
  const hashtags = /^#\S+(?:[\s,;]+#\S+)*$/.test(text);
  return text.split(hashtags ? /[\s,;]+/ : /\s*[,;，、；]\s*/).filter((tag) => tag !== "");
}

const LINK = /\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/;

/** Obsidian links, `[[Page]]` or `[[Page|shown]]`, as their text; brackets that nest stay. */
function unlink(text: string): string {
  if (!text.includes("[[")) return text;
  const shown = text.replaceAll(new RegExp(LINK, "g"), "$1");
  return LINK.test(shown) ? text : shown;
}

/** The own fields of an object by key; empty for anything else. */
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
