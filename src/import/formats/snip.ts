import type { Takeaway } from "../../episode/episode.ts";
import { cleanLine } from "../../text/clean.ts";
import { unique } from "../../text/compare.ts";
import { topicName } from "../../text/topic-name.ts";
import { formatClock, parseClock } from "../../episode/times.ts";
import { topicsInTitle } from "../../episode/topics-in-text.ts";
import { quoted, transcriptMarkdown, tidy } from "./snip-transcript.ts";

const CLOCK = String.raw`(\d[\d:]{0,9})`;
const RANGE = String.raw`${CLOCK}(?:\s*[-–]\s*${CLOCK})?`;
/** `🎧 03:12 - 05:18 (02:05)` */
const TIMES = new RegExp(String.raw`^\s*(?:[-*] )?🎧\s*${RANGE}`, "u");
/** `[🎧 Play snip - 1min (02:49 - 04:42)](https://…)`, also with the 🎧 before it. */
const PLAY =
  /^\s*(?:[-*] )?(?:Audio link:\s*)?(?:🎧\s*)?\[(?:🎧\s*)?Play snip([^\]]{0,80})\]\((https?:\/\/[^()\s]{1,2000})\)/u;
const IN_LINK = new RegExp(String.raw`\(${RANGE}\)`, "u");
const PLAYER = /^\s*<(?:audio|iframe|source)\b|^\s*<\/(?:audio|iframe)>/i;
const EMBEDDED = "obsidian-player/snip/";

const HEAD_TIME = /^\[(\d[\d:]{0,9})\]\s*/;
const SNIP_LINK = /^\]\((https:\/\/share\.snipd\.com\/snip\/([\w-]+)[^()\s]*)\)/;
const TAG = /\[\[(?:[^[\]|]*\|)?([^[\]|]+)\]\]|(?<=^|\s)#([\p{L}\p{N}_/-]+)/gu;
const PAGES_BEHIND = /(?:\s+\[\[[^[\]]{1,100}\]\]){1,20}$/;

