import type { Takeaway } from "../../episode/episode.ts";
import { parseDay } from "../../episode/dates.ts";
import { readHighlight } from "./highlight.ts";
import type { Guess } from "./importer.ts";
import { MOST_KEPT } from "./overflow.ts";

/** The highlights of a note, and its lines without them. */
export interface Highlights {
  takeaways: Takeaway[];
  guesses: Guess[];
  /** The note's lines, those of its highlights empty, so that every other keeps its place. */
  rest: string[];
  /** Lines of highlights beyond the most that are read. */
  over: string[];
  /** The day on which the last were added, where the note says so. */
  added: string | null;
}

const HEADING = /^(#{1,6}) +(\S.*)$/;
const SECTION = /^(?:Highlights|New highlights added\b.*)$/;
const ADDED = /^New highlights added\s+(?:on\s+)?(.*)$/;
const ITEM = /^[-*+] +\S/;

/** Reads each item of the lists in the sections of highlights, also of those added later. */
export function readHighlights(lines: readonly string[]): Highlights {
  const found: Highlights = {
    takeaways: [],
    guesses: [],
    rest: [...lines],
    over: [],
    added: null,
  };
  // A sync may write a highlight twice.
  const seen = new Set<string>();
  let level = 0;
  let label = "";
  let read = 0;
  for (let i = 0; i < lines.length;) {
    const heading = headingOf(lines[i]!);
    if (heading && (level === 0 || heading.level <= level || SECTION.test(heading.title))) {
      level = SECTION.test(heading.title) ? heading.level : 0;
      label = "";
      const day = parseDay(ADDED.exec(heading.title)?.[1] ?? "");
      if (day !== null) found.added = day;
      if (level > 0 && startsItem(lines, i + 1)) found.rest[i] = "";
      i++;
      continue;
    }
    if (level === 0 || !(heading || ITEM.test(lines[i]!))) {
      i++;
      continue;
    }
    if (heading) {
      // Chapters of a book are between their highlights.
      if (startsItem(lines, i + 1)) {
        label = label === "" ? heading.title : `${label}: ${heading.title}`;
        found.rest[i] = "";
      }
      i++;
      continue;
    }
    const end = endOfItem(lines, i);
    found.rest.fill("", i, end);
    if (read++ < MOST_KEPT) {
      const { takeaway, guess } = readHighlight(lines.slice(i, end), i + 1, label);
      const same = JSON.stringify(takeaway);
      if (!seen.has(same)) found.takeaways.push(takeaway);
      if (guess && !seen.has(same)) found.guesses.push(guess);
      seen.add(same);
      label = "";
    } else for (const line of lines.slice(i, end)) found.over.push(line);
    i = end;
  }
  return found;
}

function headingOf(line: string): { level: number; title: string } | null {
  const match = line.length > 1000 ? null : HEADING.exec(line);
  return match ? { level: match[1]!.length, title: match[2]!.trimEnd() } : null;
}

/** Whether the next line that is not empty begins an item or is a heading of one. */
function startsItem(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 20).find((line) => line.trim() !== "");
  return next !== undefined && (ITEM.test(next) || HEADING.test(next));
}

/** The line after an item: where the next begins, or a heading, or text that is not indented. */
function endOfItem(lines: readonly string[], from: number): number {
  let empty = false;
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trim() === "") empty = true;
    else if (ITEM.test(line) || HEADING.test(line) || (empty && !/^\s/.test(line))) return i;
    else empty = false;
  }
  return lines.length;
}
