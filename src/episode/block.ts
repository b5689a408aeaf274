import matter from "gray-matter";
import { load, YAMLException } from "js-yaml";
import { parse as parseToml, TomlError } from "smol-toml";
import type { Place } from "./problem.ts";
import { cleanLine } from "../text/clean.ts";

/** What a front matter block may be written in. */
export type Language = "yaml" | "toml" | "json";

/** What a block says by key, or why it cannot be read as one map. */
export type ParsedBlock =
  | { values: Map<string, unknown> }
  /** `place` counts lines from 1 at the block's first line; null for what is not a map. */
  | { values: null; place: Place | null; reason: string };

// gray-matter's own comment pattern takes quadratic time on empty lines.
const MAX_EMPTY_LINES = 100;

/** Reads the text between the fences of a block; of a JSON block, with its braces. */
export function parseBlock(block: readonly string[], language: Language): ParsedBlock {
  try {
    const data = runParser(limitEmptyRuns(block).join("\n"), language);
    if (data === null || data === undefined || data === "") return { values: new Map() };
    if (typeof data === "object" && !Array.isArray(data))
      return { values: new Map(Object.entries(data).map(([key, one]) => [cleanLine(key), one])) };
    return { values: null, place: null, reason: "it is not a map of keys to values" };
  } catch (error) {
    return { values: null, ...faultOf(error) };
  }
}

/**
 * One value of a block that cannot be read whole, in the block's language. Throws where it fails.
 */
export function parseEntry(text: string, language: Language): unknown {
  return language === "yaml" ? load(text, { maxAliases: 0 }) : parseToml(text);
}

/**
 * gray-matter takes the block apart; the engines it would bring (JavaScript among them) are out.
 */
function runParser(block: string, language: Language): unknown {
  if (language === "json") return JSON.parse(block);
  const refuse = {
    parse(): object {
      throw new Error("this front matter language is not read");
    },
  };
  const engines = {
    yaml: (source: string) => parseEntry(source, "yaml") as object,
    toml: (source: string) => parseEntry(source, "toml") as object,
    javascript: refuse,
    json: refuse,
  };
  return matter(`---\n${block}\n---\n`, { language, engines }).data;
}

/** Runs of empty lines that no one writes by hand are cut short, for the pattern's sake. */
function limitEmptyRuns(block: readonly string[]): readonly string[] {
  let run = 0;
  return block.filter((line) => {
    run = line.trim() === "" ? run + 1 : 0;
    return run <= MAX_EMPTY_LINES;
  });
}

// Both parsers see the block with the rest of its fence line before it, so they count one line
// more.
function faultOf(error: unknown): { place: Place | null; reason: string } {
  if (error instanceof YAMLException) {
    const { mark, reason } = error;
    return { place: mark ? { line: mark.line, column: mark.column + 1 } : null, reason };
  }
  if (error instanceof TomlError) {
    const reason = error.message.split("\n")[0]!.replace(/^Invalid TOML document: /, "");
    return { place: { line: error.line - 1, column: error.column }, reason };
  }
  return { place: null, reason: error instanceof Error ? error.message : String(error) };
}
