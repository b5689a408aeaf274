import { dump } from "js-yaml";
import type { Episode, Takeaway } from "./episode.ts";
import { headingLine } from "./headings.ts";
import { nested } from "./nested.ts";
import { readTakeaways, TAKEAWAY_LEVEL } from "./takeaways.ts";
import { formatClock, formatDuration } from "./times.ts";

/** An episode as a file of its own: front matter with its keys in a fixed order, then the body. */
export function write(episode: Episode): string {
  const body = writeBody(episode);
  return `---\n${writeFacts(episode)}---\n${body === "" ? "" : `\n${body}`}`;
}

function writeFacts(episode: Episode): string {
  const { durationSeconds: seconds, readingMinutes: minutes, extra } = episode;
  const facts: [string, unknown][] = [
    ["podcast", episode.podcast],
    ["number", episode.number],
    ["title", episode.title],
    ["guests", episode.guests],
    ["hosts", episode.hosts],
    ["date", episode.date],
    ["duration", seconds === null ? null : formatDuration(seconds)],
    ["reading_time", minutes === null ? null : `${minutes} min`],
    ["url", episode.url],
    ["topics", episode.topics],
  ];
  const known = facts.filter(([, value]) => !isNothing(value));
  return [
    ...known.map(([key, value]) => {
      const free = freeKey(key, extra);
      return needsNoQuotes(key, value) ? `${free}: ${String(value)}\n` : entry(free, value);
    }),
    ...Object.entries(extra).map(([key, value]) => entry(key, value)),
  ].join("");
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** The reader takes a number and a day as they stand, whatever YAML makes of them. */
function needsNoQuotes(key: string, value: unknown): boolean {
  return key === "date" || (key === "number" && /^\w[\w.-]*$/.test(String(value)));
}

/** A key not taken by what made no sense under it; the reader passes over `_`. */
function freeKey(key: string, extra: Episode["extra"]): string {
  return Object.hasOwn(extra, key) ? freeKey(`${key}_`, extra) : key;
}

/** One fact as YAML, on one line. */
function entry(key: string, value: unknown): string {
  return dump(
    { [key]: value },
    { flowLevel: 1, lineWidth: -1, noRefs: true, quoteStyle: "double" },
  );
}

/** The sections in their order; a TL;DR that came from the facts gets a section of its own. */
export function writeBody(episode: Pick<Episode, "sections" | "tldr" | "takeaways">): string {
  const { sections, tldr } = episode;
  const parts = sections.map(({ name, title, markdown }) => {
    if (name === "intro") return markdown;
    const body = name === "takeaways" ? takeawaysBody(markdown, episode.takeaways) : markdown;
    return `${headingLine(2, title)}\n\n${body}`.trimEnd();
  });
  if (tldr !== null && !sections.some(({ name }) => name === "tldr"))
    parts.splice(sections[0]?.name === "intro" ? 1 : 0, 0, `## TL;DR\n\n${nested(tldr, 3)}`);
  return parts.map((part) => `${part}\n`).join("\n");
}

function takeawaysBody(markdown: string, takeaways: Takeaway[]): string {
  const { preface } = readTakeaways(markdown);
  return [preface, ...takeaways.map(writeTakeaway)].filter((part) => part !== "").join("\n\n");
}

/** One takeaway under a level-three heading, as it stands in an episode file. */
export function writeTakeaway({ number, title, topics, start, end, text }: Takeaway): string {
  const tags = topics.map((topic) => `#${topic}`);
  if (start !== null)
    tags.push(`[${[start, ...(end === null ? [] : [end])].map(formatClock).join("-")}]`);
  const heading = headingLine(TAKEAWAY_LEVEL, `${number}. ${title}`);
  const head = [heading, tags.join(" ")].filter(Boolean).join("\n");
  return [head, nested(text, TAKEAWAY_LEVEL + 1)].filter(Boolean).join("\n\n");
}
