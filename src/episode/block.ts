import matter from "gray-matter";
import { load, YAMLException } from "js-yaml";
import { parse as parseToml, TomlError } from "smol-toml";
import type { Report } from "./problem.ts";
import { cleanLine } from "./text.ts";

/** What a front matter block may be written in. */
export type Language = "yaml" | "toml";

// gray-matter's own comment pattern takes quadratic time on blank lines.
const MAX_BLANK_LINES = 100;

/** The values of a block's lines by key; null, and a problem reported, where it cannot be read. */
export function parseBlock(
  block: string[],
  language: Language,
  report: Report,
): Map<string, unknown> | null {
  try {
    const data = runParser(limitBlankRuns(block).join("\n"), language);
    if (data === null || data === undefined || data === "") return new Map();
    if (typeof data === "object" && !Array.isArray(data))
      return new Map(Object.entries(data).map(([key, value]) => [cleanLine(key), value]));
    report(
      "error",
      "front-matter-shape",
      { line: 2, column: 1 },
      "front matter is not a list of key: value lines",
      "write one fact a line, such as title: Some title",
    );
  } catch (error) {
    reportSyntax(error, block, report);
  }
  return null;
}

/** gray-matter takes the block apart; the engines it would bring (JavaScript among them) are out. */
function runParser(block: string, language: Language): unknown {
  const refuse = {
    parse(): object {
      throw new Error("this front matter language is not read");
    },
  };
  const engines = {
    yaml: (source: string) => load(source, { maxAliases: 0 }) as object,
    toml: (source: string) => parseToml(source),
    javascript: refuse,
    json: refuse,
  };
  return matter(`---\n${block}\n---\n`, { language, engines }).data;
}

/** Runs of blank lines that no one writes by hand are cut short, for the pattern's sake. */
function limitBlankRuns(block: string[]): string[] {
  let run = 0;
  return block.filter((line) => {
    run = line.trim() === "" ? run + 1 : 0;
    return run <= MAX_BLANK_LINES;
  });
}

// Both parsers see the block with the rest of its fence line before it, so their line numbers are
// the file's.
function reportSyntax(error: unknown, block: string[], report: Report): void {
  const place = { line: 1, column: 1 };
  let reason = error instanceof Error ? error.message : String(error);
  if (error instanceof YAMLException) {
    reason = error.reason;
    if (error.mark)
      Object.assign(place, { line: error.mark.line + 1, column: error.mark.column + 1 });
  } else if (error instanceof TomlError) {
    reason = error.message.split("\n")[0]!.replace(/^Invalid TOML document: /, "");
    Object.assign(place, { line: error.line, column: error.column });
  }
  const line = block[place.line - 2] ?? "";
  const { message, hint } = explain(reason, line);
  report("error", "front-matter-syntax", place, cleanLine(message), hint);
}

/** The usual mistakes in words of their own, the rest in the parser's. */
function explain(reason: string, line: string): { message: string; hint: string } {
  if (/alias/i.test(reason))
    return { message: "aliases (*name) are not read", hint: "write the value out" };
  if (line.includes("\t")) return { message: reason, hint: "indent with spaces, not with tabs" };
  const value = /^\s*[\w-]+:\s+(.+)$/.exec(line)?.[1];
  if (value && /^[@`%&*!]|: |:$| #/.test(value))
    return {
      message: "the value has marks that mean something in YAML",
      hint: "put the value between double quotes",
    };
  return { message: reason, hint: "compare the line with the example in the README" };
}
