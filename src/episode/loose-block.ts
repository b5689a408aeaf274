import { parseEntry, type Language } from "./block.ts";
import { cleanLine } from "../text/clean.ts";

/** A key of a block and all lines of its value, counted from 0 in the block; `to` is exclusive. */
export interface LooseEntry {
  key: string;
  /** The text after the key, on the key's own line. */
  rest: string;
  from: number;
  to: number;
}

/** What an entry that had to be read by itself says. */
export interface LooseValue extends LooseEntry {
  value: unknown;
  /** True where the value could not be read and is the text as written. */
  asText: boolean;
}

const YAML_KEY =
  /^(?:"([^"\\]{1,80})"|'([^']{1,80})'|([\p{L}\p{N}_][\p{L}\p{M}\p{N}_ .()/-]{0,60}?))\s*[:：](?!\/\/)\s*(.*)$/u;
const TOML_KEY = /^(?:"([^"\\]{1,80})"|'([^']{1,80})'|([\w-]{1,60}))\s*=\s*(.*)$/;
/** What may be at the start of a line between two keys. */
const FILLER = /^(?:\s|$|#|- |-$|[\]}"'],?\s*(?:#.*)?$)/;
/** No front matter has more keys; each is parsed by itself. */
const MOST = 2000;
const TABLE = /^\[{1,2}[\w."' -]+\]{1,2}\s*(?:#.*)?$/;

/**
 * The entries of a block whose lines all look like front matter: keys (also without a space after
 * the colon), list items, closing brackets, comments or empty lines; null for any other text.
 */
export function looseEntries(block: readonly string[], language: Language): LooseEntry[] | null {
  const found: LooseEntry[] = [];
  for (const [i, line] of block.entries()) {
    const key = keyOn(line, language);
    if (key) found.push({ ...key, from: i, to: block.length });
    if (key && found.length > 1) found.at(-2)!.to = Math.min(i, found.at(-2)!.to);
    if (key) continue;
    if (language === "toml" && TABLE.test(line)) {
      if (found.length > 0) found.at(-1)!.to = i;
    } else if (!FILLER.test(line)) return null;
  }
  return found.length > 0 && found.length <= MOST ? found : null;
}

/** The key that a line begins with and the rest of the line; null without one. */
export function keyOn(line: string, language: Language): { key: string; rest: string } | null {
  if (/^[\s#-]/.test(line)) return null;
  const match = (language === "toml" ? TOML_KEY : YAML_KEY).exec(line);
  if (!match) return null;
  const key = cleanLine(match[1] ?? match[2] ?? match[3]!);
  return key === "" ? null : { key, rest: match[4]! };
}

/** Each entry read by itself; one that fails is its text as written. */
export function looseValues(
  block: readonly string[],
  entries: readonly LooseEntry[],
  language: Language,
): LooseValue[] {
  return entries.map((entry) => {
    const lines = block.slice(entry.from, entry.to);
    const colon = language === "toml" ? " = " : ": ";
    const text = [`key${colon}${entry.rest}`, ...lines.slice(1)].join("\n");
    // YAML knows no tabs before a value; people do.
    const read = readAlone(text, language) ?? readAlone(text.replaceAll("\t", "  "), language);
    if (read !== null) return { ...entry, value: read.key, asText: false };
    const written = [entry.rest, ...lines.slice(1)].join("\n").trim();
    return { ...entry, value: written, asText: true };
  });
}

function readAlone(text: string, language: Language): { key: unknown } | null {
  try {
    const read = parseEntry(text, language);
    if (read === null || typeof read !== "object") return null;
    const entries = Object.entries(read);
    return entries.length === 1 && entries[0]![0] === "key" ? { key: entries[0]![1] } : null;
  } catch {
    return null;
  }
}
