import { headings } from "./headings.ts";
import { softLine } from "./openers.ts";
import { hasBoldLead } from "./lead.ts";
import { isRun } from "./hashtags.ts";

/** No section has more points; one that seems to is plain text, and is looked at no further. */
export const MOST_POINTS = 20_000;

/** How a takeaway begins. */
type BlockForm = "heading" | "bold" | "item" | "paragraph";

/** The lines of a takeaway, as they are in its section; lines count from 0. */
export interface Block {
  form: BlockForm;
  line: number;
  /** The line its lines end before. */
  to: number;
  /** The words of its heading; of an item or paragraph the first line without its marker. */
  head: string;
  /** The first line after its head. */
  below: number;
  /** Columns that an item's own lines are indented by. */
  indent: number;
  /** The number before an item, null without one. */
  number: number | null;
}

const ITEM = /^( {0,3})(?:(?:[-*+•]|(\d{1,9})[.)])(?:[ \t]+|$)|(\d{1,2})[、）．][ \t]*(?=\S))/;
const INTO_FILE = /^\[[^\]]*\]\(#(?!t=)[^)]*\)\s*$/;

/** A number at the start of a heading. */
export const WRITTEN = /^\d{1,10}(?:[.)](?:\s|$)|[）、．])/;

/**
 * The blocks under the headings of the highest level, and above the first of them those of numbered
 * ones; null without headings.
 */
export function headingBlocks(lines: string[], hidden: boolean[]): Block[] | null {
  const all = headings(lines, hidden).filter(
    ({ inList, level, text }) => !inList && (level > 1 || text !== ""),
  );
  if (all.length === 0) return null;
  const level = all.reduce((least, heading) => Math.min(least, heading.level), 7);
  let least = 7;
  return all
    .filter((heading) => {
      const points = heading.level === level || (least > level && WRITTEN.test(heading.text));
      if (points && heading.level <= least) least = heading.level;
      return points && heading.level === least;
    })
    .map(({ text, start, end }) => block({ form: "heading", line: start, head: text, below: end }));
}

/** The blocks under lines that are bold and nothing else, null where there are not two. */
export function boldBlocks(lines: readonly string[], hidden: readonly boolean[]): Block[] | null {
  const found: Block[] = [];
  for (let i = 0; i < lines.length && found.length <= MOST_POINTS; i++) {
    const soft = hidden[i] ? null : softLine(lines, i, undefined);
    if (soft?.form === "bold")
      found.push(block({ form: "bold", line: i, head: soft.title, below: i + 1 }));
  }
  return found.length >= 2 ? found : null;
}

/** The items of the lists at their top level, but for links into the file and items of hashtags. */
export function itemBlocks(lines: readonly string[], hidden: readonly boolean[]): Block[] {
  const found: Block[] = [];
  let ordered = 0;
  let outer = Infinity;
  for (const [i, line] of lines.entries()) {
    if (found.length > MOST_POINTS) break;
    const item = hidden[i] ? null : ITEM.exec(line);
    if (!item) continue;
    const indent = item[1]!.length;
    if (indent >= outer + 2 || (indent > outer && indent >= contentIndent(found.at(-1)!, lines)))
      continue;
    const head = line.slice(item[0].length);
    const digits = item[2] ?? item[3];
    const number = digits === undefined ? null : Number(digits);
    // Bullets at the left margin between numbered points say more of the point above.
    if (number === null && ordered > 0 && followsNumber(lines, i, hidden)) continue;
    if (number !== null) ordered++;
    if (INTO_FILE.test(head) || (found.length > 0 && isRun(head))) continue;
    outer = Math.min(outer, indent);
    found.push({
      ...block({ form: "item", line: i, head, below: i + 1 }),
      indent: widthOf(item),
      number,
    });
  }
  return found;
}

/** Whether a numbered point comes after the bullets that begin here. */
function followsNumber(
  lines: readonly string[],
  from: number,
  hidden: readonly boolean[],
): boolean {
  for (let i = from + 1; i < lines.length && i < from + 200; i++) {
    const item = hidden[i] ? null : ITEM.exec(lines[i]!);
    const digits = item?.[2] ?? item?.[3];
    if (digits !== undefined) return Number(digits) > 1;
    if (!item && lines[i]!.trim() !== "" && !/^\s/.test(lines[i]!)) return false;
  }
  return from > 0 && lines[from - 1]!.trim() !== "";
}

function contentIndent({ line }: Block, lines: readonly string[]): number {
  return widthOf(ITEM.exec(lines[line]!)!);
}

/** CommonMark: the content of an item begins one to four columns after its marker. */
function widthOf([whole, indent, number, wide]: RegExpExecArray): number {
  if (wide !== undefined) return indent!.length + 2;
  const marker = indent!.length + (number === undefined ? 1 : number.length + 1);
  const padding = whole.length - marker;
  return marker + (padding >= 1 && padding <= 4 ? padding : 1);
}

/** No paragraph of a text: rules, images, tables, quotes, tags, definitions and times alone. */
const NOT_TEXT =
  /^(?:\||>|<[^>]*>\s*$|!\[[^\]]*\]\([^)]*\)\s*$|\[[^\]]+\]:|(?:[-*_]\s*){3,}$|#{1,6}(?:\s|$)| {4}|\t)/;

/** The paragraphs that begin with a bold lead, or where none does all of them. */
export function paragraphBlocks(lines: readonly string[], hidden: readonly boolean[]): Block[] {
  const found: Block[] = [];
  let fresh = true;
  for (const [i, line] of lines.entries()) {
    if (found.length > MOST_POINTS) break;
    if (hidden[i] || line.trim() === "") {
      fresh = true;
      continue;
    }
    if (fresh && !NOT_TEXT.test(line) && !isRun(line.trim()))
      found.push(block({ form: "paragraph", line: i, head: line, below: i + 1 }));
    fresh = false;
  }
  const led = found.filter(({ head }) => hasBoldLead(head));
  return led.length > 0 ? led : found;
}

function block({
  form,
  line,
  head,
  below,
}: Pick<Block, "form" | "line" | "head" | "below">): Block {
  return { form, line, to: Infinity, head, below, indent: 0, number: null };
}

/** Lets each block end where the next begins, the last at `end`. */
export function ended(blocks: Block[], end: number): Block[] {
  for (let i = 0; i < blocks.length; i++) blocks[i]!.to = blocks[i + 1]?.line ?? end;
  return blocks;
}
