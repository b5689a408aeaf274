import { formatDay } from "../episode/dates.ts";
import { formatDuration } from "../episode/times.ts";
import type { EpisodeRow } from "../rows/fields.ts";
import { cut, hang, highest, pad, widthOf, wrap } from "./layout.ts";
import type { Screen } from "./screen.ts";

const GAP = "  ";
const LEAST_TITLE = 24;
const GOOD_TITLE = 48;

/** Episodes as a table with titles as wide as the screen allows; as pairs of rows where narrow. */
export function* listText(rows: readonly EpisodeRow[], screen: Screen): Iterable<string> {
  const refWidth = highest(rows.map(({ id }) => widthOf(id)));
  const days = rows.map(({ date }) => (date === null ? "" : formatDay(date)));
  const dayWidth = highest(days.map(widthOf));
  const lengths = rows.map(lengthOf);
  const beside = (widths: number[]) =>
    widths.reduce((room, width) => room - (width > 0 ? width + GAP.length : 0), screen.width);
  const all = highest(lengths.map(widthOf));
  const lengthWidth = beside([refWidth, dayWidth, all]) < GOOD_TITLE ? 0 : all;
  const room = beside([refWidth, dayWidth, lengthWidth]);
  for (const [i, row] of rows.entries()) {
    yield room < LEAST_TITLE
      ? stacked(row, [row.id, days[i]!, lengths[i]!], screen)
      : line(row, days[i]!, lengths[i]!);
  }

  function line(row: EpisodeRow, day: string, length: string): string {
    const { style } = screen;
    const title = cut(row.title, room);
    const people =
      row.guests.length > 0 ? cut(row.guests.join(", "), room - widthOf(title) - 2) : "";
    const named = people.length > 3 ? `${title}${GAP}${style.faint(people)}` : title;
    const cells = [
      style.source(pad(row.id, refWidth)),
      ...(dayWidth > 0 ? [style.faint(pad(day, dayWidth, "left"))] : []),
      ...(lengthWidth > 0 ? [style.faint(pad(length, lengthWidth, "left"))] : []),
      named,
    ];
    return `${cells.join(GAP).trimEnd()}\n`;
  }
}

function stacked(row: EpisodeRow, parts: string[], { style, width }: Screen): string {
  const about = parts.filter((part) => part !== "").join(GAP);
  const rows = [
    ...wrap(row.title, width),
    ...hang(
      "  ",
      wrap(about, width - 2).map((text) => style.faint(text)),
    ),
  ];
  return `${rows.join("\n")}\n`;
}

function lengthOf({ durationSeconds, readingMinutes }: EpisodeRow): string {
  if (durationSeconds !== null) return formatDuration(durationSeconds);
  return readingMinutes === null ? "" : `${readingMinutes} min read`;
}
