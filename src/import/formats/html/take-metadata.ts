import { cleanLine } from "../../../text/clean.ts";
import { parseDay } from "../../../episode/dates.ts";
import { parseDuration, parseReadingTime } from "../../../episode/times.ts";
import { namesOf } from "../../../episode/values.ts";
import type { MarkdownBlock } from "../markup/markdown.ts";
import type { Piece } from "../markup/pieces.ts";
import type { EpisodeData } from "./json-ld.ts";

const LABEL = /^(?:published(?:\s+on)?|date|duration|length|reading time|listen)\s*:?(?:\s+|$)/i;
const WITH = /^(?:with|guests?:?|featuring|feat\.)\s+(\S.*)$/i;
const READING = /\bread$|^reading/i;
const MAX_CHARACTERS = 300;
// A date inside a paragraph is part of its story.
const MAX_BESIDE_TIME = 100;

/** Takes what a block of a page's head says of the episode; gives the texts that say nothing. */
export function takeMetadata(found: EpisodeData, block: MarkdownBlock): string[] {
  const lines = linesOf(block.markdown);
  const pieces = block.markdown.length > MAX_CHARACTERS ? [] : piecesOf(block);
  const rest = pieces.filter((piece) => !takeValue(found, piece));
  // Texts side by side that say nothing of their own are one text.
  if (rest.length < pieces.length) return rest.map(({ text }) => text);
  return lines.filter((text) => !takeValue(found, { text, value: null }));
}

/** The texts that are laid out side by side. */
function piecesOf({ markdown, pieces }: MarkdownBlock): Piece[] {
  const dated = markdown.length <= MAX_BESIDE_TIME && !/[.!?]$/.test(markdown);
  return (pieces ?? []).flatMap(({ text, value }) =>
    text
      .split(/\s*[·•|]\s*/)
      .map((part) => ({ text: cleanLine(part), value: dated ? value : null }))
      .filter((part) => part.text !== ""),
  );
}

function linesOf(markdown: string): string[] {
  if (markdown.length > MAX_CHARACTERS) return [markdown];
  return markdown
    .split(/\\?\n|\s[·•|]\s/)
    .map((line) => plain(line.replace(/^\s*(?:[-*]|\d+\.)\s+/, "")))
    .filter((line) => line !== "");
}

/** Takes the metadata in a text; false where it has none that is new. */
function takeValue(found: EpisodeData, { text, value }: Piece): boolean {
  if (text.length > 200) return false;
  const bare = text.replace(LABEL, "");
  const people = WITH.exec(text)?.[1];
  const day = parseDay(bare) ?? parseDay(value ?? "");
  const reading = READING.test(text) ? parseReadingTime(bare) : null;
  const length = secondsIn(bare) ?? secondsIn(value ?? "");
  if (people !== undefined && !found.guests) found.guests = namesOf(people);
  else if (day !== null && !found.date) found.date = day;
  else if (reading !== null && !found.readingMinutes) found.readingMinutes = reading;
  else if (length !== null && !found.durationSeconds) found.durationSeconds = length;
  else return bare === "" || (day !== null && day === found.date);
  return true;
}

function secondsIn(text: string): number | null {
  return /[a-z:]/i.test(text) ? parseDuration(text.replace(/\s+(?:listen|long)$/i, "")) : null;
}

/** A line of Markdown without its signs. */
export function plain(markdown: string): string {
  return cleanLine(
    markdown
      .slice(0, 2000)
      .replace(/^#{1,6}\s+/, "")
      .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1")
      .replace(/\*{1,3}/g, "")
      .replace(/\\([!-/:-@[-`{-~])/g, "$1"),
  );
}
