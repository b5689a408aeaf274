import type { Takeaway } from "../../episode/episode.ts";
import type { Guess } from "./importer.ts";
import { MOST_KEPT } from "./overflow.ts";
import { readSnip, showsPlayer } from "./snip.ts";

/** The snips of a note, and its lines without them. */
export interface Snips {
  takeaways: Takeaway[];
  guesses: Guess[];
  /** The note's lines, those of its snips empty, so that every other keeps its place. */
  rest: string[];
  /** Lines of snips beyond the most that are read. */
  over: string[];
}

/** How far below its heading a snip's time is at most, in lines. */
const REACH = 8;
const MAX_HEADING = 2000;
const SHARED = "](https://share.snipd.com/snip/";
const SNIPS = /^## (?:[^\p{L}\p{N}\s]+ )?Snips\s*$/u;
const CREDIT = /^Created with \[Snipd\]\(/;

/** Reads the snips of a note, from each heading that is one to the next or to another section. */
export function readSnips(lines: readonly string[]): Snips {
  const starts: number[] = [];
  for (let i = 0; i < lines.length; i++) if (isSnip(lines, i)) starts.push(i);
  const rest = lines.map((line) => (CREDIT.test(line) ? "" : line));
  const over: string[] = [];
  const guesses: Guess[] = [];
  const snips = new Map<string, Takeaway>();
  for (const [i, start] of starts.entries()) {
    const end = endOf(lines, start + 1, starts[i + 1] ?? lines.length);
    rest.fill("", start, end);
    if (i >= MOST_KEPT) {
      for (let at = start; at < end; at++) over.push(lines[at]!);
      continue;
    }
    const { id, takeaway, doubt } = readSnip(lines[start]!, lines.slice(start + 1, end));
    if (doubt !== null && !snips.has(id)) guesses.push({ line: start + 1, message: doubt });
    // A note that is added to may hold a snip twice; the fuller one is the newer.
    const before = snips.get(id);
    if (!before || before.text.length < takeaway.text.length) snips.set(id, takeaway);
  }
  if (starts.length > 0) for (const [i, line] of rest.entries()) if (SNIPS.test(line)) rest[i] = "";
  return { takeaways: [...snips.values()], guesses, rest, over };
}

/** A snip ends where the next begins, at a heading above it and at the note's last line. */
function endOf(lines: readonly string[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (/^##? /.test(lines[i]!) || CREDIT.test(lines[i]!)) return i;
  return to;
}

/** Notes have third headings of their own, so a snip's shows its link or a player soon after. */
function isSnip(lines: readonly string[], i: number): boolean {
  const line = lines[i]!;
  if (!line.startsWith("### ") || line.length > MAX_HEADING) return false;
  if (line.includes(SHARED)) return true;
  for (let j = i + 1; j <= i + REACH && j < lines.length && !/^#{1,3} /.test(lines[j]!); j++)
    if (showsPlayer(lines[j]!)) return true;
  return false;
}
