import { parseBlock, type Language } from "./block.ts";
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

// A front matter is a few lines; past this size a file is something else.
const MAX_CHARACTERS = 64 * 1024;

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
