import { sourceOf } from "../episode/episode.ts";
import { formatDay } from "../episode/dates.ts";
import { formatClock } from "../episode/times.ts";
import type { TakeawayRow } from "../rows/fields.ts";
import { flow, hang, highest, indent, wrap } from "./layout.ts";
import { markdownInline, markdownRows } from "./markdown.ts";
import { marginOf, measureOf, type Screen } from "./screen.ts";

/** A takeaway as a numbered block: title, topics and text are indented after its number. */
export function takeawayBlock(
  takeaway: TakeawayRow,
  digits: number,
  measure: number,
  { style }: Screen,
): string[] {
  const mark = `${String(takeaway.number).padStart(digits + 1)}  `;
  const room = measure - mark.length;
  const title = wrap(markdownInline(takeaway.title, style), room).map((row) => style.strong(row));
  const text = markdownRows(takeaway.text, room, style);
  const tags = [...takeaway.topics];
  if (takeaway.start !== null) tags.push(formatClock(takeaway.start));
  const under = flow(tags, "  ", room).map((row) => style.faint(row));
  const [first, ...rest] = hang(mark, [...title, ...under, ...text]);
  return [first!.replace(mark, style.number(mark)), ...rest];
}

/** Takeaways of several episodes, those of one under its name. */
export function* takeawaysText(rows: readonly TakeawayRow[], screen: Screen): Iterable<string> {
  const measure = measureOf(screen);
  const digits = highest(rows.map(({ number }) => String(number).length));
  let episode: string | null = null;
  for (const row of rows) {
    const head = row.episode === episode ? [] : [...episodeHead(row, screen, measure), ""];
    episode = row.episode;
    const block = [...head, ...takeawayBlock(row, digits, measure, screen)];
    yield `\n${indent(block, marginOf(screen)).join("\n")}\n`;
  }
  yield "\n";
}

function episodeHead(row: TakeawayRow, { style }: Screen, measure: number): string[] {
  const source = sourceOf({ podcast: row.podcast, number: row.episodeNumber });
  const parts = [source, row.date === null ? "" : formatDay(row.date), row.episode];
  return [
    ...wrap(row.episodeTitle, measure).map((text) => style.heading(text)),
    ...flow(parts, " · ", measure).map((text) => style.faint(text)),
  ];
}
