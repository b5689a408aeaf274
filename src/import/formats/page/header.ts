import { noMetadata, type MetadataValues } from "../../../episode/fields.ts";
import type { Guess } from "../importer.ts";
import { headValueIn, isMeasure, type HeadValue } from "./head-values.ts";
import type { Line } from "./lines.ts";
import { isFurniture } from "./furniture.ts";

/** What the lines above a page's first section say. */
export type Header = Omit<MetadataValues, "title"> & {
  title: string | null;
  /** Lines of which nothing could be made. */
  rest: Line[];
};

/** Reads a page's head, whose lines may have any order; adds to `guesses` what is concluded. */
export function readHeader(lines: readonly Line[], guesses: Guess[]): Header {
  const header: Header = { ...noMetadata(), rest: [] };
  const unclaimed: Line[] = [];
  for (const line of lines.flatMap(lineParts)) {
    const value = headValueIn(line.text);
    if (value && take(header, value, line, guesses, unclaimed)) continue;
    if (isFurniture(line.text))
      guesses.push({ line: line.number, message: `left out “${line.text}”` });
    else unclaimed.push(line);
  }
  settleNames(header, unclaimed, guesses);
  return header;
}

/**
 * The lines that one is made of: `1 Feb 2026 · 18 min read` says two things; a title may have a dot
 * or a bar in it.
 */
export function lineParts(line: Line): Line[] {
  if (line.text === "") return [];
  const parts = line.text.split(/ [·•|∙●] /);
  return parts.some(isMeasure) ? parts.map((text) => ({ ...line, text })) : [line];
}

/** Puts a value in its place; false where the place is taken already. */
function take(
  header: Header,
  value: HeadValue,
  line: Line,
  guesses: Guess[],
  unclaimed: Line[],
): boolean {
  const guess = (message: string) => guesses.push({ line: line.number, message });
  switch (value.is) {
    case "date":
      return fill(header, "date", value.day);
    case "unclear date":
      guess(`“${line.text}” ${value.reason}, so there is no date`);
      return true;
    case "reading":
      return fill(header, "readingMinutes", value.minutes);
    case "duration":
      return (
        fill(header, "durationSeconds", value.seconds) ||
        shorterIsReading(header, value.seconds, guess)
      );
    case "guests":
    case "hosts":
      for (const name of value.names) header[value.is].push(name);
      return true;
    case "url":
      return fill(header, "url", value.url);
    case "podcast":
    case "title":
      return fill(header, value.is, value.text);
    default:
      if (!fill(header, "number", value.number)) return false;
      if (!value.marked) guess(`“${value.number}” is taken as the episode's number`);
      if (value.before !== "") unclaimed.push({ ...line, text: value.before });
      if (value.title !== "" && !fill(header, "title", value.title))
        unclaimed.push({ ...line, text: value.title });
      return true;
  }
}

function fill<K extends keyof Header>(header: Header, key: K, value: Header[K]): boolean {
  if (header[key] !== null) return false;
  header[key] = value;
  return true;
}

function shorterIsReading(
  header: Header,
  seconds: number,
  guess: (message: string) => void,
): boolean {
  if (header.readingMinutes !== null || seconds === header.durationSeconds) return false;
  const [short, long] = [seconds, header.durationSeconds!].toSorted((a, b) => a - b);
  header.durationSeconds = long!;
  header.readingMinutes = Math.max(1, Math.round(short! / 60));
  guess("of two lengths the shorter is taken as the reading time");
  return true;
}

const SHOW = /\b(?:podcast|show|radio|fm|cast)\b/i;

/** The podcast and the title among the lines that say neither: by their words, else by order. */
function settleNames(header: Header, unclaimed: Line[], guesses: Guess[]): void {
  const left = [...unclaimed];
  if (header.podcast === null && (left.length > 1 || header.title !== null)) {
    const named = left.findIndex(({ text }) => SHOW.test(text));
    const [line] = left.splice(Math.max(0, named), 1);
    header.podcast = line?.text ?? null;
    if (line && named < 0)
      guesses.push({ line: line.number, message: `“${line.text}” is taken as the podcast` });
  }
  if (header.title === null) {
    const line = left.shift();
    header.title = line?.text ?? null;
    if (line)
      guesses.push({ line: line.number, message: `“${cut(line.text)}” is taken as the title` });
  }
  header.rest = left;
  const [first] = left;
  if (!first) return;
  const more = left.length > 1 ? ` and ${left.length - 1} more lines` : "";
  const message = `“${cut(first.text)}”${more} stays as text before the first section`;
  guesses.push({ line: first.number, message });
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
