import {
  boldBlocks,
  ended,
  headingBlocks,
  itemBlocks,
  MOST_POINTS,
  paragraphBlocks,
  WRITTEN,
  type Block,
} from "./blocks.ts";
import type { Takeaway } from "./episode.ts";
import { scan } from "./headings.ts";
import { hasBoldLead } from "./lead.ts";
import { leadingTime, trailingTime } from "./time-marks.ts";
import { closed, nested, TAKEAWAY_LEVEL } from "./nested.ts";
import type { ReadTakeaway } from "./finish-takeaway.ts";
import { pointOf } from "./points.ts";
import { repeated, type TimePlace } from "./taken-times.ts";
import { sectionNamed, type MoreNames } from "./section-names.ts";
import { topicsInTitle } from "./topics-in-text.ts";

/** What a Takeaways section holds: its points, and the Markdown that is before the first. */
export interface TakeawaysReading {
  preface: string;
  takeaways: PlacedTakeaway[];
}

/** A takeaway and where it comes from. */
export interface PlacedTakeaway extends Takeaway {
  /** The line of the section, counted from 0, that it begins on. */
  line: number;
  form: Block["form"];
  /** Whether its number is written. */
  numbered: boolean;
  /** Whether its title is only the beginning of a sentence, and whether a topic is in its text. */
  cut: boolean;
  inline: boolean;
  /** Whether its time only counts because others have one in the same place. */
  doubtful: boolean;
}

/** What is known of an episode when its takeaways are read. */
export interface TakeawayContext {
  /** Its length in seconds, null where not known. */
  length: number | null;
  /** The places at which at least two headings of the file have a doubtful time. */
  inHeadings?: () => ReadonlySet<TimePlace>;
  more: MoreNames | undefined;
}

const NO_CONTEXT: TakeawayContext = { length: null, more: undefined };

/** The takeaways of a section's Markdown: its headings, lines in bold, items or paragraphs. */
export function readTakeaways(markdown: string, context = NO_CONTEXT): TakeawaysReading {
  const lines = markdown.split("\n");
  const { blocks, preface } = blocksIn(lines, context);
  const rules = { allowed: null, length: context.length };
  const first = blocks.map((block) => pointOf(block, lines, rules));
  if (first.every(({ doubtful }) => doubtful.length === 0))
    return { preface, takeaways: numbered(first, blocks) };
  const allowed = new Set([...commonPlaces(first), ...(context.inHeadings?.() ?? [])]);
  const points = first.map((point, i) =>
    point.doubtful.every((place) => allowed.has(place))
      ? point
      : pointOf(blocks[i]!, lines, { ...rules, allowed }),
  );
  return { preface, takeaways: numbered(points, blocks) };
}

/** The places at which at least two takeaways have a doubtful time. */
function commonPlaces(points: readonly ReadTakeaway[]): Set<TimePlace> {
  return repeated(points.flatMap(({ doubtful }) => [...new Set(doubtful)]));
}

function blocksIn(lines: string[], context: TakeawayContext) {
  const found = pointsIn(lines, context);
  if (found.blocks.length <= MOST_POINTS) return found;
  return { blocks: [], preface: trimLines(lines) };
}

function pointsIn(lines: string[], { more }: TakeawayContext) {
  const { hidden } = scan(lines);
  const heads = headingBlocks(lines, hidden) ?? boldPoints(lines, hidden);
  if (heads === null) {
    const items = itemBlocks(lines, hidden);
    const own = items.length > 0 ? items : paragraphBlocks(lines, hidden);
    const above = trimLines(lines.slice(0, own[0]?.line));
    const preface = own.length > 0 ? nested(above, TAKEAWAY_LEVEL + 1) : above;
    return { blocks: ended(own, lines.length), preface };
  }
  const first = heads[0]!.line;
  const before = itemBlocks(lines.slice(0, first), hidden);
  const own = ended(pointsAmong(heads, before.length > 0, more), lines.length);
  const groups: string[] = [];
  const points = own.flatMap((block) => {
    const items = groupItems(block, lines);
    if (items === null) return [block];
    groups.push(block.head);
    return items;
  });
  const start = before[0]?.line ?? own[0]?.line ?? first;
  const above = trimLines(lines.slice(0, start));
  // A heading above all points is none of them, however high it is.
  const head = start > first ? above : nested(above, TAKEAWAY_LEVEL + 1);
  const preface = [head, ...groups].filter((text) => text !== "");
  const list = ended(before, own[0]?.line ?? lines.length);
  return { blocks: [...list, ...points], preface: closed(preface.join("\n\n")) };
}

