import type { Section } from "../episode/episode.ts";
import { markBefore } from "./marks.ts";
import { isSearched } from "./columns.ts";
import { plain } from "./plain.ts";
import { tokensOf } from "./tokens.ts";

/** A part of a section that is searched by itself. */
export interface Part {
  /** The place of its section among the sections of the episode. */
  section: number;
  name: string;
  /** The heading of its section, as written. */
  title: string;
  /** The parts of a section, joined, are its Markdown. */
  markdown: string;
  /** The time in force where it begins, in seconds; null where no mark stands before it. */
  start: number | null;
}

/** A part has at most this many words. */
const MOST_WORDS = 300;

/** The parts of all sections of an episode that are searched so. */
export function partsOf(sections: readonly Section[]): Part[] {
  const parts: Part[] = [];
  for (const [section, { name, title, markdown }] of sections.entries()) {
    if (!isSearched({ name })) continue;
    let start: number | null = null;
    const pieces = cut(markdown);
    for (const piece of pieces) {
      parts.push({ section, name, title, markdown: piece, start });
      if (pieces.length > 1) start = markBefore(plain(piece).lines, Infinity) ?? start;
    }
  }
  return parts;
}

/** Cuts a text at an empty line, else at the end of a line, else before a word. */
function cut(text: string): string[] {
  // Each word has a character and a separator, or is one of a pair of characters.
  if (text.length <= MOST_WORDS) return [text];
  const tokens = tokensOf(text);
  const pieces: string[] = [];
  let from = 0;
  let next = MOST_WORDS;
  while (next < tokens.length) {
    const limit = tokens[next]!.from;
    const window = text.slice(from, limit);
    const end = from + (lastEnd(window, /\n[ \t]*\n+/g) || lastEnd(window, /\n/g) || window.length);
    pieces.push(text.slice(from, end));
    from = end;
    // The words before the cut are done; tokens rise by where they begin.
    while (next > 0 && tokens[next - 1]!.from >= end) next--;
    next += MOST_WORDS;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** Where the last match of a pattern ends; 0 where there is none. */
function lastEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}
