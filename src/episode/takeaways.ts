import type { Takeaway } from "./episode.ts";
import { headings, scan, type Heading } from "./headings.ts";
import { nested } from "./nested.ts";
import { splitTrailingTags, tagsIn } from "./tags.ts";

/** The level of the heading of a takeaway. */
export const TAKEAWAY_LEVEL = 3;

/** What a Takeaways section holds: its points, and the Markdown that stands before the first. */
export interface TakeawaysReading {
  preface: string;
  takeaways: PlacedTakeaway[];
}

/** A takeaway and the line of the section, counted from 0, that it begins on. */
interface PlacedTakeaway extends Takeaway {
  line: number;
}

/** A point before its number is settled: the one written, null where none is. */
interface Draft extends Omit<PlacedTakeaway, "number"> {
  number: number | null;
}

/**
 * The takeaways of a section's Markdown: its level-three headings, or where there are none the
 * items of its ordered list.
 */
export function readTakeaways(markdown: string): TakeawaysReading {
  const lines = markdown.split("\n");
  const items = itemStarts(lines);
  const heads = headings(lines).filter((heading) => headsTakeaway(heading, lines, items));
  const starts = heads.length > 0 ? heads.map(({ start }) => start) : items;
  const drafts = starts.map((start, i) => {
    const next = starts[i + 1] ?? lines.length;
    const head = heads[i];
    if (head) return fromHeading(head.text, lines.slice(head.end, next), start);
    return fromItem(lines.slice(start, next), start);
  });
  return {
    preface: trimLines(lines.slice(0, starts[0])),
    takeaways: settleNumbers(drafts, heads.length === 0),
  };
}

/** A heading that is indented below a list item is a part of that item. */
function headsTakeaway({ level, start }: Heading, lines: string[], items: number[]): boolean {
  return level === TAKEAWAY_LEVEL && !(lines[start]!.startsWith("  ") && items[0]! < start);
}

const NUMBERED = /^(\d{1,10})[.)](?:\s+|$)/;

function fromHeading(heading: string, below: string[], line: number): Draft {
  const written = NUMBERED.exec(heading);
  const title = heading.slice(written?.[0].length ?? 0).trim();
  const draft = withOwnHeadings(underTitle(title, below));
  return { ...draft, number: written ? Number(written[1]) : null, line };
}

/** A topics line stands right under the title; blank lines around it count for nothing. */
function underTitle(title: string, below: string[]): Omit<Draft, "number" | "line"> {
  const first = below.findIndex((line) => line.trim() !== "");
  const topicsLine = below[first];
  const tags = topicsLine === undefined ? null : tagsIn(topicsLine);
  if (tags === null) return { title, text: trimLines(below), topics: [], start: null, end: null };
  return { title, text: trimLines(below.slice(first + 1)), ...tags };
}

const ITEM = /^( {0,3})(\d{1,9})([.)])(?:[ \t]+|$)/;

/** The lines on which top-level items of an ordered list begin; nested lists stand deeper. */
function itemStarts(lines: string[]): number[] {
  const { hidden } = scan(lines);
  const starts: number[] = [];
  let contentColumn = Infinity;
  for (const [i, line] of lines.entries()) {
    const item = hidden[i] ? null : ITEM.exec(line);
    if (!item || item[1]!.length >= contentColumn) continue;
    contentColumn = contentIndent(item);
    starts.push(i);
  }
  return starts;
}

/** CommonMark: the content of an item begins one to four columns behind its marker. */
function contentIndent(item: RegExpExecArray): number {
  const marker = item[1]!.length + item[2]!.length + 1;
  const padding = item[0].length - marker;
  return marker + (padding >= 1 && padding <= 4 ? padding : 1);
}

function fromItem(lines: string[], line: number): Draft {
  const item = ITEM.exec(lines[0]!)!;
  const indent = contentIndent(item);
  const own = [lines[0]!.slice(item[0].length), ...lines.slice(1).map((l) => dedent(l, indent))];
  const blank = own.findIndex((l) => l.trim() === "");
  const first = own.slice(0, blank < 0 ? undefined : blank).join("\n");
  const rest = blank < 0 ? [] : own.slice(blank);
  const { title, text } = splitLead(first);
  const draft = underTitle(title, [...(text === "" ? [] : text.split("\n")), ...rest]);
  return { ...withOwnHeadings(withTrailingTags(draft)), number: Number(item[2]), line };
}

function dedent(line: string, columns: number): string {
  const spaces = line.length - line.trimStart().length;
  return line.slice(Math.min(spaces, columns));
}

const BOLD_LEAD = /^(\*\*|__)(?=\S)(.+?)\1[ \t]*[:.–—-]?\s*/s;
const FIRST_SENTENCE = /^[^\n]{8,160}?[.!?](?=\s+["“‘'(]?\p{Lu})/u;

/** The first paragraph of an item as a title (its bold lead, else its first sentence) and text. */
function splitLead(paragraph: string): { title: string; text: string } {
  const bold = BOLD_LEAD.exec(paragraph);
  const lead = bold ?? FIRST_SENTENCE.exec(paragraph);
  const title = bold ? bold[2]! : (lead?.[0] ?? paragraph);
  const text = lead ? paragraph.slice(lead[0].length).trim() : "";
  return {
    title: title
      .replace(/\s+/g, " ")
      .replace(/(?<!\.)[.:]$/, "")
      .trim(),
    text,
  };
}

function withTrailingTags<T extends Pick<Draft, "title" | "text" | "topics" | "start" | "end">>(
  draft: T,
): T {
  const field = draft.text === "" ? "title" : "text";
  const { text, topics, start, end } = splitTrailingTags(draft[field]);
  return {
    ...draft,
    [field]: text,
    topics: [...new Set([...draft.topics, ...topics])],
    start: draft.start ?? start,
    end: draft.start === null ? end : draft.end,
  };
}

/**
 * The number written, else the position. In a list, Markdown counts on from the first number
 * whatever the others say, so numbers that do not rise (`1. 1. 1.`) mean positions.
 */
function settleNumbers(drafts: Draft[], list: boolean): PlacedTakeaway[] {
  const rising = drafts.every((draft, i) => i === 0 || draft.number! > drafts[i - 1]!.number!);
  const from = list && !rising ? (drafts[0]?.number ?? 1) : null;
  return drafts.map((draft, i) => ({
    ...draft,
    number: from === null ? (draft.number ?? i + 1) : from + i,
  }));
}

/** A text's own headings stand below its takeaway's. */
function withOwnHeadings<T extends { text: string }>(draft: T): T {
  return { ...draft, text: nested(draft.text, TAKEAWAY_LEVEL + 1) };
}

function trimLines(lines: string[]): string {
  const first = lines.findIndex((line) => line.trim() !== "");
  return first < 0 ? "" : lines.slice(first).join("\n").trimEnd();
}
