import type { TakeawayRow } from "../rows/fields.ts";
import { GAP, roomBeside, titleAnd } from "./columns.ts";
import { flow, highest, indent, pad, widthOf } from "./layout.ts";
import { markdownInline } from "./markdown.ts";
import { page, roomOf, type Screen } from "./screen.ts";
import { cutLine } from "./wrap.ts";

const LEAST_TITLE = 24;

/** Takeaways in a row each: ref, title and topics. */
export function* shortTakeaways(rows: readonly TakeawayRow[], screen: Screen): Iterable<string> {
  yield page(shortRows(rows, screen), screen);
}

/** Those rows, without a margin; where it is narrow, each title with its ref below it. */
export function shortRows(rows: readonly TakeawayRow[], screen: Screen): string[] {
  const { style } = screen;
  const refWidth = highest(rows.map(({ ref }) => widthOf(ref)));
  const room = roomBeside([refWidth], roomOf(screen));
  const titles = rows.map(({ title }) => markdownInline(title, style).replaceAll("\n", " "));
  if (room < LEAST_TITLE) return rows.flatMap((row, i) => stacked(row, titles[i]!, screen));
  const widest = highest(titles.map(widthOf));
  return rows.map((row, i) => {
    const topics = (left: number) => topicsIn(row.topics, left);
    const text = titleAnd(titles[i]!, { widest, room }, (left) => style.faint(topics(left)));
    return style.source(pad(row.ref, refWidth)) + GAP + text;
  });
}

/** As many topics as fit whole. */
function topicsIn(topics: readonly string[], room: number): string {
  return topics.reduce((text, topic) => {
    const longer = text === "" ? topic : text + GAP + topic;
    return widthOf(longer) <= room ? longer : text;
  }, "");
}

function stacked({ ref }: TakeawayRow, title: string, screen: Screen): string[] {
  const { style } = screen;
  const room = roomOf(screen);
  return [
    style.title(cutLine(title, room)),
    ...indent(flow([ref], "", room - 2).map(style.source), 2),
  ];
}
