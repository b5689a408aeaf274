import type { Edit } from "../check/rules/edits.ts";
import type { Spot } from "../check/rules/mention.ts";

type Place = Pick<Spot, "start" | "written">;

/** Takes a hashtag out of its line, with the space or comma that kept it apart from the one before. */
export function withoutHashtag(text: string, { start, written }: Place): Edit {
  const from = text[start - 1] === "#" ? start - 1 : start;
  const end = start + written.length;
  const before = /[ \t,;，、；]*$/.exec(text.slice(lineStart(text, from), from))![0].length;
  if (before > 0) return cut(from - before, end);
  const after = /^[ \t,;，、；]*/.exec(text.slice(end, end + 20))![0].length;
  return cut(from, end + after);
}

/**
 * Takes an item out of a list in YAML: the whole line where it has one, else the item with its
 * quotation marks and the comma next to it.
 */
export function withoutItem(text: string, { start, written }: Place): Edit {
  if (text[start - 1] === "#") return withoutHashtag(text, { start, written });
  const isQuoted = /["']/.test(text[start - 1] ?? "");
  const [from, end] = isQuoted
    ? [start - 1, start + written.length + 1]
    : [start, start + written.length];
  const line = lineStart(text, from);
  if (/^\s*-\s+$/.test(text.slice(line, from))) {
    const next = text.indexOf("\n", line);
    return cut(line, next < 0 ? text.length : next + 1);
  }
  const after = /^\s*,\s*/.exec(text.slice(end, end + 200))?.[0].length;
  if (after !== undefined) return cut(from, end + after);
  const before = /\s*,\s*$/.exec(text.slice(Math.max(0, from - 200), from))?.[0].length ?? 0;
  return cut(from - before, end);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function cut(start: number, end: number): Edit {
  return { start, length: end - start, text: "" };
}
