import type { TopicRow } from "../rows/fields.ts";
import { slug } from "../text/slug.ts";
import { GAP, roomBeside } from "./columns.ts";
import { highest, pad, widthOf } from "./layout.ts";
import { page, roomOf, type Screen } from "./screen.ts";
import { cutLine } from "./wrap.ts";

const MAX_BAR = 20;
const MIN_BAR = 4;
const MAX_NAME = 32;
const LEAST_LABEL = 12;

/** Topics with their takeaways as a number and a thin bar, and labels that say more than the name. */
export function* topicsText(rows: readonly TopicRow[], screen: Screen): Iterable<string> {
  const { style } = screen;
  const room = roomOf(screen);
  const widest = highest(rows.map(({ topic }) => widthOf(topic)));
  const nameWidth = Math.min(widest, MAX_NAME, Math.max(8, Math.floor(room / 2)));
  const most = Math.max(highest(rows.map(({ takeaways }) => takeaways)), 1);
  const countWidth = String(most).length;
  const left = roomBeside([nameWidth, countWidth], room);
  const barWidth = Math.max(MIN_BAR, Math.min(MAX_BAR, left));
  const labelWidth = roomBeside([barWidth], left);
  const lines = rows.map((row) => {
    const label = labelWidth < LEAST_LABEL ? "" : cutLine(labelThatSaysMore(row), labelWidth);
    const bar = barOf(row.takeaways / most, barWidth);
    const cells = [
      style.source(pad(cutLine(row.topic, nameWidth), nameWidth)),
      String(row.takeaways).padStart(countWidth),
      style.faint(bar) + (label === "" ? "" : " ".repeat(barWidth - widthOf(bar))),
      label === "" ? "" : style.faint(label),
    ];
    return cells.filter((cell) => cell !== "").join(GAP);
  });
  yield page(lines, screen);
}

/** The label of a topic; empty where it is the name in other letters. */
function labelThatSaysMore({ topic, label }: TopicRow): string {
  return label === null || slug(label) === slug(topic) ? "" : label;
}

/** A share of 0 to 1 as a line in halves of a cell; at least one half for any above 0. */
function barOf(share: number, width: number): string {
  const halves = Math.max(share > 0 ? 1 : 0, Math.round(share * width * 2));
  return "━".repeat(Math.floor(halves / 2)) + (halves % 2 === 1 ? "╸" : "");
}
