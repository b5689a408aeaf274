import type { Episode, Takeaway } from "./episode.ts";
import { escapeText, escapeTitle } from "./escape-text.ts";
import { headingLine } from "./headings.ts";
import { METADATA, type FieldName } from "./fields.ts";
import { knownKey } from "./keys.ts";
import { nested, TAKEAWAY_LEVEL } from "./nested.ts";
import { readTakeaways } from "./takeaways.ts";
import { numberOfHeading } from "./numbers.ts";
import { cleanLine } from "../text/clean.ts";
import { formatClock } from "./times.ts";
import { writtenValue } from "./written-value.ts";
import { entryText } from "./yaml-text.ts";

/** An episode as a file of its own: front matter with its keys in a fixed order, then the body. */
export function write(episode: Episode): string {
  const body = writeBody(episode);
  return `---\n${writeMetadata(episode)}---\n${body === "" ? "" : `\n${body}`}`;
}

function writeMetadata(episode: Episode): string {
  const extra = Object.entries(episode.extra).map(([key, value]) => entry(key, value));
  return [...knownEntries(episode), ...extra].join("");
}

function knownEntries(episode: Episode, only?: readonly FieldName[]): string[] {
  return METADATA.filter(({ field }) => only?.includes(field) ?? true).flatMap((field) => {
    const { key, name } = field;
    const free = freeKey(key, episode.extra);
    const value = writtenValue(field, episode[name], key);
    if (value !== null) return [isPlain(key, value) ? `${free}: ${value}\n` : entry(free, value)];
    // Stated as none, so that the title keeps what looks like a number.
    return name === "number" && seemsNumbered(episode.title) ? [`${free}:\n`] : [];
  });
}

/** The lines of front matter that state some fields of an episode. */
export function metadataLines(episode: Episode, fields: readonly FieldName[]): string[] {
  return knownEntries(episode, fields).flatMap((text) => text.trimEnd().split("\n"));
}

/** Whether a title begins with what would be read as the episode's number. */
function seemsNumbered(title: string): boolean {
  return numberOfHeading(cleanLine(title), "") !== null;
}

/** The reader takes a number and a day as they are written, not as YAML reads them. */
function isPlain(key: string, value: unknown): value is string {
  return typeof value === "string" && (key === "date" || (key === "number" && PLAIN.test(value)));
}

const PLAIN = /^\w[\w.-]*$/;

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
