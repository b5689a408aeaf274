import { headings } from "../../episode/headings.ts";
import type { Place } from "../../episode/problem.ts";
import type { PlacedSection } from "../../episode/sections.ts";
import type { CheckContext } from "./context.ts";

/** Reports empty, doubled and unread sections. */
export function checkBody(context: CheckContext): void {
  const { parsed, report } = context;
  const { parts, front } = parsed.layout;
  const inner = levelsBelow(parts.lines);
  const place = ({ headLine }: PlacedSection) => ({ line: front.bodyLine + headLine, column: 1 });
  for (const section of [...parts.sections, ...parts.takeaways]) {
    const { title, outline } = section;
    // A heading with others below it groups them.
    const group = (inner.get(outline.line) ?? 0) > outline.level;
    if (isEmpty(section) && !group && outline.level > 0)
      report("section-empty", {
        ...place(section),
        message: `“${title}” is empty`,
        hint: "write it, or remove its heading",
      });
  }
  const unread = parts.takeaways.filter(
    (section) => !isEmpty(section) && !parsed.layout.takeaways.some((line) => holds(section, line)),
  );
  const [first] = unread;
  if (first)
    report("takeaways-unread", {
      ...place(first),
      message: `no takeaway is found in “${first.title}”${andMore(unread)}`,
      hint: "begin each with ### 1. and its title",
    });
  checkDoubles(context, place);

  function holds({ pieces }: PlacedSection, line: number): boolean {
    const at = line - front.bodyLine;
    return pieces.some(({ from, to }) => at >= from && at < to);
  }
}

const KINDS = { tldr: "TL;DR", guests: "Guests section" };

function checkDoubles(
  { parsed, report }: CheckContext,
  place: (section: PlacedSection) => Place,
): void {
  const { parts } = parsed.layout;
  for (const kind of ["tldr", "guests"] as const) {
    const own = parts.sections.filter(({ outline: { named } }) => named?.kind === kind);
    const main = own.find(({ name }) => name === kind);
    const others = own.filter((one) => one !== main);
    const [other] = others;
    if (!other || !main) continue;
    report("section-double", {
      ...place(other),
      message: `a second ${KINDS[kind]}, “${other.title}”, is read as a section of its own${andMore(others)}`,
      hint: `join it with “${main.title}” on line ${place(main).line}, or give it another title`,
    });
  }
}

function andMore(all: readonly unknown[]): string {
  return all.length > 1 ? `, and ${all.length - 1} more like it` : "";
}

/** For the line of each heading, the level of the next heading; 0 for the last. */
function levelsBelow(lines: string[]): Map<number, number> {
  const all = headings(lines);
  return new Map(all.map(({ start }, i) => [start, all[i + 1]?.level ?? 0]));
}

/** Whether a section contains only thematic breaks and comments. */
function isEmpty({ markdown }: PlacedSection): boolean {
  if (markdown.length > 2000) return false;
  return (
    markdown
      .replace(/<!--[^]*?-->/g, "")
      .replace(/^[\s*_-]+$/gm, "")
      .trim() === ""
  );
}
