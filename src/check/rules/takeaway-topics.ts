import { hashtagsIn, mask, runStart } from "../../episode/hashtags.ts";
import { timeAlone } from "../../episode/time-marks.ts";
import type { Parsed } from "../../episode/parse.ts";
import { topicName } from "../../text/topic-name.ts";
import {
  codeLines,
  isTopicsLine,
  keyedTopics,
  topicsInText,
} from "../../episode/topics-in-text.ts";
import type { Mention, Spot } from "./mention.ts";
import { lineAt, type SourceText } from "./source-text.ts";

/** No line has more tags, except in a hostile file. */
const MOST = 1000;

/** The places at which takeaways name `wanted` topics, or topics in another spelling. */
export function takeawaySpots(
  { episode, layout }: Parsed,
  source: SourceText,
  wanted: (topic: string) => boolean,
): Mention[] {
  const { parts, front, takeaways, sections } = layout;
  const heads = parts.takeaways.map(({ headLine }) => front.bodyLine + headLine);
  const marks = [...takeaways, ...sections, ...heads].toSorted((a, b) => a - b);
  const nextMark = following(marks, source.starts.length + 1);
  return episode.takeaways.flatMap(({ topics }, i) => {
    if (topics.length === 0) return [];
    const line = takeaways[i]!;
    const lines = Array.from({ length: nextMark(line) - line }, (_, at) =>
      lineAt(source, line + at),
    );
    const at = topicsLineAmong(lines);
    if (at !== null && isPlain(lines[at]!, topics) && !topics.some(wanted)) return [];
    const among = new Set(topics);
    const code = at === null ? codeLines(lines) : [];
    const spots = lines.flatMap((text, number) => {
      if (at !== null && number !== at) return [];
      return code[number] ? [] : spotsOn(text, source.starts[line + number - 1]!);
    });
    const found = spots.filter(({ topic }) => among.has(topic));
    const named = new Set(found.map(({ topic }) => topic));
    const start = source.starts[line - 1]!;
    const rest = topics
      .filter((topic) => !named.has(topic))
      .map((topic) => ({ topic, written: topic, start, whole: false, inline: false }));
    return [...found, ...rest].map((spot) => ({ ...spot, among }));
  });
}

/** Gives for each of the ascending `marks` the next one; `end` for the last. */
function following(marks: readonly number[], end: number): (line: number) => number {
  const next = new Map<number, number>();
  let after = end;
  for (let i = marks.length - 1; i >= 0; i--) {
    if (marks[i] === marks[i + 1]) continue;
    next.set(marks[i]!, after);
    after = marks[i]!;
  }
  return (line) => next.get(line) ?? end;
}

/** The index of the line with topics under a title, after a time; null without one. */
function topicsLineAmong(lines: readonly string[]): number | null {
  for (let at = 1; at < lines.length; at++) {
    const text = lines[at]!.trim();
    if (text === "" || /^(?:=+|-+)$/.test(text)) continue;
    if (isTopicsLine(text)) return at;
    if (timeAlone(text) === null) return null;
  }
  return null;
}

/** Whether a line contains only these topics as hashtags and possibly a time. */
function isPlain(line: string, topics: readonly string[]): boolean {
  const best = `#${topics.join(" #")}`;
  return line.startsWith(best) && /^(?: \[[^#]*)?$/.test(line.slice(best.length));
}

const KEY = /^[^:：]*[:：][\s*_]*/;

/** The topics that a line names: after a key, or as hashtags. */
function spotsOn(line: string, start: number): Spot[] {
  if (keyedTopics(line) !== null && !line.includes("#")) {
    const from = KEY.exec(line)![0].length;
    return [...line.slice(from).matchAll(/[^\s,;，、；][^,;，、；]*/g)].map(
      ({ index, 0: text }) => {
        const written = text.trimEnd().replace(/\.$/, "");
        return {
          topic: topicName(written),
          written,
          start: start + from + index,
          whole: true,
          inline: false,
        };
      },
    );
  }
  const masked = mask(line);
  const run = runFrom(line, masked);
  return hashtagsIn(masked)
    .slice(0, MOST)
    .map(({ index, length, topic }) => ({
      topic,
      written: line.slice(index + 1, index + length),
      start: start + index + 1,
      whole: index >= run,
      inline: index < run,
    }));
}

/** Where the hashtags at the end of a line begin, which are not words of a sentence. */
function runFrom(line: string, masked: string): number {
  if (keyedTopics(line) !== null || isTopicsLine(line.trim())) return 0;
  const start = runStart(masked);
  if (start < 0) return Infinity;
  return topicsInText(line).text.length < line.trimEnd().length ? start : Infinity;
}
