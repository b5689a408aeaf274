import type { TopicRow } from "../rows/fields.ts";
import { cut, highest, pad, widthOf } from "./layout.ts";
import type { Screen } from "./screen.ts";
import { topicText } from "./topic.ts";

const MAX_BAR = 40;
const MAX_NAME = 32;
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** Topics with a bar as long as their share of takeaways. */
export function* topicsText(rows: readonly TopicRow[], screen: Screen): Iterable<string> {
  if (rows[0]?.related) {
    yield topicText(rows[0], screen);
    return;
  }
  const { style, width } = screen;
  const nameWidth = Math.min(
    highest(rows.map(({ topic }) => widthOf(topic))),
    MAX_NAME,
    Math.max(8, Math.floor(width / 2)),
  );
  const most = Math.max(highest(rows.map(({ takeaways }) => takeaways)), 1);
  const countWidth = String(most).length;
  const room = width - nameWidth - countWidth - 4;
  const labelled = rows.some(({ label }) => label !== null) && room >= 36;
  const barWidth = Math.max(4, Math.min(MAX_BAR, labelled ? Math.floor(room / 2) : room));
  for (const { topic, label, takeaways } of rows) {
    const bar = pad(barOf(takeaways / most, barWidth), barWidth);
    const cells = [
      pad(cut(topic, nameWidth), nameWidth),
      style.number(String(takeaways).padStart(countWidth)),
      style.source(bar),
      ...(labelled && label !== null ? [style.faint(cut(label, room - barWidth - 2))] : []),
    ];
    yield `${cells.join("  ").trimEnd()}\n`;
  }
}

/** A share of 0 to 1 as a bar in eighths of a cell; at least one for any above 0. */
function barOf(share: number, width: number): string {
  const eighths = Math.max(share > 0 ? 1 : 0, Math.round(share * width * 8));
  return "█".repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]!;
}
