import type { Takeaway } from "../episode/episode.ts";
import { cleanLine, topicName, unique } from "../episode/text.ts";
import { parseClock } from "../episode/times.ts";

const LINK = /\[([^\n]*)\]\((https:\/\/share\.snipd\.com\/snip\/([\w-]+)[^()\s]*)\)/;
const TIMES = /^\s*(?:[-*] )?🎧\s*(\d[\d:]*)(?:\s*[-–]\s*(\d[\d:]*))?/;
const TAG = /\[\[([^[\]]+)\]\]|(?<=^|\s)#([\p{L}\p{N}_/-]+)/gu;
const QUOTE = /^#{4} (?:💬 )?Quote\s*$/;
const TRANSCRIPT =
  /^(?:#{4} |<details>\s*<summary>|<summary>)(?:📚 )?Transcript\s*(?:<\/summary>)?\s*$/;
/** How far below its heading a snip's time stands at most, in lines. */
const REACH = 8;
const MAX_HEADING = 2000;

/** The snips of a note as takeaways, and what stands around them. */
export function readSnips(markdown: string): { takeaways: Takeaway[]; rest: string } {
  const lines = markdown.split("\n");
  const starts = [...lines.keys()].filter((i) => isSnip(lines, i));
  const rest = lines
    .slice(0, starts[0] ?? lines.length)
    .filter((line) => !/^## Snips\s*$/.test(line));
  const snips = new Map<string, Takeaway>();
  for (const [i, start] of starts.entries()) {
    const below = lines.slice(start + 1, starts[i + 1] ?? lines.length);
    const end = below.findIndex((line) => line.startsWith("## "));
    if (end >= 0) for (const line of ["", ...below.slice(end)]) rest.push(line);
    const own = end < 0 ? below : below.slice(0, end);
    const { id, takeaway } = readSnip(lines[start]!, own);
    // A note that is added to may hold a snip twice; the fuller one is the newer.
    const before = snips.get(id);
    if (!before || before.text.length < takeaway.text.length) snips.set(id, takeaway);
  }
  const takeaways = [...snips.values()].map((snip, i) => ({ ...snip, number: i + 1 }));
  return { takeaways, rest: rest.join("\n").trim() };
}

/** Notes have third headings of their own, so a snip's shows its link or a time soon after. */
function isSnip(lines: string[], i: number): boolean {
  if (!lines[i]!.startsWith("### ") || lines[i]!.length > MAX_HEADING) return false;
  if (LINK.test(lines[i]!)) return true;
  for (let j = i + 1; j <= i + REACH && j < lines.length && !/^#{1,3} /.test(lines[j]!); j++)
    if (lines[j]!.includes("🎧")) return true;
  return false;
}

function readSnip(heading: string, below: string[]): { id: string; takeaway: Takeaway } {
  const head = heading.replace(/^###\s+/, "");
  const link = LINK.exec(head);
  const time = below.map((line) => TIMES.exec(line)).find((match) => match !== null);
  const inHead = /^\[([\d:]+)\]\s*/.exec(head);
  const start = parseClock(time?.[1] ?? inHead?.[1] ?? "");
  const end = start === null ? null : parseClock(time?.[2] ?? "");
  const tail = link ? head.slice(link.index + link[0].length) : "";
  const tags = [...tail.matchAll(TAG)].map(([, page, tag]) => topicName(page ?? tag!));
  const star = link ? head.slice(0, link.index).trim() : "";
  const title = cleanLine(link ? link[1]! : head.slice(inHead?.[0].length ?? 0));
  const span = time?.[2] === undefined ? "Snip" : `${time[1]} – ${time[2]}`;
  const source = link ? [star, `[${span}](${link[2]})`].join(" ").trim() : "";
  const { note, transcript } = bodyOf(below);
  const text = [note, source, transcript].filter((part) => part !== "").join("\n\n");
  const topics = unique(tags).filter((topic) => topic !== "");
  return {
    id: link?.[3] ?? `${start} ${title}`,
    takeaway: { number: 0, title, text, topics, start, end },
  };
}

/** The note with its quote, and the transcript; what only plays the sound is left out. */
function bodyOf(below: string[]): { note: string; transcript: string } {
  const note: string[] = [];
  const transcript: string[] = [];
  let quote = false;
  for (const line of below) {
    if (TIMES.test(line) || /^\s*<(?:audio|iframe)\b|^<\/?details>\s*$/.test(line)) continue;
    const heading = /^#{1,6} /.test(line);
    if (heading) quote = QUOTE.test(line);
    if (TRANSCRIPT.test(line)) transcript.push("#### Transcript", "");
    else if (transcript.length > 0) transcript.push(line);
    else if (!(heading && quote)) note.push(quote ? quoted(line) : line);
  }
  return { note: tidy(note), transcript: tidy(transcript) };
}

/** Without the rule that ends a snip, and with one empty line where there are several. */
function tidy(lines: string[]): string {
  const last = lines.findLastIndex((line) => !/^(?:---)?\s*$/.test(line));
  const text = lines.slice(0, last + 1).join("\n");
  return text.replace(/\n{3,}/g, "\n\n").trim();
}

function quoted(line: string): string {
  return /^(?:>|\s*$|---\s*$)/.test(line) ? line : `> ${line}`;
}

/** A line with its links as their texts. */
export function withoutLinks(text: string): string {
  return text.replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1");
}
