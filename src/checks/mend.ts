import type { Parsed } from "../episode/parse.ts";
import { applyEdits } from "./edits.ts";
import type { Finding } from "./finding.ts";

/** What a check found, and what else it knows of the text. */
interface Result {
  found: Finding[];
}

/** Each round makes the edits that did not overlap; more rounds than kinds of them change nothing. */
const ROUNDS = 5;

/**
 * A text with all done that its findings know how to mend, and what its check says then. Taking
 * out a hidden character may give the facts another meaning, so where the results are not `alike`
 * those stay, and where even that does not help the text is left as it is.
 */
export function mend<R extends Result>(
  text: string,
  check: (text: string) => R,
  alike: (before: R, after: R) => boolean,
): { text: string; last: R } {
  const first = check(text);
  for (const kept of ["", "control-character"]) {
    const fixes = (result: R) =>
      result.found.flatMap(({ code, fix }) => (code === kept ? [] : fix));
    let better = text;
    let last = first;
    for (let i = 0; i < ROUNDS && fixes(last).length > 0; i++) {
      better = applyEdits(better, fixes(last));
      last = check(better);
    }
    if (alike(first, last)) return { text: better, last };
  }
  return { text, last: first };
}

/** Whether two readings of a file say the same but for its topics and the text of its sections. */
export function sameFacts(before: Parsed, after: Parsed): boolean {
  return !before.readable || (after.readable && facts(before) === facts(after));
}

function facts({ episode }: Parsed): string {
  const { sections, takeaways, topics: _, ...rest } = episode;
  const heads = takeaways.map(({ number, start }) => ({ number, start }));
  return JSON.stringify({ ...rest, names: sections.map(({ name }) => name), heads });
}
