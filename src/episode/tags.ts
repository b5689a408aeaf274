import { topicName, unique } from "./text.ts";
import { parseClock } from "./times.ts";

const TIME = /^\[(\d[\d:.]*)(?:-(\d[\d:.]*))?\](?:\([^()\s]*\))?$/;

/** The topics and the time, in seconds, that a run of tags gives. */
export interface Tags {
  topics: string[];
  start: number | null;
  end: number | null;
}

/** Whether a line holds nothing but hashtags and at most one time in brackets. */
export function isTopicsLine(line: string): boolean {
  return tagsIn(line) !== null;
}

/** What a line says for which {@link isTopicsLine} holds; null for any other. */
export function tagsIn(line: string): Tags | null {
  const topics: string[] = [];
  let span: Span | null = null;
  for (const word of wordsOf(line)) {
    const topic = topicOf(word);
    const time = topic === null ? spanOf(word) : null;
    if (topic !== null) topics.push(topic);
    else if (time !== null && span === null) span = time;
    else return null;
  }
  if (topics.length === 0 && span === null) return null;
  return { topics: unique(topics), start: span?.start ?? null, end: span?.end ?? null };
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
  const said = tagsIn(tags);
  if (said === null) return { text, topics: [], start: null, end: null };
  return { text: text.slice(0, text.length - tags.length).trimEnd(), ...said };
}

function wordsOf(line: string): string[] {
  return line.split(/[\s,]+/).filter((word) => word !== "");
}

function bare(word: string): string {
  return word.trim().replace(/,$/, "");
}

/** The topic a hashtag names; null where the word is none. */
function topicOf(word: string): string | null {
  if (!/^#[^\s#]/.test(word) || word.includes("#", 1)) return null;
  return topicName(word.slice(1)) || null;
}

function isLetterTag(word: string): boolean {
  return topicOf(word) !== null && /\p{L}/u.test(word);
}

function isTime(word: string): boolean {
  return spanOf(word) !== null;
}

interface Span {
  start: number;
  end: number | null;
}

function spanOf(word: string): Span | null {
  const match = TIME.exec(word);
  const start = match ? parseClock(match[1]!) : null;
  if (start === null) return null;
  const end = match![2] === undefined ? null : parseClock(match![2]);
  return match![2] !== undefined && end === null ? null : { start, end };
}
