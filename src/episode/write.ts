import { dump } from "js-yaml";
import type { Episode, Takeaway } from "./episode.ts";
import { headings } from "./headings.ts";
import { readTakeaways } from "./takeaways.ts";
import { formatClock, formatDuration } from "./times.ts";

/** An episode as a file of its own: front matter with its keys in a fixed order, then the body. */
export function write(episode: Episode): string {
  return `---\n${writeFacts(episode)}---\n\n${writeBody(episode)}`;
}

function writeFacts(episode: Episode): string {
  const { durationSeconds: seconds, readingMinutes: minutes } = episode;
  const lines = [
    entry("podcast", episode.podcast),
    bare("number", episode.number, /^[\w.-]+$/),
    entry("title", episode.title),
    entry("guests", episode.guests),
    entry("hosts", episode.hosts),
    bare("date", episode.date, /^/),
    bare("duration", seconds === null ? null : formatDuration(seconds), /^/),
    bare("reading_time", minutes === null ? null : `${minutes} min`, /^/),
    entry("url", episode.url),
    entry("topics", episode.topics),
    ...Object.entries(episode.extra).map(([key, value]) => entry(key, value)),
  ];
  return lines.join("");
}

/** One fact as YAML, on one line; nothing where there is nothing to say. */
function entry(key: string, value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return "";
  return dump(
    { [key]: value },
    { flowLevel: 1, lineWidth: -1, noRefs: true, quoteStyle: "double" },
  );
}

/** A fact whose form needs no quotes where it has the form that `safe` describes. */
function bare(key: string, value: string | null, safe: RegExp): string {
  return value !== null && safe.test(value) ? `${key}: ${value}\n` : entry(key, value);
}

/** The sections in their order; a TL;DR that came from the facts gets a section of its own. */
export function writeBody(episode: Pick<Episode, "sections" | "tldr" | "takeaways">): string {
  const { sections, tldr } = episode;
  const parts = sections.map(({ name, title, markdown }) => {
    if (name === "intro") return markdown;
    const body = name === "takeaways" ? takeawaysBody(markdown, episode.takeaways) : markdown;
    return `## ${title}\n\n${body}`.trimEnd();
  });
  if (tldr !== null && !sections.some(({ name }) => name === "tldr"))
    parts.splice(sections[0]?.name === "intro" ? 1 : 0, 0, `## TL;DR\n\n${tldr}`);
  return parts.map((part) => `${part}\n`).join("\n");
}

function takeawaysBody(markdown: string, takeaways: Takeaway[]): string {
  const { preface } = readTakeaways(markdown);
  return [preface, ...takeaways.map(writeTakeaway)].filter((part) => part !== "").join("\n\n");
}

/** One takeaway under a level-three heading, as it stands in an episode file. */
export function writeTakeaway({ number, title, topics, start, text }: Takeaway): string {
  const tags = topics.map((topic) => `#${topic}`);
  if (start !== null) tags.push(`[${formatClock(start)}]`);
  const head = [`### ${number}. ${title}`.trimEnd(), tags.join(" ")].filter(Boolean).join("\n");
  return [head, demoted(text)].filter(Boolean).join("\n\n");
}

/** A heading inside a list item's text would end its takeaway, so it goes down to level four. */
function demoted(text: string): string {
  const lines = text.split("\n");
  for (const { level, start, end, text: heading } of headings(lines).toReversed())
    if (level <= 3) lines.splice(start, end - start, `#### ${heading}`);
  return lines.join("\n");
}
