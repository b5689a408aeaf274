import matter from "gray-matter";
import { load, YAMLException } from "js-yaml";
import { parse as parseToml, TomlError } from "smol-toml";
import type { Place, Report } from "./problem.ts";
import { cleanLine } from "./text.ts";

/** The facts block at the head of a document, and where the body begins. */
export interface FrontMatter {
  /** As written, by key; a Map so that no key (`__proto__`) can be more than a key. */
  values: Map<string, unknown>;
  /** Where a top-level key's value stands. */
  placeOf(key: string): Place;
  /** The value as its characters stand in the file, for values that a parser would reshape. */
  rawOf(key: string): string | null;
  body: string;
  /** The line of the file that the body's first line is. */
  bodyLine: number;
  /** False where a block is there and could not be read. */
  readable: boolean;
}

// A front matter is a few lines; past this size a file is something else, and gray-matter's own
// comment pattern takes quadratic time on what it is given.
const MAX_CHARACTERS = 64 * 1024;
const MAX_BLANK_LINES = 100;

type Language = "yaml" | "toml";

/** Splits a document (line ends `\n`) into its front matter and body; reports what is wrong. */
export function readFrontMatter(text: string, report: Report): FrontMatter {
  const lines = text.split("\n");
  const opening = /^(---|\+\+\+)[ \t]*((?:\w[\w-]*)?)[ \t]*$/.exec(lines[0] ?? "");
  if (!opening || !opensBlock(lines)) return whole(text, true);
  const [, fence, name] = opening;
  const language = languageOf(fence!, name!.toLowerCase());
  const start = { line: 1, column: 1 };
  if (!language) {
    report(
      "error",
      "front-matter-language",
      start,
      `front matter in “${name}” is not read`,
      "write it as YAML between --- lines or TOML between +++ lines",
    );
    return whole(text, false);
  }
  const end = closingLine(lines, fence!);
  if (end < 0) {
    report(
      "error",
      "front-matter-unclosed",
      start,
      `front matter has no closing ${fence} line`,
      `end the block with a line that is only ${fence}`,
    );
    return whole(text, false);
  }
  const block = lines.slice(1, end);
  const values = parseBlock(block, language, report);
  const find = keyFinder(block, language);
  return {
    values: values ?? new Map(),
    placeOf: (key) => find(key)?.place ?? start,
    rawOf: (key) => find(key)?.raw ?? null,
    body: lines.slice(end + 1).join("\n"),
    bodyLine: end + 2,
    readable: values !== null,
  };
}

function whole(body: string, readable: boolean): FrontMatter {
  const start = { line: 1, column: 1 };
  return {
    values: new Map(),
    placeOf: () => start,
    rawOf: () => null,
    body,
    bodyLine: 1,
    readable,
  };
}

/** A `---` over an empty line and prose is a thematic break of plain Markdown, not a block. */
function opensBlock(lines: string[]): boolean {
  if (lines[0]!.startsWith("+") || lines[1]?.trim() !== "") return true;
  const first = lines.slice(1).find((line) => line.trim() !== "");
  return first !== undefined && /^(?:["']?[\w-]+["']?\s*:(?:\s|$)|---\s*$)/.test(first);
}

function languageOf(fence: string, name: string): Language | null {
  if (fence === "+++") return name === "" || name === "toml" ? "toml" : null;
  if (name === "" || name === "yaml" || name === "yml") return "yaml";
  return name === "toml" ? "toml" : null;
}

function closingLine(lines: string[], fence: string): number {
  const closes = fence === "+++" ? /^\+\+\+[ \t]*$/ : /^(?:---|\.\.\.)[ \t]*$/;
  let size = 0;
  for (let i = 1; i < lines.length && size <= MAX_CHARACTERS; i++) {
    if (closes.test(lines[i]!)) return i;
    size += lines[i]!.length + 1;
  }
  return -1;
}

function parseBlock(
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

/** Runs of blank lines that no one writes by hand are cut short, for the pattern's sake above. */
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

function keyFinder(block: string[], language: Language) {
  const separator = language === "yaml" ? ":" : "=";
  const found = new Map<string, { place: Place; raw: string }>();
  for (const [index, line] of block.entries()) {
    const colon = line.indexOf(separator);
    const key = line.slice(0, colon).trimEnd().replace(/["']/g, "");
    if (colon < 1 || /^[\s#-]/.test(line) || found.has(key)) continue;
    const value = line.slice(colon + 1).trimStart();
    const column = line.length - value.length + 1;
    found.set(key, { place: { line: index + 2, column }, raw: cleanLine(unquote(value)) });
  }
  return (key: string) => found.get(key);
}

function unquote(value: string): string {
  const quote = value[0];
  const closing = quote === '"' || quote === "'" ? value.indexOf(quote, 1) : -1;
  if (closing > 0) return value.slice(1, closing);
  return value.split(/\s#/, 1)[0]!.trim();
}