/** Lines in bold; after a list of points they are none. */
function boldPoints(lines: string[], hidden: readonly boolean[]): Block[] | null {
  const found = boldBlocks(lines, hidden);
  if (!found) return null;
  return itemBlocks(lines.slice(0, found[0]!.line), hidden).length > 0 ? null : found;
}

/**
 * The headings that are takeaways. One that has a section's name belongs to the takeaway above it,
 * where that is among items or the other headings have numbers or times.
 */
function pointsAmong(heads: Block[], items: boolean, more: MoreNames | undefined): Block[] {
  const marked = ({ head }: Block) => WRITTEN.test(head) || isTimed(head);
  if (!items && !heads.some(marked)) return heads;
  const own = heads.filter((block) => marked(block) || sectionNamed(block.head, more) === null);
  return own.length > 0 || items ? own : heads;
}

function isTimed(head: string): boolean {
  return leadingTime(head) !== null || trailingTime(head) !== null;
}

/**
 * The items of a heading that only groups them: without number, topics and time, over bold leads.
 */
function groupItems({ head, below, to }: Block, lines: readonly string[]): Block[] | null {
  if (WRITTEN.test(head) || isTimed(head) || topicsInTitle(head).topics.length > 0) return null;
  const own = lines.slice(below, to);
  const first = own.findIndex((line) => line.trim() !== "");
  if (first < 0 || !/^ {0,3}(?:[-*+•]|\d{1,9}[.)])[ \t]/.test(own[first]!)) return null;
  const items = itemBlocks(own, scan(own).hidden);
  const led = items.length > 0 && items.every((item) => hasBoldLead(item.head));
  if (!led || items[0]!.line !== first || endsInText(own)) return null;
  return ended(items, own.length).map((item) => ({
    ...item,
    line: item.line + below,
    below: item.below + below,
    to: item.to + below,
  }));
}

/** Whether something that belongs to no item is between or after the items. */
function endsInText(lines: readonly string[]): boolean {
  return lines.some(
    (line, i) =>
      /^\S/.test(line) &&
      !/^(?:[-*+•]|\d{1,9}[.)])(?:\s|$)/.test(line) &&
      (lines[i - 1]?.trim() ?? "") === "",
  );
}

/** The number written, where those of a list rise, else the position. */
function numbered(points: readonly ReadTakeaway[], blocks: readonly Block[]): PlacedTakeaway[] {
  const headed = blocks.every(({ form }) => form === "heading" || form === "bold");
  const settled = points.map(({ number }, i) => number ?? i + 1);
  const rising = settled.every((number, i) => i === 0 || number > settled[i - 1]!);
  return points.map((point, i) => ({
    number: headed || rising ? settled[i]! : i + 1,
    title: point.title,
    text: nested(point.text, TAKEAWAY_LEVEL + 1),
    topics: point.topics,
    start: point.start,
    end: point.end,
    line: blocks[i]!.line,
    form: blocks[i]!.form,
    numbered: point.number !== null,
    cut: point.cut,
    inline: point.inline,
    doubtful: point.doubtful.length > 0 && point.start !== null,
  }));
}

function trimLines(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== "");
  return first < 0 ? "" : lines.slice(first).join("\n").trimEnd();
}
