import type { Field } from "../../episode/keys.ts";
import type { Parsed } from "../../episode/parse.ts";
import { statementsOf, type Statement } from "../../episode/statements.ts";
import { formatClock, formatDuration } from "../../episode/times.ts";
import type { Note } from "./finding.ts";

const DAYS_AHEAD = 60;
const FIRST_BROADCASTS = "1920-01-01";

/** Notes metadata that can be read and still makes no sense on the day `today`. */
export function checkSense(
  parsed: Parsed,
  stated: readonly Statement[],
  today: string,
  note: Note,
): void {
  const { date, durationSeconds: seconds } = parsed.episode;
  const place = (field: Field) => statementsOf(stated, field)[0]?.place ?? { line: 1, column: 1 };
  if (date !== null && date > ahead(today))
    note("date-odd", place("date"), `${date} is far ahead`, "look at the year and the month");
  if (date !== null && date < FIRST_BROADCASTS.slice(0, date.length))
    note("date-odd", place("date"), `${date} is before there was radio`, "look at the year");
  if (seconds === 0)
    note("duration-odd", place("duration"), "the length is zero", "write it such as 2h 5m");
  checkStarts(parsed, note);
}

function ahead(today: string): string {
  const [year, month, day] = today.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + DAYS_AHEAD)).toISOString().slice(0, 10);
}

function checkStarts({ episode, layout }: Parsed, note: Note): void {
  const { durationSeconds: seconds, takeaways } = episode;
  if (!seconds) return;
  const late = takeaways.flatMap(({ number, start }, i) =>
    start !== null && start > seconds ? [{ number, start, line: layout.takeaways[i]! }] : [],
  );
  const [first] = late;
  if (!first) return;
  const more = late.length > 1 ? `, and ${late.length - 1} more do` : "";
  note(
    "start-odd",
    { line: first.line, column: 1 },
    `takeaway ${first.number} starts at ${formatClock(first.start)}, after the end${more}`,
    `the episode lasts ${formatDuration(seconds)}`,
  );
}
