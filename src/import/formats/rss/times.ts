import { cleanLine } from "../../../text/clean.ts";
import { parseDay } from "../../../episode/dates.ts";
import { parseDuration } from "../../../episode/times.ts";
import type { FieldReader } from "./fields.ts";

// Where an item says when it came out, the surest first.
const DATES = [
  "pubdate",
  "dc:date",
  "published",
  "atom:published",
  "issued",
  "dc:issued",
  "created",
  "dc:created",
  "updated",
  "atom:updated",
  "modified",
  "dc:modified",
];
const MAX_SECONDS = 24 * 3600;

/** The day of the first readable date, `YYYY-MM-DD`; where none is, `reportGuess` is called. */
export function dayOf(item: FieldReader, reportGuess: (message: string) => void): string | null {
  const texts = item.texts(...DATES);
  for (const text of texts) {
    const day = parseDay(text);
    if (day !== null) return day;
  }
  if (texts[0] !== undefined) reportGuess(`“${cut(texts[0])}” is not a date and is left out`);
  return null;
}

/** The length in seconds; `reportGuess` is called where none of those written is one. */
export function secondsOf(
  item: FieldReader,
  reportGuess: (message: string) => void,
): number | null {
  const media = item.attribute("media:content", "duration");
  const texts = [...item.texts("itunes:duration"), ...(media === null ? [] : [media])];
  const lengths = texts.map(secondsIn);
  const seconds = lengths.find((length) => length !== null && length > 0) ?? null;
  if (lengths.length > 0 && lengths.every((length) => length === null))
    reportGuess(`“${cut(texts[0]!)}” is not a length and is left out`);
  return seconds;
}

/** A bare number is seconds in every feed. Zero is what generators write for a length not known. */
function secondsIn(text: string): number | null {
  const seconds = /^\d+(?:\.\d+)?$/.test(text)
    ? Math.round(Number(text))
    : (parseDuration(text) ?? overfull(text));
  return seconds !== null && seconds <= MAX_SECONDS ? seconds : null;
}

/** Some generators count on past the minute and the hour: `00:60:05`. */
function overfull(text: string): number | null {
  const parts = /^(\d{1,2}):(\d{1,3}):(\d{1,2})$/.exec(text);
  return parts && Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
}

function cut(text: string): string {
  const line = cleanLine(text);
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
