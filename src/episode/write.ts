import type { Episode, Takeaway } from "./episode.ts";
import { escapeText, escapeTitle } from "./escape-text.ts";
import { headingLine } from "./headings.ts";
import { knownKey, type FieldName } from "./keys.ts";
import { nested, TAKEAWAY_LEVEL } from "./nested.ts";
import { readTakeaways } from "./takeaways.ts";
import { numberOfHeading } from "./numbers.ts";
import { same } from "./same.ts";
import { cleanLine } from "../text/clean.ts";
import { formatClock, formatDuration } from "./times.ts";
import { namesOf } from "./values.ts";
import { entryText } from "./yaml-text.ts";

/** An episode as a file of its own: front matter with its keys in a fixed order, then the body. */
export function write(episode: Episode): string {
  const body = writeBody(episode);
  return `---\n${writeFacts(episode)}---\n${body === "" ? "" : `\n${body}`}`;
}

function writeFacts(episode: Episode): string {
  const extra = Object.entries(episode.extra).map(([key, value]) => entry(key, value));
  return [...knownEntries(episode), ...extra].join("");
}

function knownEntries(episode: Episode, only?: readonly FieldName[]): string[] {
  const { durationSeconds: seconds, readingMinutes: minutes, extra } = episode;
  const metadata: [FieldName, string, unknown][] = [
    ["podcast", "podcast", episode.podcast],
    ["number", "number", episode.number ?? (seemsNumbered(episode.title) ? NONE : null)],
    ["title", "title", episode.title],
    ["guests", "guests", episode.guests.map(plainName)],
    ["hosts", "hosts", episode.hosts.map(plainName)],
    ["date", "date", episode.date],
    ["duration", "duration", seconds === null ? null : formatDuration(seconds)],
    ["reading", "reading_time", minutes === null ? null : `${minutes} min`],
    ["url", "url", episode.url],
    ["topics", "topics", episode.topics],
  ];
  return metadata
    .filter(([field, , value]) => !isNothing(value) && (only?.includes(field) ?? true))
    .map(([, key, value]) => {
      const free = freeKey(key, extra);
      if (value === NONE) return `${free}:\n`;
      return needsNoQuotes(key, value) ? `${free}: ${String(value)}\n` : entry(free, value);
    });
}

/** A name; one that would be read as a name and something else is written as an object's. */
export function plainName(name: string): string | { name: string } {
  return same(namesOf([name]), [name]) ? name : { name };
}

/** The lines of front matter that state some fields of an episode. */
export function metadataLines(episode: Episode, fields: readonly FieldName[]): string[] {
  return knownEntries(episode, fields).flatMap((text) => text.trimEnd().split("\n"));
}

const NONE = Symbol("stated as none");

/** Whether a title begins with what would be read as the episode's number. */
function seemsNumbered(title: string): boolean {
  return numberOfHeading(cleanLine(title), "") !== null;
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** The reader takes a number and a day as they are, whatever YAML makes of them. */
function needsNoQuotes(key: string, value: unknown): boolean {
  return key === "date" || (key === "number" && /^\w[\w.-]*$/.test(String(value)));
}

/** A key not taken by what made no sense under it; the reader passes over `_`. */
function freeKey(key: string, extra: Episode["extra"]): string {
  return Object.hasOwn(extra, key) ? freeKey(`${key}_`, extra) : key;
}

const ON_ONE_LINE = { flowLevel: 1, lineWidth: -1, noRefs: true, quoteStyle: "double" } as const;
const ONE_ITEM_A_LINE = { ...ON_ONE_LINE, flowLevel: 2 } as const;

/** Characters. A list or map that would take a longer line has one item a line. */
const LONG_LINE = 100;

/**
 * A field as YAML: on one line, or a long list or map with one item a line. So has a list under a
 * title's key, which on one line would be read as a text.
 */
function entry(key: string, value: unknown): string {
  const most = LONG_LINE - key.length;
  const long = Array.isArray(value) && knownKey(key)?.field === "title";
  const form = long || lengthOf(value, most) > most ? ONE_ITEM_A_LINE : ON_ONE_LINE;
  return entryText(key, value, form);
}

/** How long a list or map is on one line, counted up to just past `most`; 0 for a single value. */
function lengthOf(value: unknown, most: number): number {
  if (value === null || typeof value !== "object") return 0;
  let length = 2;
  for (const [key, item] of Object.entries(value)) {
    if (!Array.isArray(value)) length += key.length + 2;
    const single = item === null || typeof item !== "object";
    length += 2 + (single ? String(item).length : lengthOf(item, most - length));
    if (length > most) break;
  }
  return length;
}

/** The sections in their order; a TL;DR that came from the metadata gets a section of its own. */
export function writeBody(episode: Pick<Episode, "sections" | "tldr" | "takeaways">): string {
  const { sections, tldr, takeaways } = episode;
  const parts = sections.map(({ name, title, markdown }) => {
    if (name === "intro") return markdown;
    const body = name === "takeaways" ? takeawaysBody(markdown, takeaways) : markdown;
    return `${headingLine(2, title)}\n\n${body}`.trimEnd();
  });
  if (tldr !== null && !sections.some(({ name }) => name === "tldr"))
    parts.splice(sections[0]?.name === "intro" ? 1 : 0, 0, `## TL;DR\n\n${nested(tldr, 3)}`);
  if (takeaways.length > 0 && !sections.some(({ name }) => name === "takeaways"))
    parts.push(`## Takeaways\n\n${takeaways.map(writeTakeaway).join("\n\n")}`);
  return parts.map((part) => `${part}\n`).join("\n");
}

function takeawaysBody(markdown: string, takeaways: Takeaway[]): string {
  const { preface } = readTakeaways(markdown);
  return [preface, ...takeaways.map(writeTakeaway)].filter((part) => part !== "").join("\n\n");
}

/** One takeaway under a level-three heading, as it is in an episode file. */
export function writeTakeaway({ number, title, topics, start, end, text }: Takeaway): string {
  const tags = topics.map((topic) => `#${topic}`);
  if (start !== null)
    tags.push(`[${[start, ...(end === null ? [] : [end])].map(formatClock).join("-")}]`);
  const heading = headingLine(TAKEAWAY_LEVEL, `${number}. ${escapeTitle(title, topics)}`);
  const head = [heading, tags.join(" ")].filter(Boolean).join("\n");
  const own = escapeText(nested(text, TAKEAWAY_LEVEL + 1), { topics, start, end });
  return [head, own].filter(Boolean).join("\n\n");
}
