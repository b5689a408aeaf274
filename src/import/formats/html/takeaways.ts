import type { Takeaway } from "../../../episode/episode.ts";
import { plainTakeaway } from "../../../episode/gather-takeaways.ts";
import { readTakeaways } from "../../../episode/takeaways.ts";
import { cleanLine } from "../../../text/clean.ts";
import type { Guess } from "../importer.ts";
import { joinBlocks, type MarkdownBlock } from "../markup/markdown.ts";

const NUMBER_ALONE = /^\*{0,3}#?0*(\d{1,3})[.)]?\*{0,3}$/;
const NUMBERED = /^(?:\*\*)?0*(\d{1,3})[.)]?(?:\*\*)?\s+(?=\*\*|\S)/;
const ITEM = /^\d+\. /;
const BOLD = /^\*\*[^*]+\*\*/;

/** One point of a page, its number where one is written. */
interface Point {
  number: number | null;
  /** With its markup, where the page sets it apart from the text. */
  title: string | null;
  blocks: MarkdownBlock[];
  at: number;
}

/** The takeaways of the blocks under their heading; `lineOf` gives a block's line for a guess. */
export function pageTakeaways(
  blocks: MarkdownBlock[],
  lineOf: (at: number) => number,
): { takeaways: Takeaway[]; guesses: Guess[]; before: MarkdownBlock[] } {
  const headed = blocks.some(({ heading }) => heading > 0);
  const first = headed ? -1 : blocks.findIndex(({ markdown }) => ITEM.test(markdown));
  if (first >= 0) {
    const list = blocks.slice(first);
    const plain = list.filter(({ markdown }) => ITEM.test(markdown) && !markdown.includes("**"));
    return {
      takeaways: readTakeaways(joinBlocks(list)).takeaways.map(plainTakeaway),
      guesses: plain.map(({ markdown, at }) => cut(markdown, lineOf(at))),
      before: blocks.slice(0, first),
    };
  }
  const guesses: Guess[] = [];
  const { before, points } = split(blocks, headed);
  const takeaways = points.map((point, i): Takeaway => {
    const number = point.number ?? i + 1;
    if (point.title !== null) return takeaway(number, point.title, joinBlocks(point.blocks));
    const [read] = readTakeaways(asItem(point.blocks)).takeaways;
    guesses.push(cut(read?.title ?? "", lineOf(point.at)));
    return { ...takeaway(number, read?.title ?? "", read?.text ?? ""), topics: read?.topics ?? [] };
  });
  return { takeaways, guesses, before };
}

function takeaway(number: number, title: string, text: string): Takeaway {
  return { number, title: bare(title), text, topics: [], start: null, end: null };
}

function cut(text: string, line: number): Guess {
  const start = cleanLine(text).slice(0, 60);
  return { line, message: `a takeaway's title ends where its first sentence does: “${start}…”` };
}

/** A point begins at a heading, else at a number that is alone or a paragraph's bold beginning. */
function split(
  blocks: MarkdownBlock[],
  headed: boolean,
): { before: MarkdownBlock[]; points: Point[] } {
  const before: MarkdownBlock[] = [];
  const points: Point[] = [];
  let number: number | null = null;
  for (const block of blocks) {
    const alone = NUMBER_ALONE.exec(block.markdown);
    if (alone) {
      number = Number(alone[1]);
      if (!headed) points.push({ number, title: null, blocks: [], at: block.at });
      continue;
    }
    const point = points.at(-1);
    if (headed ? block.heading > 0 : BOLD.test(block.markdown.replace(NUMBERED, ""))) {
      const written = NUMBERED.exec(block.markdown.replace(/^#+\s/, ""));
      const text = block.markdown.replace(/^#+\s/, "").slice(written?.[0].length ?? 0);
      const title = headed ? text : BOLD.exec(text)![0];
      const rest = { ...block, markdown: text.slice(title.length).replace(/^[\s.:–—-]+/, "") };
      const own = rest.markdown === "" ? [] : [rest];
      const given = written ? Number(written[1]) : number;
      // After a number that is alone the point is there already.
      if (point && point.title === null && point.blocks.length === 0)
        Object.assign(point, { title, blocks: own });
      else points.push({ number: given, title, blocks: own, at: block.at });
      number = null;
    } else (point?.blocks ?? before).push(block);
  }
  for (const point of points) titleAlone(point);
  return {
    before,
    points: points.filter(({ title, blocks: own }) => title !== null || own.length > 0),
  };
}

/** A short first paragraph without a full stop, above others, is a title. */
function titleAlone(point: Point): void {
  const [first, second] = point.blocks;
  if (point.title !== null || !first || !second) return;
  if (first.markdown.length > 160 || /[.!?]$/.test(first.markdown)) return;
  point.title = first.markdown;
  point.blocks = point.blocks.slice(1);
}

function asItem(blocks: MarkdownBlock[]): string {
  return `1. ${joinBlocks(blocks).replace(/\n(?=.)/g, "\n   ")}`;
}

/** A title without the signs that make all of it bold. */
function bare(title: string): string {
  return cleanLine(title.replace(/^(\*\*|\*)(.*)\1$/, "$2")).replace(/(?<!\.)[.:]$/, "");
}
