import type { Guess } from "./importer.ts";

/** More than anybody keeps of one episode; what is beyond is kept as text. */
export const MOST_KEPT = 5000;

/** A section with what is beyond the most that is read of a note, and what to report of it. */
export interface Overflow {
  sections: { title: string; markdown: string }[];
  guesses: Guess[];
}

/** Keeps lines as they are, so that reading them again takes nothing in them for more than text. */
export function overflow(what: string, lines: readonly string[]): Overflow {
  if (lines.length === 0) return { sections: [], guesses: [] };
  const longest = lines.reduce((most, line) => Math.max(most, /^\s*~*/.exec(line)![0].length), 0);
  const fence = "~".repeat(Math.max(3, longest + 1));
  const markdown = [fence, ...lines, fence].join("\n");
  const message = `more than ${MOST_KEPT} ${what}; those that follow are kept as text`;
  return { sections: [{ title: `Other ${what}`, markdown }], guesses: [{ line: 1, message }] };
}

/** The lines of a note with as many items as are read, others empty, and the lines of these. */
export function bounded(
  lines: readonly string[],
  isItem: (line: string) => boolean,
): { rest: string[]; over: string[] } {
  const rest = [...lines];
  const over: string[] = [];
  let items = 0;
  for (const [i, line] of lines.entries()) {
    if (!isItem(line) || ++items <= MOST_KEPT) continue;
    over.push(line);
    rest[i] = "";
  }
  return { rest, over };
}
