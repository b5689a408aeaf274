import { scan } from "./headings.ts";
import { breaksOff, hashtagsIn, isRun, mask, runStart, tagWords, topicOfTag } from "./hashtags.ts";
import { knownKey } from "./keys.ts";
import { leadingTime, trailingTime } from "./time-marks.ts";
import { unique } from "../text/compare.ts";
import { topicName } from "../text/topic-name.ts";

/** A text without the hashtags that are only its topics, and the topics it has. */
export interface Tagged {
  text: string;
  topics: string[];
}

/** The topics of a line that holds nothing but hashtags; null for any other. */
export function topicsLine(line: string): string[] | null {
  if (!line.includes("#")) return null;
  const topics: string[] = [];
  for (const word of tagWords(line)) {
    const topic = topicOfTag(word);
    if (topic === null) return null;
    topics.push(topic);
  }
  return topics.length > 0 ? unique(topics) : null;
}

const KEYED = /^(?:[-*+]\s+)?(\*\*|__)?(\p{L}{2,12})\s*(?:[:：]\1?|\1[:：])\s*(\S.*)$/u;
const MOST_ENTRIES = 8;
const MOST_WORDS = 3;

/** The topics of a line such as `Topics: a, b`; null for any other. */
export function keyedTopics(line: string): string[] | null {
  const match = line.length < 300 ? KEYED.exec(line.trim()) : null;
  if (!match || knownKey(match[2]!)?.field !== "topics") return null;
  const value = match[3]!.trim();
  const entries = value.includes("#")
    ? tagWords(value).map((word) => word.replace(/^#/, ""))
    : value.split(/\s*[,;，、；]\s*/);
  const fits = entries.every((entry) => entry.split(/\s+/).length <= MOST_WORDS);
  if (entries.length > MOST_ENTRIES || !fits) return null;
  // Only what a hashtag can be is a topic here.
  const topics = entries
    .filter((entry) => entry !== "")
    .map((entry) => topicOfTag(`#${topicName(entry)}`));
  return topics.every((topic) => topic !== null) ? unique(topics) : null;
}

/** Whether a line holds nothing but topics and perhaps a time. */
export function isTopicsLine(line: string): boolean {
  if (keyedTopics(line) !== null) return true;
  const bare = (trailingTime(line) ?? leadingTime(line))?.rest ?? line;
  return isRun(mask(bare.trim()));
}

const ENDED = /(?:^|[.!?…。！？:：;”"’')\]*_`])\s*$/u;

/**
 * The topics that a text without a topics line has, and the text without those that are not part of
 * a sentence.
 */
export function topicsInText(markdown: string): Tagged {
  if (!markdown.includes("#") && !/^[^\n]*\p{L}\s*[:：]/mu.test(markdown))
    return { text: markdown, topics: [] };
  const lines = markdown.split("\n");
  const code = codeLines(lines);
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const topics: string[] = [];
  const kept: string[] = [];
  for (const [i, line] of lines.entries()) {
    if (code[i]) {
      kept.push(line);
      continue;
    }
    const keyed = i === 0 || i === last ? keyedTopics(line) : null;
    if (keyed) topics.push(...keyed);
    else kept.push(...untagged(line, i === last, topics));
  }
  return {
    text: kept
      .join("\n")
      .trimEnd()
      .replace(/^(?:[ \t]*\n)+/, ""),
    topics: unique(topics),
  };
}

/** A line without the run of hashtags that is by itself in it; no line where nothing is left. */
function untagged(line: string, last: boolean, topics: string[]): string[] {
  if (!line.includes("#")) return [line];
  const masked = mask(line);
  const found = hashtagsIn(masked);
  if (found.length === 0) return [line];
  topics.push(...found.map(({ topic }) => topic));
  const marker = /^\s*(?:[-*+•]\s+|\d{1,9}[.)]\s+)?/.exec(masked)![0];
  if (isRun(masked.slice(marker.length))) return [];
  const from = runStart(masked);
  if (from < 0) return [line];
  const before = line.slice(0, from);
  if (ENDED.test(before) || (last && !breaksOff(before))) return [before.trimEnd()];
  return [line];
}

/** A title without the hashtags it ends with, and the topics it has. */
export function topicsInTitle(title: string): Tagged {
  if (!title.includes("#")) return { text: title, topics: [] };
  const masked = mask(title);
  const topics = unique(hashtagsIn(masked).map(({ topic }) => topic));
  const from = topics.length > 0 ? runStart(masked) : -1;
  if (from <= 0) return { text: title, topics };
  const before = title.slice(0, from).trimEnd();
  return breaksOff(before) ? { text: title, topics } : { text: before, topics };
}

/** Whether each line is code: fenced, in a comment, or indented by four and in no list. */
export function codeLines(lines: string[]): boolean[] {
  const { hidden } = scan(lines);
  let list = false;
  let before = "";
  return lines.map((line, i) => {
    if (hidden[i]) return true;
    if (line.trim() === "") {
      before = "";
      return false;
    }
    const indented = /^(?: {4}|\t)/.test(line);
    const code = indented && !list && (before === "" || before === "code");
    if (/^\s*(?:[-*+•]|\d{1,9}[.)])\s/.test(line) && !code) list = true;
    else if (!/^\s/.test(line)) list = false;
    before = code ? "code" : "text";
    return code;
  });
}
