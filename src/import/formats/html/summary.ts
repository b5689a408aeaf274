import type { EpisodeData } from "./json-ld.ts";
import { joinBlocks, type MarkdownBlock } from "../markup/markdown.ts";
import type { Guess } from "../importer.ts";
import { plain, takeMetadata } from "./take-metadata.ts";
import { pageTakeaways } from "./takeaways.ts";
import { splitGuests, UNSURE } from "../page/guests.ts";
import { splitTitle } from "../titles.ts";

const NAMES = {
  tldr: /^(?:tl;?\s?dr|summary|overview)$/i,
  guests: /^(?:about\s+)?(?:the\s+)?(?:guest|speaker)(?:s|\(s\))?$/i,
  takeaways: /^(?:key\s+)?(?:takeaways|insights)$/i,
};
type Name = keyof typeof NAMES | "other";

interface Part {
  name: Name;
  title: string;
  level: number;
  blocks: MarkdownBlock[];
}

/** What the blocks of a page say of an episode; `title` is null where nothing is one. */
export function readPage(
  blocks: MarkdownBlock[],
  lineOf: (at: number) => number,
): { found: EpisodeData; guesses: Guess[] } {
  const { header, parts } = partition(blocks);
  const guesses: Guess[] = [];
  const found = readHeader(header, guesses, lineOf);
  const of = (name: Name) => parts.filter((part) => part.name === name);
  const { tldr, about } = readTldr(
    of("tldr").flatMap((part) => part.blocks),
    of("guests").flatMap((part) => part.blocks),
    found.guests ?? [],
    (block, message) => guesses.push({ line: lineOf(block.at), message }),
  );
  const points = pageTakeaways(
    of("takeaways").flatMap((part) => part.blocks),
    lineOf,
  );
  for (const guess of points.guesses) guesses.push(guess);
  const sections = [
    { title: "", markdown: joinBlocks(found.intro) },
    { title: "Guests", markdown: joinBlocks(about) },
    ...of("other").map((part) => ({ title: part.title, markdown: joinBlocks(part.blocks) })),
    { title: "Notes", markdown: joinBlocks(points.before) },
  ];
  const { intro: _, ...metadata } = found;
  return {
    found: { ...metadata, tldr: joinBlocks(tldr) || null, sections, takeaways: points.takeaways },
    guesses,
  };
}

/** The TL;DR and who the guests are, which a page without a section for it says in its TL;DR. */
function readTldr(
  blocks: MarkdownBlock[],
  about: MarkdownBlock[],
  guests: string[],
  reportGuess: (block: MarkdownBlock, message: string) => void,
): { tldr: MarkdownBlock[]; about: MarkdownBlock[] } {
  if (about.length > 0 || guests.length === 0) return { tldr: blocks, about };
  const found = splitGuests(blocks, ({ markdown }) => plain(markdown), { guests, marked: true });
  if (found.about[0]) reportGuess(found.about[0], "this paragraph says who the guests are");
  for (const block of found.unsure) reportGuess(block, UNSURE);
  return found;
}

/** The blocks before the first section, and the sections. */
function partition(blocks: MarkdownBlock[]): { header: MarkdownBlock[]; parts: Part[] } {
  const header: MarkdownBlock[] = [];
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

/** The title, and the metadata in the short lines around it; other lines are kept. */
function readHeader(header: MarkdownBlock[], guesses: Guess[], lineOf: (at: number) => number) {
  const found: EpisodeData & { intro: MarkdownBlock[] } = { title: null, intro: [] };
  const numbered = header.findIndex(({ markdown }) => splitTitle(plain(markdown)).number !== null);
  const at = numbered >= 0 ? numbered : header.findIndex(({ heading }) => heading === 1);
  if (at >= 0) Object.assign(found, splitTitle(plain(header[at]!.markdown)));
  for (const [i, block] of header.entries()) {
    if (i === at) continue;
    const rest = takeMetadata(found, block);
    if (rest.length === 0) continue;
    // What is further above is the site's, not the episode's.
    if (i === at - 1 && rest.length === 1 && rest[0] === plain(block.markdown)) {
      found.podcast = rest[0];
      guesses.push({
        line: lineOf(block.at),
        message: `podcast “${rest[0]}”, from the line above the title`,
      });
    } else if (i > at) found.intro.push(block);
  }
  return found;
}
