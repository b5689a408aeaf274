import type { Takeaway } from "../episode.ts";
import { headings } from "../headings.ts";
import { timeAlone } from "../time-marks.ts";
import { readTakeaways } from "../takeaways.ts";
import { cleanBlock } from "../../text/clean.ts";
import { isTopicsLine } from "../topics-in-text.ts";
import { writeTakeaway } from "../write.ts";

/**
 * The lines of a section's takeaways, from the first on, that say what is wanted. A takeaway that
 * is wanted as it is keeps its lines.
 */
export function takeawayLines(section: readonly string[], wanted: readonly Takeaway[]): string[] {
  const { takeaways: placed } = readTakeaways(cleanBlock(section.join("\n")));
  const olds = placed.map(({ line, ...takeaway }, i) => ({
    takeaway,
    lines: section.slice(line, placed[i + 1]?.line),
  }));
  const list = olds.length > 0 && headings([...section]).every(({ level }) => level !== 3);
  const sources = pair(wanted, olds);
  const blocks = wanted.map((takeaway) => {
    const old = sources.get(takeaway);
    if (old && same(old.takeaway, takeaway)) return old.lines;
    if (list) return itemLines(takeaway);
    return old ? headingLines(old.lines, old.takeaway, takeaway) : write(takeaway);
  });
  return blocks.flatMap((block, i) =>
    i < blocks.length - 1 ? withBlankBelow(block) : trimmed(block),
  );
}

interface Block {
  takeaway: Takeaway;
  lines: string[];
}

/** What two states of a takeaway may have in common, the surest first; null is nothing. */
const COMMON: readonly ((takeaway: Takeaway) => string | null)[] = [
  ({ title, text }) => `${title}\n${text}`,
  ({ title }) => title,
  ({ text }) => text || null,
  ({ number }) => `${number}`,
];

/** The block each takeaway came from, where there is one; each is taken once. */
function pair(wanted: readonly Takeaway[], olds: readonly Block[]): Map<Takeaway, Block> {
  const pairs = new Map<Takeaway, Block>();
  const left = new Set(olds);
  for (const common of COMMON) {
    const blocks = new Map([...left].toReversed().map((one) => [common(one.takeaway), one]));
    for (const takeaway of wanted) {
      const key = common(takeaway);
      const block = pairs.has(takeaway) || key === null ? undefined : blocks.get(key);
      if (block && left.delete(block)) pairs.set(takeaway, block);
    }
  }
  return pairs;
}

function same(a: Takeaway, b: Takeaway): boolean {
  return a.number === b.number && a.title === b.title && a.text === b.text && sameTags(a, b);
}

function sameTags(a: Takeaway, b: Takeaway): boolean {
  return a.start === b.start && a.end === b.end && a.topics.join(" ") === b.topics.join(" ");
}

/** A takeaway under a heading, with only the parts anew that are not as they were. */
function headingLines(lines: string[], old: Takeaway, wanted: Takeaway): string[] {
  const fresh = write(wanted);
  const head = renamed(lines[0]!, old, wanted);
  if (head === null) return fresh;
  const first = lines.findIndex((line, i) => i > 0 && line.trim() !== "");
  const tagged = first > 0 && isTagLine(lines[first]!.trim());
  const below = lines.slice(tagged ? first + 1 : 1);
  const freshTagged = wanted.topics.length > 0 || wanted.start !== null;
  const tags = sameTags(old, wanted)
    ? lines.slice(1, tagged ? first + 1 : 1)
    : fresh.slice(1, freshTagged ? 2 : 1);
  const emptyBelow = below.slice(trimmed(below).length);
  const text =
    old.text === wanted.text ? below : [...fresh.slice(freshTagged ? 2 : 1), ...emptyBelow];
  return [head, ...tags, ...text];
}

/** Whether a line holds only topics, a time or both. */
function isTagLine(line: string): boolean {
  return isTopicsLine(line) || timeAlone(line) !== null;
}

const WRITTEN_NUMBER = /^(\s*#{3}\s+(?:\*\*)?)\d+(?=[.)])/;

/** The heading with a new number and title; null where they are not in it in this form. */
function renamed(line: string, old: Takeaway, wanted: Takeaway): string | null {
  const at = line.lastIndexOf(old.title);
  if (at < 0 || !/^\s*###/.test(line)) return null;
  const titled = line.slice(0, at) + wanted.title + line.slice(at + old.title.length);
  if (old.number === wanted.number) return titled;
  return WRITTEN_NUMBER.test(titled) ? titled.replace(WRITTEN_NUMBER, `$1${wanted.number}`) : null;
}

function write(takeaway: Takeaway): string[] {
  return writeTakeaway(takeaway).split("\n");
}

/** A takeaway as an item of an ordered list. */
function itemLines(takeaway: Takeaway): string[] {
  const [, ...below] = write(takeaway);
  const marker = `${takeaway.number}. `;
  const indent = " ".repeat(marker.length);
  const indented = below.map((line) => (line === "" ? "" : indent + line));
  return [`${marker}**${takeaway.title}**`, ...indented];
}

function withBlankBelow(lines: string[]): string[] {
  return lines.at(-1)?.trim() === "" ? lines : [...lines, ""];
}

function trimmed(lines: string[]): string[] {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines.slice(0, last + 1);
}
