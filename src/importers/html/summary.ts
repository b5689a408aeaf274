import { cleanLine } from "../../episode/text.ts";
import { parseDay, parseDuration, parseReadingTime } from "../../episode/times.ts";
import { namesOf } from "../../episode/values.ts";
import type { EpisodeData } from "./json-ld.ts";
import { joinBlocks, type Block } from "../markup/markdown.ts";
import type { Guess } from "../importer.ts";
import { pageTakeaways } from "./takeaways.ts";
import { splitTitle } from "../titles.ts";

const NAMES = {
  tldr: /^(?:tl;?\s?dr|summary|overview)$/i,
  guests: /^(?:about\s+)?(?:the\s+)?(?:guest|speaker)(?:s|\(s\))?$/i,
  takeaways: /^(?:key\s+)?(?:takeaways|insights)$/i,
};
type Name = keyof typeof NAMES | "other";

const LABEL = /^(?:published(?:\s+on)?|date|duration|length|reading time|listen)\s*:?\s+/i;
const WITH = /^(?:with|guests?:?|featuring|feat\.)\s+(\S.*)$/i;
const READING = /\bread$|^reading/i;

interface Part {
  name: Name;
  title: string;
  level: number;
  blocks: Block[];
}

/** What the blocks of a page say of an episode; `title` is null where nothing is one. */
export function readPage(
  blocks: Block[],
  lineOf: (at: number) => number,
): { found: EpisodeData; guesses: Guess[] } {
  const { header, parts } = partition(blocks);
  const guesses: Guess[] = [];
  const found = readHeader(header, guesses, lineOf);
  const of = (name: Name) => parts.filter((part) => part.name === name);
  const tldr = of("tldr").flatMap((part) => part.blocks);
  const about = of("guests").flatMap((part) => part.blocks);
  if (about.length === 0 && (found.guests ?? []).length > 0) {
    const from = tldr.findIndex(({ markdown }, i) => i > 0 && introduces(markdown, found.guests!));
    if (from > 0) {
      about.push(...tldr.splice(from));
      guesses.push({
        line: lineOf(about[0]!.at),
        message: "this paragraph tells who the guests are",
      });
    }
  }
  const points = pageTakeaways(
    of("takeaways").flatMap((part) => part.blocks),
    lineOf,
  );
  guesses.push(...points.guesses);
  const sections = [
    { title: "", markdown: joinBlocks(found.intro) },
    { title: "Guests", markdown: joinBlocks(about) },
    ...of("other").map((part) => ({ title: part.title, markdown: joinBlocks(part.blocks) })),
    { title: "Notes", markdown: joinBlocks(points.before) },
  ];
  const { intro: _, ...facts } = found;
  return {
    found: { ...facts, tldr: joinBlocks(tldr) || null, sections, takeaways: points.takeaways },
    guesses,
  };
}

/** The blocks before the first section, and the sections. */
function partition(blocks: Block[]): { header: Block[]; parts: Part[] } {
  const header: Block[] = [];
  const parts: Part[] = [];
  let titled = false;
  for (const block of blocks) {
    const title = plain(block.markdown);
    const name = nameOf(title);
    const part = parts.at(-1);
    const level = block.heading || 2;
    const begins =
      name !== "other"
        ? block.heading > 0 || title.length === block.markdown.replace(/\*/g, "").length
        : block.heading > 0 && (part ? level <= part.level : titled && level <= 2);
    if (block.heading === 1 || splitTitle(title).number !== null) titled = true;
    if (begins) parts.push({ name, title, level, blocks: [] });
    else (part?.blocks ?? header).push(block);
  }
  return { header, parts };
}

function nameOf(title: string): Name {
  for (const [name, pattern] of Object.entries(NAMES) as [Name, RegExp][])
    if (title.length < 40 && pattern.test(title)) return name;
  return "other";
}

/** The title, and the short lines around it that hold a fact each; what else is there is kept. */
function readHeader(header: Block[], guesses: Guess[], lineOf: (at: number) => number) {
  const found: EpisodeData & { intro: Block[] } = { title: null, intro: [] };
  const numbered = header.findIndex(({ markdown }) => splitTitle(plain(markdown)).number !== null);
  const at = numbered >= 0 ? numbered : header.findIndex(({ heading }) => heading === 1);
  if (at >= 0) Object.assign(found, splitTitle(plain(header[at]!.markdown)));
  for (const [i, block] of header.entries()) {
    if (i === at) continue;
    const pieces = piecesOf(block.markdown);
    const facts = pieces.filter((piece) => takeFact(found, piece));
    if (facts.length === pieces.length) continue;
    // What stands further above is the site's, not the episode's.
    if (i === at - 1 && pieces.length === 1) {
      found.podcast = pieces[0]!;
      guesses.push({
        line: lineOf(block.at),
        message: `podcast “${pieces[0]}”, from the line above the title`,
      });
    } else if (i > at) found.intro.push(block);
  }
  return found;
}

function piecesOf(markdown: string): string[] {
  if (markdown.length > 300) return [markdown];
  return markdown
    .split(/\\?\n|\s[·•|]\s/)
    .map((piece) => plain(piece.replace(/^\s*(?:[-*]|\d+\.)\s+/, "")))
    .filter((piece) => piece !== "");
}

/** Takes a line's fact, if it is one and not yet known. */
function takeFact(found: EpisodeData, piece: string): boolean {
  if (piece.length > 200) return false;
  const bare = piece.replace(LABEL, "");
  const people = WITH.exec(piece)?.[1];
  const day = parseDay(bare);
  const reading = READING.test(piece) ? parseReadingTime(bare) : null;
  const length = /[a-z:]/i.test(bare)
    ? parseDuration(bare.replace(/\s+(?:listen|long)$/i, ""))
    : null;
  if (people !== undefined && !found.guests) found.guests = namesOf(people);
  else if (day !== null && !found.date) found.date = day;
  else if (reading !== null && !found.readingMinutes) found.readingMinutes = reading;
  else if (length !== null && !found.durationSeconds) found.durationSeconds = length;
  else return false;
  return true;
}

function introduces(markdown: string, guests: string[]): boolean {
  const text = plain(markdown);
  return guests.some((name) => text.startsWith(name));
}

/** A line of Markdown without its signs. */
function plain(markdown: string): string {
  return cleanLine(
    markdown
      .slice(0, 2000)
      .replace(/^#{1,6}\s+/, "")
      .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1")
      .replace(/\*{1,3}/g, "")
      .replace(/\\([!-/:-@[-`{-~])/g, "$1"),
  );
}
