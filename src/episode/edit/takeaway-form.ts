import type { Takeaway } from "../episode.ts";
import { escapeText, escapeTitle } from "../escape-text.ts";
import { hasBoldLead } from "../lead.ts";
import { headingLine } from "../headings.ts";
import { nested } from "../nested.ts";
import type { PlacedTakeaway } from "../takeaways.ts";
import { formatClock } from "../times.ts";
import { writeTakeaway } from "../write.ts";

const ITEM = /^( {0,3})([-*+•]|\d{1,9}([.)、）．]))([ \t]+|(?=\S))/;

/**
 * The lines of a takeaway in the form of another one, that begins with `line`: under a heading of
 * its level, under a bold line, as an item of its list, or as a paragraph. The likeliest way to
 * write it comes first.
 */
export function linesLike(
  takeaway: Takeaway,
  { form, numbered }: Pick<PlacedTakeaway, "form" | "numbered">,
  line: string,
): string[][] {
  const number = numbered ? `${takeaway.number}. ` : "";
  if (form === "heading") {
    const level = /^ {0,3}(#{1,6})/.exec(line)?.[1]!.length ?? 2;
    return [headed(takeaway, headingLine(level, `${number}${titleOf(takeaway)}`), level)];
  }
  if (form === "bold") return [headed(takeaway, `**${number}${titleOf(takeaway)}**`, 6)];
  const item = form === "item" ? ITEM.exec(line) : null;
  const mark = item ? markOf(item, takeaway.number) : "";
  const isBold = hasBoldLead(line.slice(item?.[0].length ?? 0));
  const leads = BOLD_MARK.test(takeaway.title) ? [""] : isBold ? ["**", ""] : ["", "**"];
  return leads.flatMap((bold) => [inOne(takeaway, mark, bold), below(takeaway, mark, bold)]);
}

/** What would end a title in bold. */
const BOLD_MARK = /[*_]/;

/** The mark of an item, with the number of the takeaway where the other's had one. */
function markOf([, indent, sign, after, space]: RegExpExecArray, number: number): string {
  return `${indent}${after === undefined ? sign : `${number}${after}`}${space}`;
}

function titleOf({ title, topics }: Takeaway): string {
  return escapeTitle(title, topics);
}

function headed(takeaway: Takeaway, head: string, level: number): string[] {
  const [, ...rest] = writeTakeaway({ ...takeaway, text: "" }).split("\n");
  const text = escapeText(nested(takeaway.text, Math.min(level + 1, 6)), takeaway);
  return [head, ...rest, ...(text === "" ? [] : ["", ...text.split("\n")])];
}

/** `[41:10] **Title**: Text #topic`; the text goes on below. */
function inOne(takeaway: Takeaway, mark: string, bold: string): string[] {
  const { text, topics } = takeaway;
  const time = timeOf(takeaway);
  // Without a line of topics every hashtag in the text would be one.
  const own = escapeText(nested(text, 6), { ...takeaway, topics: [] });
  const [first = "", ...rest] = own.split("\n");
  const title = bold + escapeTitle(takeaway.title, []) + bold;
  const lead = `${time === "" ? "" : `${time} `}${title}${first === "" ? "" : `: ${first}`}`;
  const lines = [lead, ...rest];
  if (topics.length > 0) lines.push(`${lines.pop()} ${tagsOf(takeaway)}`);
  return hung(mark, lines);
}

/** The title by itself, topics and time below it, then the text. */
function below(takeaway: Takeaway, mark: string, bold: string): string[] {
  const [, ...rest] = headed(takeaway, "", 5);
  return hung(mark, [bold + titleOf(takeaway) + bold, ...rest]);
}

function hung(mark: string, lines: readonly string[]): string[] {
  const indent = " ".repeat(mark.length);
  return lines.map((line, i) => (i === 0 ? mark + line : line === "" ? "" : indent + line));
}

function tagsOf({ topics }: Takeaway): string {
  return topics.map((topic) => `#${topic}`).join(" ");
}

function timeOf({ start, end }: Takeaway): string {
  if (start === null) return "";
  return `[${[start, ...(end === null ? [] : [end])].map(formatClock).join("-")}]`;
}
