import { formatDay } from "../episode/dates.ts";
import { formatClock } from "../episode/times.ts";
import type { MatchRow, Span } from "../rows/fields.ts";
import { indent, wrap } from "./layout.ts";
import { marginOf, measureOf, type Screen } from "./screen.ts";
import type { Style } from "./style.ts";

/** Search results: title, passage with the hits marked, and source. */
export function* matchesText(rows: readonly MatchRow[], screen: Screen): Iterable<string> {
  const { style } = screen;
  const measure = measureOf(screen);
  for (const row of rows) {
    const from = row.kind === "episode" ? row.podcast : row.episodeTitle;
    const parts = [
      from,
      row.date === null ? null : formatDay(row.date),
      row.start === null ? null : formatClock(row.start),
    ];
    const source = parts.filter((part) => part !== null && part !== "").join(" · ");
    const passage = mark(row.passage, row.hits.passage, style.hit);
    const block = [
      ...wrap(titleOf(row, style), measure),
      ...indent(wrap(passage, measure - 2), 2),
      ...indent(wrap(source, measure - 2).map(style.faint), 2),
    ];
    yield `\n${indent(block, marginOf(screen)).join("\n")}\n`;
  }
  yield "\n";
}

function titleOf({ ref, title, hits }: MatchRow, style: Style): string {
  return `${style.source(ref)}  ${mark(title, hits.title, style.hit, style.strong)}`;
}

/** A text with its hits in one style and the rest in another. */
function mark(
  text: string,
  hits: readonly Span[],
  hit: (text: string) => string,
  rest: (text: string) => string = (plain) => plain,
): string {
  let at = 0;
  const parts = hits.map(({ from, to }) => {
    const before = text.slice(at, from);
    at = to;
    return (before === "" ? "" : rest(before)) + hit(text.slice(from, to));
  });
  return parts.join("") + (at < text.length ? rest(text.slice(at)) : "");
}