/** No quote has more lines. */
const MAX_QUOTE = 1000;
const QUOTE = /^#{4} (?:💬 )?Quote\s*$/u;
const TRANSCRIPT =
  /^(?:#{4} |\s*<details>\s*<summary>|\s*<summary>)(?:📚 )?Transcript\s*(?:<\/summary>)?\s*$/u;

/** Whether a line plays a snip or says when it is. */
export function showsPlayer(line: string): boolean {
  return TIMES.test(line) || PLAY.test(line) || line.includes(EMBEDDED);
}

/** A snip, what it is known by, and what was concluded for it. */
export interface Snip {
  id: string;
  /** Without a number. */
  takeaway: Takeaway;
  doubt: string | null;
}

/** Reads a snip from its heading and the lines below it. */
export function readSnip(heading: string, below: readonly string[]): Snip {
  const { time, title, topics, link } = readHeading(cleanLine(heading.slice(3)));
  const player = readPlayer(below);
  const { start, end, outside } = spanOf(time, player);
  const { note, transcript } = bodyOf(below, title);
  const address = link?.url ?? player.url;
  // Times that begin a text would be read as its times.
  const label = note === "" ? "" : player.written.join(" – ");
  const source = address === null ? "" : `[${label || "Snip"}](${address})`;
  const text = [note, source, transcript].filter((part) => part !== "").join("\n\n");
  return {
    id: link?.id ?? player.url ?? JSON.stringify([start, title, text]),
    takeaway: { number: 0, title, text, topics, start, end },
    doubt: outside
      ? `the time of “${title}”, ${formatClock(time!)}, lies outside ${player.written.join(" – ")}, which is read`
      : null,
  };
}

interface Heading {
  /** The time before the title, in seconds. */
  time: number | null;
  title: string;
  topics: string[];
  link: { url: string; id: string } | null;
}

/** `[02:56] Title`, or `⭐ [Title](https://share.snipd.com/snip/…) [[tag]] #tag`. */
function readHeading(head: string): Heading {
  const inHead = HEAD_TIME.exec(head);
  const time = parseClock(inHead?.[1] ?? "");
  const words = time === null ? head : head.slice(inHead![0].length);
  const at = words.indexOf("](https://share.snipd.com/snip/");
  const link = at < 0 ? null : SNIP_LINK.exec(words.slice(at));
  const open = link ? words.indexOf("[") : -1;
  if (!link || open >= at) return { time, ...plainHeading(words), link: null };
  const after = words.slice(at + link[0].length);
  const topics = [...after.matchAll(TAG)].map(([, page, tag]) => topicName(page ?? tag!));
  const parts = [words.slice(0, open), words.slice(open + 1, at), after.replace(TAG, "")];
  return {
    time,
    title: cleanLine(parts.map((part) => part.trim()).join(" ")) || "Untitled",
    topics: unique(topics).filter((topic) => topic !== ""),
    link: { url: link[1]!, id: link[2]! },
  };
}

function plainHeading(words: string): Pick<Heading, "title" | "topics"> {
  const pages = PAGES_BEHIND.exec(words)?.[0] ?? "";
  const tagged = topicsInTitle(words.slice(0, words.length - pages.length));
  const linked = [...pages.matchAll(TAG)].map(([, page]) => topicName(page!));
  return { title: tagged.text || "Untitled", topics: unique([...tagged.topics, ...linked]) };
}

interface Player {
  start: number | null;
  end: number | null;
  /** The times as they are there. */
  written: string[];
  url: string | null;
}

function readPlayer(below: readonly string[]): Player {
  const lines = below.filter((line) => line.includes("🎧") || line.includes("Play snip"));
  const play = lines.map((line) => PLAY.exec(line)).find((match) => match !== null);
  const times =
    lines.map((line) => TIMES.exec(line)).find((match) => match !== null) ??
    IN_LINK.exec(play?.[1] ?? "");
  const start = parseClock(times?.[1] ?? "");
  const end = start === null ? null : parseClock(times?.[2] ?? "");
  const written = start === null ? [] : [times![1]!, ...(end === null ? [] : [times![2]!])];
  return { start, end: end !== null && end > start! ? end : null, written, url: play?.[2] ?? null };
}

/**
 * Older notes have the moment that the listener pressed in the heading, and the range that Snipd
 * made of it below. The moment is the start only where something of the range follows it.
 */
function spanOf(time: number | null, { start, end }: Player) {
  if (start === null) return { start: time, end: null, outside: false };
  const before = time === null || time < start;
  const after = time !== null && end !== null && time >= end;
  const outside = time !== null && (before || (after && time > end));
  return { start: before || after ? start : time, end, outside };
}

/** The note with its quote, and the transcript; what only plays the sound is left out. */
function bodyOf(below: readonly string[], title: string): { note: string; transcript: string } {
  const note: string[] = [];
  const transcript: string[] = [];
  let quote = 0;
  let inTranscript = false;
  for (const [i, line] of below.entries()) {
    if (line === "" && below[i - 1] === "") continue;
    if (TIMES.test(line) || PLAY.test(line) || PLAYER.test(line)) continue;
    if (TRANSCRIPT.test(line)) inTranscript = true;
    else if (inTranscript) transcript.push(line);
    else if (/^\s*<details>\s*$/.test(line) && TRANSCRIPT.test(below[i + 1] ?? "")) continue;
    else {
      const heading = /^#{1,6} /.test(line);
      if (heading) quote = QUOTE.test(line) ? MAX_QUOTE : 0;
      if (heading && quote > 0) continue;
      note.push(quote > 0 ? quoted(line) : line);
      if (quote > 0) quote--;
    }
  }
  const text = tidy(note);
  const words = transcriptMarkdown(transcript);
  const first = `**${title}**`;
  return {
    note: text.split("\n", 1)[0] === first ? text.slice(first.length).trim() : text,
    transcript: words === "" ? "" : `#### Transcript\n\n${words}`,
  };
}
