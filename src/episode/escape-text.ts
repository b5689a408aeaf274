import type { Takeaway } from "./episode.ts";
import { hashtagsIn, mask } from "./hashtags.ts";
import { escapeTime, leadingTime, playerTime, timeAlone, trailingTime } from "./time-marks.ts";
import { linkIn, withPlainTags } from "./linked-title.ts";
import { codeLines, keyedTopics } from "./topics-in-text.ts";

// What is only text and would be read as a topic or time gets a backslash, which Markdown does not
// show. Reading takes one backslash off in the same places, so whatever was written comes back.

// Each begins at the first of its backslashes, so that a long run of them is looked at once.
const ESCAPED_TAG = /(?<!\\)\\(\\*)(?=#[\p{L}\p{N}_])/gu;
// A time, or a link that may lead to one or be the whole title.
const TIME = String.raw`[[(@*\x60_]{1,4}(?:@\s?|Time\s)?\d{1,3}:\d\d|:\d\d|\[[^[\]]{0,300}\]\(`;
const ESCAPED_TIME = new RegExp(String.raw`(?<!\\)\\(\\*)(?=${TIME})`, "giu");
const SLASHED_TIME = new RegExp(String.raw`(?<!\\)(\\+)(?=${TIME})`, "giu");

/**
 * A title as it may be written: what would be read as a time, or without topics as one, is escaped.
 */
export function escapeTitle(title: string, topics: readonly string[]): string {
  // One backslash more where some are there already, so that reading can take one off.
  let text = title.includes("\\") ? title.replace(SLASHED_TIME, "$1\\") : title;
  if (/\d\\*:\d\d|[?&#]t=|start=/.test(text)) text = escapeTimes(text);
  if (linkIn(text) !== null || withPlainTags(text) !== text) text = text.replace("[", "\\[");
  return topics.length > 0 ? withMoreSlashes(text) : escapeTags(text);
}

function escapeTimes(title: string): string {
  let text = title;
  for (let i = 0; i < 4; i++) {
    const lead = leadingTime(text);
    const tail = lead ? null : trailingTime(text);
    if (lead) text = escapeTime(text.slice(0, text.length - lead.rest.length)) + lead.rest;
    else if (tail) text = tail.rest + escapeTime(text.slice(tail.rest.length));
    else return text;
  }
  return text;
}

/** The text of a title as it was before it was escaped. */
export function unescapeTitle(title: string): string {
  if (!title.includes("\\")) return title;
  return unescapeTags(title.replace(ESCAPED_TIME, "$1"));
}

function escapeTags(text: string): string {
  if (!text.includes("#")) return text;
  const more = withMoreSlashes(text);
  const found = hashtagsIn(mask(more));
  return found.reduceRight(
    (line, { index }) => `${line.slice(0, index)}\\${line.slice(index)}`,
    more,
  );
}

/** One backslash more where some are before a hashtag already, so that reading can take one off. */
function withMoreSlashes(text: string): string {
  return text.replace(/(?<!\\)(\\+)(?=#[\p{L}\p{N}_])/gu, "$1\\");
}

function unescapeTags(text: string): string {
  return text.replace(ESCAPED_TAG, "$1");
}

/** A text as it may be written under a title and a line of these tags. */
export function escapeText(
  text: string,
  { topics, start, end }: Pick<Takeaway, "topics" | "start" | "end">,
): string {
  const lines = text.split("\n");
  const [first = ""] = lines;
  const code = /^(?: {4}|\t)/.test(first);
  const time = code ? null : timeAlone(first);
  const player = playerTime(first);
  if (player !== null && (start === null || (end === null && player.end !== null)))
    lines[0] = escapeTime(first);
  if (!code && first.includes("\\") && isTime(first.replace(ESCAPED_TIME, "$1")))
    lines[0] = first.replace(SLASHED_TIME, "$1\\");
  if (time !== null && (start === null || time.end !== null)) lines[0] = escapeTime(first);
  if (topics.length > 0 || !/[#:：]/.test(text)) return lines.join("\n");
  const inCode = codeLines(lines);
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const escaped = lines.map((line, i) => {
    if (inCode[i]) return line;
    const keyed = (i === 0 || i === last) && keyedTopics(line) !== null;
    return escapeTags(keyed ? line.replace(/[:：]/, "\\$&") : line);
  });
  return escaped.join("\n");
}

function isTime(line: string): boolean {
  return timeAlone(line) !== null || playerTime(line) !== null;
}

/** A text as it was before it was escaped; its hashtags only where it has no topics line. */
export function unescapeText(text: string, tags: boolean): string {
  if (!text.includes("\\")) return text;
  const lines = text.split("\n");
  const code = codeLines(lines);
  const plain = lines.map((line, i) => {
    if (code[i]) return line;
    const untimed = i === 0 ? line.replace(ESCAPED_TIME, "$1") : line;
    const first = i === 0 && isTime(untimed) ? untimed : line;
    if (!tags) return first;
    const keyed = first.replace(/\\(?=[:：])/, "");
    return unescapeTags(keyed !== first && keyedTopics(keyed) !== null ? keyed : first);
  });
  return plain.join("\n");
}
