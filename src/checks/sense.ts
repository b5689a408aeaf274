import type { Field } from "../episode/facts.ts";
import type { Parsed } from "../episode/parse.ts";
import { formatClock, formatDuration } from "../episode/times.ts";
import { textOf } from "../episode/values.ts";
import type { Note } from "./finding.ts";

/** The key by which front matter gives each fact that it gives. */
export type FieldKeys = ReadonlyMap<Field, string>;

const DAY_SECONDS = 24 * 3600;
const DAY_MINUTES = 24 * 60;
const DAYS_AHEAD = 60;
const FIRST_BROADCASTS = "1920-01-01";

/** Notes facts that can be read and still make no sense on the day `today`. */
export function checkSense(parsed: Parsed, keys: FieldKeys, today: string, note: Note): void {
  const { episode, layout } = parsed;
  const { front } = layout;
  const { date, durationSeconds: seconds, readingMinutes: minutes, url } = episode;
  const place = (field: Field) => front.placeOf(keys.get(field) ?? "");
  if (date !== null && date > ahead(today))
    note("date-odd", place("date"), `${date} is far ahead`, "look at the year and the month");
  if (date !== null && date < FIRST_BROADCASTS)
    note("date-odd", place("date"), `${date} is before there was radio`, "look at the year");
  if (seconds !== null && !within(seconds, DAY_SECONDS))
    note(
      "duration-odd",
      place("duration"),
      `${formatDuration(seconds)} is no length of an episode`,
      "write it as 2h 5m; a bare number means seconds",
    );
  if (minutes !== null && !within(minutes, DAY_MINUTES))
    note(
      "reading-odd",
      place("reading"),
      `${minutes} minutes are no time to read a summary`,
      "write it as 18 min",
    );
  if (url !== null && !isWebAddress(url))
    note(
      "url-invalid",
      place("url"),
      `“${url}” is no web address`,
      "an address begins with https://",
    );
  const key = keys.get("number");
  const written = key === undefined ? null : textOf(front.values.get(key));
  if (episode.number === null && key !== undefined && written !== null && written !== episode.title)
    note(
      "number-invalid",
      front.placeOf(key),
      `“${written}” is no episode number`,
      "write it as 490, 315.5 or S2E4",
    );
  checkStarts(parsed, note);
}

function within(value: number, most: number): boolean {
  return value > 0 && value <= most;
}

function ahead(today: string): string {
  const [year, month, day] = today.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + DAYS_AHEAD)).toISOString().slice(0, 10);
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function checkStarts({ episode, layout }: Parsed, note: Note): void {
  const { durationSeconds: seconds, takeaways } = episode;
  if (seconds === null || seconds === 0) return;
  for (const [i, { number, start }] of takeaways.entries()) {
    if (start === null || start <= seconds) continue;
    note(
      "start-odd",
      { line: layout.takeaways[i]!, column: 1 },
      `takeaway ${number} starts at ${formatClock(start)}, after the end`,
      `the episode lasts ${formatDuration(seconds)}`,
    );
  }
}
