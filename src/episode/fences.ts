import type { Language } from "./block.ts";

/** Lines at the head of a document that may be its front matter, counted from 0. */
export interface FencedBlock {
  language: Language;
  /** The line of the opening fence; of a JSON block the line of its first brace. */
  open: number;
  /** The first line that belongs to the block, and the line after its last. */
  from: number;
  to: number;
  /** The first line after the block and its closing fence. */
  next: number;
}

/** What is at the head of a document: a block, a fence of some other kind, or neither. */
export type DocumentHead =
  | FencedBlock
  | { open: number; unclosed: "---" | "+++" }
  | { open: number; named: string };

const HEADING = /^ {0,3}#[ \t]+\S/;
const FENCE = /^(---|\+\+\+)[ \t]*((?:\w[\w-]*)?)[ \t]*$/;

/**
 * Finds the block at the head of a document. Empty lines, HTML comments and one level-one heading
 * may be before it.
 */
export function findHead(lines: readonly string[]): DocumentHead | null {
  const open = firstLine(lines);
  const line = lines[open] ?? "";
  if (line.startsWith("{")) return jsonBlock(lines, open);
  const opening = FENCE.exec(line);
  if (!opening) return null;
  const fence = opening[1] as "---" | "+++";
  const language = languageOf(fence, opening[2]!.toLowerCase());
  if (language === null) return { open, named: opening[2]! };
  const to = closingLine(lines, fence, open + 1);
  if (to < 0) return { open, unclosed: fence };
  return { language, open, from: open + 1, to, next: to + 1 };
}

function firstLine(lines: readonly string[]): number {
  let titled = false;
  let i = 0;
  for (; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trim() === "") continue;
    if (/^ {0,3}<!--/.test(line)) {
      while (i < lines.length && !lines[i]!.includes("-->")) i++;
    } else if (!titled && HEADING.test(line)) titled = true;
    else break;
  }
  return i;
}

function languageOf(fence: string, name: string): Language | null {
  if (fence === "+++") return name === "" || name === "toml" ? "toml" : null;
  if (name === "" || name === "yaml" || name === "yml") return "yaml";
  return name === "toml" || name === "json" ? name : null;
}

function closingLine(lines: readonly string[], fence: string, from: number): number {
  const closes = fence === "+++" ? /^\+\+\+[ \t]*$/ : /^(?:---|\.\.\.)[ \t]*$/;
  for (let i = from; i < lines.length; i++) if (closes.test(lines[i]!)) return i;
  return -1;
}

/** From a brace that begins a line to the one that closes it and ends a line. */
function jsonBlock(lines: readonly string[], open: number): FencedBlock | null {
  let depth = 0;
  let quoted = false;
  for (let i = open; i < lines.length; i++) {
    const line = lines[i]!;
    for (let at = 0; at < line.length; at++) {
      const character = line[at];
      if (quoted) {
        if (character === "\\") at++;
        else if (character === '"') quoted = false;
      } else if (character === '"') quoted = true;
      else if (character === "{") depth++;
      else if (character === "}" && --depth === 0)
        return line.slice(at + 1).trim() === ""
          ? { language: "json", open, from: open, to: i + 1, next: i + 1 }
          : null;
    }
    // No JSON text runs on over the end of a line.
    if (quoted) return null;
  }
  return null;
}
