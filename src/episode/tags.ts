import { topicName, unique } from "./text.ts";
import { parseClock } from "./times.ts";

const TIME = /^\[(\d[\d:.]*)\](?:\([^()\s]*\))?$/;

/** The topics and the start time, in seconds, that a run of tags gives. */
export interface Tags {
  topics: string[];
  start: number | null;
}

/** Whether a line holds nothing but hashtags and at most one time in brackets. */
export function isTopicsLine(line: string): boolean {
  const words = wordsOf(line);
  const times = words.filter(isTime).length;
  return words.length > 0 && times <= 1 && words.every((word) => isTag(word) || isTime(word));
}

/** Reads a line for which {@link isTopicsLine} holds. */
export function tagsAndStart(line: string): Tags {
  const words = wordsOf(line);
  const time = words.find(isTime);
  return {
    topics: unique(words.filter(isTag).map(topicName)),
    start: time === undefined ? null : clockOf(time),
  };
}

/** A text without the hashtags and time it ends with, and what these say. */
export function splitTrailingTags(text: string): Tags & { text: string } {
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  const words = lastLine.split(/(?<=\s)(?=\S)/);
  let from = words.length;
  // `we are #1` in prose is no topic, so here a tag needs a letter.
  while (from > 0 && (isTime(bare(words[from - 1]!)) || isLetterTag(bare(words[from - 1]!))))
    from--;
  const tags = words.slice(from).join("");
  if (!isTopicsLine(tags)) return { text, topics: [], start: null };
  return {
    text: text.slice(0, text.length - tags.length).trimEnd(),
    ...tagsAndStart(tags),
  };
}

function wordsOf(line: string): string[] {
  return line.split(/[\s,]+/).filter((word) => word !== "");
}

function bare(word: string): string {
  return word.trim().replace(/,$/, "");
}

function isTag(word: string): boolean {
  return /^#[^\s#]/.test(word) && !word.slice(1).includes("#") && topicName(word) !== "";
}

function isLetterTag(word: string): boolean {
  return isTag(word) && /\p{L}/u.test(word);
}

function isTime(word: string): boolean {
  return clockOf(word) !== null;
}

function clockOf(word: string): number | null {
  const match = TIME.exec(word);
  return match ? parseClock(match[1]!) : null;
}
