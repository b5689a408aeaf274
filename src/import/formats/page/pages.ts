import { headValueIn } from "./head-values.ts";
import { isFurniture } from "./furniture.ts";
import { lineParts } from "./header.ts";
import { headingOf } from "./headings.ts";
import { closesSentence, type Line } from "./lines.ts";

const MAX_HEADER = 14;
const MAX_CHARACTERS = 160;
const MAX_NAMES = 3;
const SEPARATOR = /^[-=_*~—\s]{3,}$/;

/** The head of a page, as much of it as shows that a page begins. */
interface Header {
  /** The kinds of values in it. */
  kinds: ReadonlySet<string>;
  /** The lines above its first value, which are names. */
  names: string[];
  lines: number;
  /** The name of the section below it; null where no heading is left. */
  section: string | null;
  /** What the heading of that section begins with. */
  mark: string;
}

/**
 * The pages of a text, most often one. Another begins where a head with the values of the first
 * one's is above its section again; a heading alone begins none.
 */
export function pagesOf(lines: readonly Line[]): Line[][] {
  const filled = lines.filter(({ text }) => text !== "");
  const header = firstHeader(filled);
  const starts = header === null ? [] : nextPages(filled, header);
  const begins = starts.map((at) => lines.indexOf(filled[at]!));
  return [0, ...begins].map((from, i) => {
    const to = begins[i];
    return to === undefined ? lines.slice(from) : withoutSeparator(lines.slice(from, to));
  });
}

function firstHeader(filled: readonly Line[]): Header | null {
  const head = filled.slice(0, MAX_HEADER + 1);
  const end = head.findIndex(
    (line) => sectionOf(line) !== null || line.text.length >= MAX_CHARACTERS,
  );
  if (end < 1) return null;
  const own = head.slice(0, end).filter(({ text }) => !isFurniture(text));
  const first = own.findIndex((line) => kindsOf(line).length > 0);
  const kinds = new Set(own.flatMap(kindsOf));
  if (first < 0 || first > MAX_NAMES || kinds.size < 2) return null;
  const names = own.slice(0, first).map(({ text }) => text);
  const below = head[end]!;
  return { kinds, names, lines: end, section: sectionOf(below), mark: markOf(below) };
}

/** Where, among the filled lines, other pages begin. */
function nextPages(filled: readonly Line[], header: Header): number[] {
  const starts: number[] = [];
  let from = header.lines + 1;
  for (let at = from; at < filled.length; at++) {
    const start = isSectionOf(filled[at]!, header)
      ? startAbove(filled, at, from, header)
      : startAt(filled, at, header);
    if (start === null) continue;
    starts.push(start);
    at = Math.max(at, start + header.lines);
    from = at + 1;
  }
  return starts;
}

function isSectionOf(line: Line, { section, mark }: Header): boolean {
  return section !== null && markOf(line) === mark && sectionOf(line) === section;
}

function markOf({ text }: Line): string {
  return text.slice(0, 2).toLowerCase();
}

/** The first line of the head that is above a heading; null where none does. */
function startAbove(
  filled: readonly Line[],
  heading: number,
  from: number,
  header: Header,
): number | null {
  let top = heading;
  while (top > from && heading - top < header.lines + 2 && isHeadLine(filled[top - 1]!)) top--;
  const first = filled.slice(top, heading).findIndex((line) => sharesFact(line, header));
  if (first < 0) return null;
  const shared = sharedKinds(filled.slice(top, heading), header);
  const certain = ["numbered", "guests", "date"].some((kind) => shared.has(kind));
  return shared.size >= 2 && certain ? Math.max(top, top + first - header.names.length) : null;
}

/** Where a page has lost its headings, its head begins with the first one's first name again. */
function startAt(filled: readonly Line[], at: number, header: Header): number | null {
  if (header.section !== null || filled[at]!.text !== header.names[0]) return null;
  const head = filled.slice(at, at + header.lines);
  const shared = sharedKinds(head, header);
  return shared.size >= 3 && shared.has("numbered") ? at : null;
}

function sharedKinds(lines: readonly Line[], { kinds }: Header): Set<string> {
  return new Set(lines.flatMap(kindsOf).filter((kind) => kinds.has(kind)));
}

function sharesFact(line: Line, { kinds }: Header): boolean {
  return kindsOf(line).some((kind) => kinds.has(kind));
}

function sectionOf(line: Line): string | null {
  const name = headingOf(line)?.name ?? null;
  return name === "tldr" || name === "takeaways" ? name : null;
}

/** The values of a line; a number alone is a takeaway's. */
function kindsOf(line: Line): string[] {
  return lineParts(line).flatMap(({ text }) => {
    const value = headValueIn(text);
    if (value === null || (value.is === "numbered" && value.title === "" && !value.marked))
      return [];
    return [value.is.replace("unclear ", "")];
  });
}

function isHeadLine(line: Line): boolean {
  const { text } = line;
  if (text.length >= MAX_CHARACTERS || SEPARATOR.test(text)) return false;
  return kindsOf(line).length > 0 || isFurniture(text) || !closesSentence(text);
}

function withoutSeparator(lines: Line[]): Line[] {
  const last = lines.findLastIndex(({ text }) => text !== "");
  return SEPARATOR.test(lines[last]?.text ?? "") ? lines.slice(0, last) : lines;
}
