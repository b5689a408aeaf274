import type { Guess } from "../importer.ts";
import { headingOf, looksLikeHeading } from "./headings.ts";
import { closesSentence, type Line } from "./lines.ts";
import { numberedPoints, numberedPointsIn } from "./points.ts";

/** A part of a page below a heading; `name` is null for one with no meaning of its own. */
export interface PagePart {
  name: string | null;
  title: string;
  lines: Line[];
}

const PROSE = 160;

/** A page taken apart at its headings: what is above the first, and the parts. */
export function splitParts(
  lines: readonly Line[],
  guesses: Guess[],
): { head: Line[]; parts: PagePart[] } {
  const head: Line[] = [];
  const parts: PagePart[] = [];
  for (const line of lines) {
    const heading = headingOf(line);
    const part = parts.at(-1);
    if (heading && !repeats(parts, heading.name)) {
      const rest = heading.rest === "" ? [] : [{ ...line, text: heading.rest }];
      parts.push({ name: heading.name, title: heading.title, lines: rest });
    } else if (part) part.lines.push(line);
    else if (line.text.length >= PROSE && head.length > 0) {
      guesses.push({ line: line.number, message: "the first paragraph is taken as the TL;DR" });
      parts.push({ name: "tldr", title: "TL;DR", lines: [line] });
    } else head.push(line);
  }
  if (!repeats(parts, "takeaways")) splitNumbers(parts, guesses);
  return { head, parts: parts.flatMap((part) => withTail(part, guesses)) };
}

/**
 * Where no heading says so, numbered lines at the end of a section with a meaning are takeaways.
 */
function splitNumbers(parts: PagePart[], guesses: Guess[]): void {
  const last = parts.at(-1);
  const points = last?.name ? numberedPoints(last.lines) : [];
  if (!last || points.length < 2) return;
  const line = points[0]!.line;
  const at = last.lines.findIndex(({ number }) => number === line);
  guesses.push({ line, message: "numbered lines are taken as the takeaways" });
  parts.push({ name: "takeaways", title: "Takeaways", lines: last.lines.splice(at) });
}

/** A word that is a heading's is text where that section is there already. */
function repeats(parts: readonly PagePart[], name: string | null): boolean {
  return name !== null && parts.some((part) => part.name === name);
}

/** The last takeaway may be followed by a heading of a kind that no list has. */
function withTail(part: PagePart, guesses: Guess[]): PagePart[] {
  if (part.name !== "takeaways") return [part];
  const points = numberedPointsIn(part.lines);
  const own = points.at(-1)?.lines.filter(({ text }) => text !== "") ?? [];
  const heading = own.find(
    (line, i) =>
      i > 0 &&
      i < own.length - 1 &&
      closesSentence(own[i - 1]!.text) &&
      looksLikeHeading(line.text) &&
      // A second section of takeaways would be read as more of them.
      headingOf(line)?.name !== "takeaways",
  );
  if (!heading || points.length < 2) return [part];
  guesses.push({ line: heading.number, message: `“${heading.text}” is taken as a heading` });
  const at = part.lines.findIndex(({ number }) => number === heading.number);
  return [
    { ...part, lines: part.lines.slice(0, at) },
    { name: null, title: heading.text, lines: part.lines.slice(at + 1) },
  ];
}
