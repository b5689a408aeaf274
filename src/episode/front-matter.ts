import type { Assume } from "./assumption.ts";
import { parseBlock, type Language } from "./block.ts";
import { findHead, type FencedBlock } from "./fences.ts";
import { keyOn, looseEntries, looseValues } from "./loose-block.ts";
import type { Place, Report } from "./problem.ts";
import { cleanLine } from "../text/clean.ts";
import { plainYaml, quotedFix } from "./plain-yaml.ts";

/** The metadata block at the head of a document, and the body. */
export interface FrontMatter {
  /** As written, by key; a Map so that no key (`__proto__`) can be more than a key. */
  values: Map<string, unknown>;
  /** Where a top-level key's value is. */
  placeOf(key: string): Place;
  /** The value as its characters are in the file, for values that a parser would reshape. */
  rawOf(key: string): string | null;
  /** Where the block is, in lines of the document counted from 0; null without one. */
  block: FencedBlock | null;
  body: string;
  /** The line of the file that the body's first line is. */
  bodyLine: number;
  /** False where a block is there and could not be read. */
  readable: boolean;
}

/** Splits a document (line ends `\n`) into its front matter and body; reports what is wrong. */
export function readFrontMatter(
  text: string,
  report: Report = () => {},
  assume: Assume = () => {},
): FrontMatter {
  const first = text.trimStart().charCodeAt(0);
  // Only `#`, `+`, `-`, `<` and `{` can begin what a block may follow.
  if (![35, 43, 45, 60, 123].includes(first)) return whole(text, true);
  const lines = text.split("\n");
  const head = findHead(lines);
  if (head === null) return whole(text, true);
  if ("named" in head) return otherLanguage(text, lines, head, report);
  if ("unclosed" in head) {
    if (/^[\p{L}_][\p{L}\p{N}_ -]*:/u.test(lines[head.open + 1] ?? ""))
      report(
        "error",
        "front-matter-unclosed",
        { line: head.open + 1, column: 1 },
        `front matter has no closing ${head.unclosed} line`,
        `end the block with a line that is only ${head.unclosed}`,
      );
    return whole(text, true);
  }
  const values = blockValues(lines, head, assume);
  return values === null ? whole(text, true) : withBody(lines, head, values);
}

function otherLanguage(
  text: string,
  lines: readonly string[],
  { open, named }: { open: number; named: string },
  report: Report,
): FrontMatter {
  // A fence with words after it in the middle of other text is not front matter.
  if (open > 0 || !lines.some((line, i) => i > 0 && /^(?:---|\+\+\+)[ \t]*$/.test(line)))
    return whole(text, true);
  report(
    "error",
    "front-matter-language",
    { line: open + 1, column: 1 },
    `front matter in “${named}” is not read`,
    "write it as YAML between --- lines or TOML between +++ lines",
  );
  return whole(text, false);
}

/** The values of a block; null where it is a part of the body. */
function blockValues(
  lines: readonly string[],
  { language, open, from, to }: FencedBlock,
  assume: Assume,
): Map<string, unknown> | null {
  const block = lines.slice(from, to);
  const parsed = parseBlock(block, language);
  if (parsed.values !== null) {
    const empty = parsed.values.size === 0 && block.some((line) => line.trim() !== "");
    if (empty && language !== "json") return null;
    if (language === "yaml") plainYaml(parsed.values, block, from, assume);
    return parsed.values;
  }
  const entries = language === "json" ? null : looseEntries(block, language);
  if (entries === null) {
    if (block.some((line) => keyOn(line, language) !== null))
      assume(
        "front-matter-body",
        open + 1,
        `the lines between ${lines[open]!.trim()} are read as text: ${cleanLine(parsed.reason)}`,
        "write one key: value a line there",
      );
    return null;
  }
  const values = new Map<string, unknown>();
  for (const { key, value, asText, from: at, to: end } of looseValues(block, entries, language)) {
    const line = from + at + 1;
    if (values.has(key)) {
      const before = values.get(key);
      const lists = Array.isArray(before) && Array.isArray(value);
      if (lists) for (const one of value as unknown[]) (before as unknown[]).push(one);
      const read = lists ? "its lists are joined" : "the first counts";
      assume("key-repeated", line, `“${key}” is there twice; ${read}`, "write it once");
      continue;
    }
    values.set(key, value);
    if (!asText) continue;
    assume(
      "yaml-text",
      line,
      `the value of “${key}” is read as text: ${cleanLine(String(value))}`,
      "put it between double quotes",
      language === "yaml" ? quotedFix(key, String(value), line, line + end - at) : undefined,
    );
  }
  if (language === "yaml") plainYaml(values, block, from, assume);
  return values;
}

function whole(body: string, readable: boolean): FrontMatter {
  const start = { line: 1, column: 1 };
  return {
    values: new Map(),
    placeOf: () => start,
    rawOf: () => null,
    block: null,
    body,
    bodyLine: 1,
    readable,
  };
}

/** The text above a block stays in the body, with empty lines in place of the block. */
function withBody(
  lines: readonly string[],
  block: FencedBlock,
  values: Map<string, unknown>,
): FrontMatter {
  const { open, from, to, next, language } = block;
  const above = lines.slice(0, open);
  const plain = above.every((line) => line.trim() === "");
  const below = lines.slice(next);
  const body = plain ? below : [...above, ...Array<string>(next - open).fill(""), ...below];
  const find = keyFinder(lines.slice(from, to), from, language);
  const start = { line: open + 1, column: 1 };
  return {
    values,
    placeOf: (key) => find(key)?.place ?? start,
    rawOf: (key) => find(key)?.raw ?? null,
    block,
    body: body.join("\n"),
    bodyLine: plain ? next + 1 : 1,
    readable: true,
  };
}

function keyFinder(block: readonly string[], from: number, language: Language) {
  const separator = language === "toml" ? "=" : ":";
  const found = new Map<string, { place: Place; raw: string }>();
  for (const [index, line] of block.entries()) {
    if (language !== "json" && /^[\s#-]/.test(line)) continue;
    const at = line.indexOf(separator);
    const key = line.slice(0, at).trim().replace(/["']/g, "");
    if (at < 1 || found.has(key)) continue;
    const value = line.slice(at + 1).trimStart();
    const column = line.length - value.length + 1;
    const raw = cleanLine(unquote(language === "json" ? value.replace(/,\s*$/, "") : value));
    found.set(key, { place: { line: from + index + 1, column }, raw });
  }
  return (key: string) => found.get(key);
}

function unquote(value: string): string {
  const quote = value[0];
  const closing = quote === '"' || quote === "'" ? value.indexOf(quote, 1) : -1;
  if (closing > 0) return value.slice(1, closing);
  return value.split(/\s#/, 1)[0]!.trim();
}
