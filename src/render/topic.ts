import type { Count, TakeawayRow, TopicRow } from "../rows/fields.ts";
import { count } from "../text/count.ts";
import { GAP } from "./columns.ts";
import { flow, hang, highest, pad, stack, widthOf } from "./layout.ts";
import { measureOf, page, type Screen } from "./screen.ts";
import { shortRows } from "./takeaways-short.ts";

const MAX_RELATED = 12;
const SPARKS = "▁▂▃▄▅▆▇█";

/** One topic: its entry in the vocabulary, related topics, takeaways by year, and the newest. */
export function topicText(row: TopicRow, newest: readonly TakeawayRow[], screen: Screen): string {
  const { style } = screen;
  const measure = measureOf(screen);
  const lines: [string, string[]][] = [
    ["also", row.aliases.map((name, i) => (i < row.aliases.length - 1 ? `${name},` : name))],
    ["part of", row.broader],
    ["covers", row.narrower],
    ["related", (row.related ?? []).slice(0, MAX_RELATED).map((one) => counted(one, screen))],
    ["by year", [years(row.years ?? [], measure)].filter((text) => text !== "")],
  ];
  const shown = lines.filter(([, parts]) => parts.length > 0);
  const wide = highest(shown.map(([name]) => widthOf(name)));
  const name = row.label === null || row.label === row.topic ? "" : style.source(row.topic);
  const about = [
    ...flow([style.title(row.label ?? row.topic), name], GAP, measure),
    `${count(row.takeaways, "takeaway")} in ${count(row.episodes, "episode")}`,
    ...shown.flatMap(([word, parts]) => {
      const mark = pad(word, wide) + GAP;
      const [first, ...rest] = hang(mark, flow(parts, GAP, measure - widthOf(mark)));
      return [first!.replace(mark, style.faint(mark)), ...rest];
    }),
  ];
  const heading = row.takeaways > newest.length ? "Newest takeaways" : "Takeaways";
  const list = newest.length === 0 ? [] : [style.heading(heading), ...shortRows(newest, screen)];
  return page(stack([about, list]), screen);
}

function counted({ name, takeaways }: Count, { style }: Screen): string {
  return `${name} ${style.faint(String(takeaways))}`;
}

/** A bar for each year from the first to the last; empty for a year without takeaways. */
function years(counts: readonly Count[], room: number): string {
  const [first, last] = [Number(counts[0]?.name), Number(counts.at(-1)?.name)];
  if (counts.length === 0 || last - first >= room - 24) return "";
  const most = highest(counts.map(({ takeaways }) => takeaways));
  const bars = Array.from({ length: last - first + 1 }, (_, i) => {
    const found = counts.find(({ name }) => Number(name) === first + i)?.takeaways ?? 0;
    return found === 0 ? " " : SPARKS[Math.ceil((found / most) * SPARKS.length) - 1];
  });
  if (first === last) return `${first} ${most}`;
  return `${first} ${bars.join("")} ${last}, most ${most}`;
}
