import type { Count, TopicRow } from "../rows/fields.ts";
import { count } from "../text/count.ts";
import { hang, highest, indent, pad, widthOf, wrap } from "./layout.ts";
import { marginOf, measureOf, type Screen } from "./screen.ts";

const MAX_RELATED = 12;
const SPARKS = "▁▂▃▄▅▆▇█";

/** One topic: its entry in the vocabulary, related topics, and takeaways by year. */
export function topicText(row: TopicRow, screen: Screen): string {
  const { style } = screen;
  const measure = measureOf(screen);
  const related = (row.related ?? [])
    .slice(0, MAX_RELATED)
    .map(({ name, takeaways }) => `${name} ${takeaways}`);
  const lines: [string, string][] = [
    ["also", row.aliases.join(", ")],
    ["part of", row.broader.join(", ")],
    ["covers", row.narrower.join(", ")],
    ["related", related.join("  ")],
    ["by year", years(row.years ?? [], measure)],
  ];
  const shown = lines.filter(([, text]) => text !== "");
  const wide = Math.max(...shown.map(([name]) => widthOf(name)), 0);
  const rows = [
    style.title(row.label ?? row.topic) +
      (row.label === null ? "" : `  ${style.source(row.topic)}`),
    `${count(row.takeaways, "takeaway")} in ${count(row.episodes, "episode")}`,
    ...shown.flatMap(([name, text]) => {
      const mark = `${pad(name, wide)}  `;
      const [first, ...rest] = hang(mark, wrap(text, measure - widthOf(mark)));
      return [first!.replace(mark, style.faint(mark)), ...rest];
    }),
  ];
  return `\n${indent(rows, marginOf(screen)).join("\n")}\n\n`;
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
