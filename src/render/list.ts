import { formatDay } from "../episode/dates.ts";
import { formatDuration } from "../episode/times.ts";
import type { EpisodeRow } from "../rows/fields.ts";
import { GAP, roomBeside, titleAnd } from "./columns.ts";
import { flow, highest, indent, pad, widthOf, wrap } from "./layout.ts";
import { page, roomOf, type Screen } from "./screen.ts";
import { cutLine } from "./wrap.ts";

const LEAST_TITLE = 24;
const GOOD_TITLE = 48;
const LEAST_GUESTS = 12;

/** Episodes as a table with titles as wide as the screen allows; as pairs of rows where narrow. */
export function* listText(rows: readonly EpisodeRow[], screen: Screen): Iterable<string> {
  const days = rows.map(({ date }) => (date === null ? "" : formatDay(date)));
  const lengths = lengthsOf(rows);
  const refWidth = highest(rows.map(({ id }) => widthOf(id)));
  const dayWidth = highest(days.map(widthOf));
  const widestLength = highest(lengths.map(widthOf));
  const beside = (lengthWidth: number) =>
    roomBeside([refWidth, dayWidth, lengthWidth], roomOf(screen));
  const lengthWidth = beside(widestLength) < GOOD_TITLE ? 0 : widestLength;
  const room = beside(lengthWidth);
  const widest = highest(rows.map(({ title }) => widthOf(title)));
  const { style } = screen;

  const line = (row: EpisodeRow, i: number) => {
    const cells = [
      style.source(pad(row.id, refWidth)),
      ...(dayWidth > 0 ? [style.faint(pad(days[i]!, dayWidth, "left"))] : []),
      ...(lengthWidth > 0 ? [style.faint(pad(lengths[i]!, lengthWidth, "left"))] : []),
      titleAnd(row.title, { widest, room }, (left) => guestsIn(row, left, screen)),
    ];
    return cells.join(GAP).trimEnd();
  };
  const lines = rows.flatMap((row, i) =>
    room < LEAST_TITLE ? stacked(row, [days[i]!, lengths[i]!], screen) : [line(row, i)],
  );
  yield page(lines, screen);
}

function guestsIn({ guests }: EpisodeRow, left: number, { style }: Screen): string {
  if (left < LEAST_GUESTS || guests.length === 0) return "";
  return style.faint(cutLine(guests.join(", "), left));
}

function stacked(row: EpisodeRow, parts: string[], screen: Screen): string[] {
  const { style } = screen;
  const room = roomOf(screen);
  const about = [style.source(row.id), ...parts.map((part) => part && style.faint(part))];
  return [...wrap(row.title, room).map(style.title), ...indent(flow(about, GAP, room - 2), 2)];
}

/** One kind of length for all: how long it takes to listen, or to read where more rows have that. */
function lengthsOf(rows: readonly EpisodeRow[]): string[] {
  const durations = rows.filter(({ durationSeconds }) => durationSeconds !== null).length;
  const readings = rows.filter(({ readingMinutes }) => readingMinutes !== null).length;
  return rows.map(({ durationSeconds: seconds, readingMinutes: minutes }) => {
    if (durations > 0 && durations * 2 >= readings)
      return seconds === null ? "" : formatDuration(seconds);
    return minutes === null ? "" : `${minutes} min read`;
  });
}
