import { headingLine, headings, scan } from "./headings.ts";

/** The level of the heading of a takeaway. */
export const TAKEAWAY_LEVEL = 3;

const VERBATIM = /<(?:!--|pre|script|style|textarea)/i;

/** A text in which no code and no comment stays open, so that what follows it is not swallowed. */
export function closed(markdown: string): string {
  const tagged = markdown.includes("<") && VERBATIM.test(markdown);
  if (!tagged && !markdown.includes("```") && !markdown.includes("~~~")) return markdown;
  const { end } = scan(markdown.split("\n"));
  return end === null ? markdown : `${markdown.trimEnd()}\n${end}`;
}

/**
 * A text that can be inside a section or takeaway without ending it: its headings go down to
 * `level` where they are above it, and code or a comment left open is closed.
 */
export function nested(markdown: string, level: number): string {
  if (!/^ {0,3}[#=-]/m.test(markdown)) return closed(markdown);
  const lines = markdown.split("\n");
  const high = headings(lines).filter((heading) => heading.level < level);
  let from = 0;
  const parts = high.flatMap(({ text, start, end }) => {
    const indent = /^ */.exec(lines[start]!)![0];
    const before = lines.slice(from, start);
    from = end;
    return [...before, indent + headingLine(level, text)];
  });
  return closed([...parts, ...lines.slice(from)].join("\n"));
}
