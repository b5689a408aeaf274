import type { Takeaway } from "../../episode/episode.ts";
import { timeOfAddress } from "../../episode/time-marks.ts";
import { unique } from "../../text/compare.ts";
import { topicName } from "../../text/topic-name.ts";
import { parseClock } from "../../episode/times.ts";
import { topicsInText, topicsInTitle } from "../../episode/topics-in-text.ts";
import { headline } from "./headline.ts";
import type { Guess } from "./importer.ts";

/** `    - **Tags:** #a #b` and `    - **Note:** words` under a highlight. */
const META = /^\s+[-*+] (\*\*)?(Tags|Note):(?:\*\*)?\s*(.*)$/;

/** The takeaway of an item, without a number, and the guess that its title is. */
export function readHighlight(
  item: readonly string[],
  line: number,
  label: string,
): { takeaway: Takeaway; guess: Guess | null } {
  const own = [
    item[0]!.replace(/^[-*+] +/, ""),
    ...item.slice(1).map((one) => one.slice(depth(one, 2))),
  ];
  const links = own.map((one) => sourceOf(one));
  const places = links.findLastIndex((one) => one?.place);
  const at = places >= 0 ? places : links.findLastIndex((one, i) => one && !META.test(item[i]!));
  const found = links[at] ?? null;
  const noted = found ? at + 1 : item.findIndex((one) => META.test(one));
  const end = noted < 0 ? item.length : noted;
  const words = own.slice(0, end);
  if (found) words[at] = found.before;
  const { tags, note } = readMeta(item.slice(end));
  const marked = words.join("\n").trim();
  // Airr gives these words to what it could not transcribe; the note then says what it is.
  const unnamed = marked === "AirrQuote" && note !== "";
  const { title, text, guessed } = headline(unnamed ? note : marked);
  const named = topicsInTitle(title);
  const inText = topicsInText(text);
  const parts = [
    label === "" ? "" : `**${label}**`,
    inText.text,
    found ? `[${found.label}](${found.url})` : "",
    note === "" || unnamed ? "" : `**Note:** ${note}`,
  ];
  const takeaway = {
    number: 0,
    title: named.text || "Highlight",
    text: parts.filter((part) => part !== "").join("\n\n"),
    topics: unique([...named.topics, ...inText.topics, ...tags]),
    start: found?.start ?? null,
    end: null,
  };
  const message = `a highlight has no title, so its beginning is: “${takeaway.title}”`;
  return { takeaway, guess: guessed || unnamed ? { line, message } : null };
}

/** The link at the end of a highlight. */
interface SourceLink {
  before: string;
  label: string;
  /** Whether it says where in the source the highlight is. */
  place: boolean;
  url: string;
  start: number | null;
}

/** `words ([Time 0:40:51](https://…))`, also `([View Highlight](https://…))`. */
function sourceOf(line: string): SourceLink | null {
  const text = line.trimEnd();
  const at = text.endsWith("))") ? text.lastIndexOf("([") : -1;
  const match =
    at < 0 ? null : /^\(\[([^[\]]{1,80})\]\(((?:https?|kindle):[^()\s]+)\)\)$/.exec(text.slice(at));
  if (!match) return null;
  const label = match[1]!.replace(/^Time\s+(?=\d)/i, "");
  const start = parseClock(label) ?? timeOfAddress(match[2]!);
  const place = /^(?:Time|Location|Page|View)\b/i.test(match[1]!);
  return { before: text.slice(0, at).trimEnd(), label, place, url: match[2]!, start };
}

/** The tags and the note under a highlight; any other line belongs to the note. */
function readMeta(lines: readonly string[]): { tags: string[]; note: string } {
  const tags: string[] = [];
  const note: string[] = [];
  let indent = 0;
  for (const line of lines) {
    const meta = META.exec(line);
    if (meta?.[2] === "Tags" && tags.length < MOST_TAGS) tags.push(...tagList(meta[3]!));
    else if (meta) {
      indent = line.search(/\S/) + 2;
      note.push(meta[3]!);
    } else note.push(line.slice(depth(line, indent)));
  }
  return { tags, note: note.join("\n").trim() };
}

/** No one gives more to a document. */
const MOST_TAGS = 500;

/** Readwise takes any text for a tag; a topic has no brackets, signs and spaces. */
export function tagList(value: string): string[] {
  const plain = value.replace(
    /\[\[(?:[^[\]|]*\|)?([^[\]|]+)\]\]/g,
    (_, page: string) => `, ${page.replace(/[\s,]+/g, "-")}, `,
  );
  return unique(
    plain
      .split(plain.includes("#") ? /[\s,]/ : ",")
      .map((tag) => topicName(tag.trim().replace(/[^\p{L}\p{M}\p{N}#+/&'’._-]+/gu, "-")))
      .filter((topic) => /[\p{L}\p{N}]/u.test(topic)),
  ).slice(0, MOST_TAGS);
}

/** The width of the space before a line's text in columns, at most `most`. */
function depth(line: string, most: number): number {
  if (line.startsWith("\t")) return 1;
  return Math.min(most, line.length - line.trimStart().length);
}
