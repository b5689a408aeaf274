import type { FieldName } from "../../episode/fields.ts";
import { statementsOf } from "../../episode/statements.ts";
import { formatClock, formatDuration } from "../../episode/times.ts";
import type { CheckContext } from "./context.ts";
import { hasMetadata } from "./fields.ts";

const DAYS_AHEAD = 60;
const FIRST_BROADCASTS = "1920-01-01";

/** Reports metadata that can be read and still makes no sense. */
export function checkSense(context: CheckContext): void {
  const { parsed, statements, library, report } = context;
  if (!hasMetadata(parsed)) return;
  const { date, durationSeconds: seconds } = parsed.episode;
  const place = (field: FieldName) =>
    statementsOf(statements, field)[0]?.place ?? { line: 1, column: 1 };
  if (date !== null && date > farthestDay(library.today))
    report("date-odd", {
      ...place("date"),
      message: `${date} is far ahead`,
      hint: "check the year and the month",
    });
  if (date !== null && date < FIRST_BROADCASTS.slice(0, date.length))
    report("date-odd", {
      ...place("date"),
      message: `${date} is before there was radio`,
      hint: "check the year",
    });
  if (seconds === 0)
    report("duration-odd", {
      ...place("duration"),
      message: "the length is zero",
      hint: "write it such as 2h 5m",
    });
  checkStarts(context);
}

function farthestDay(today: string): string {
  const [year, month, day] = today.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + DAYS_AHEAD)).toISOString().slice(0, 10);
}

function checkStarts({ parsed, report }: CheckContext): void {
  const { episode, layout } = parsed;
  const { durationSeconds: seconds, takeaways } = episode;
  if (!seconds) return;
  const late = takeaways.flatMap(({ number, start }, i) =>
    start !== null && start > seconds ? [{ number, start, line: layout.takeaways[i]! }] : [],
  );
  const [first] = late;
  if (!first) return;
  const more = late.length > 1 ? `, and ${late.length - 1} more do` : "";
  report("start-odd", {
    line: first.line,
    column: 1,
    message: `takeaway ${first.number} starts at ${formatClock(first.start)}, after the end${more}`,
    hint: `correct its time, or the duration of ${formatDuration(seconds)}`,
  });
}
