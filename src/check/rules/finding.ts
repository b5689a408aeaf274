import type { Place, Problem } from "../../episode/problem.ts";
import { CODES, type Code } from "./codes.ts";
import type { Edit } from "./edits.ts";

/** A problem, and the edits that fix it; none where that takes a person. */
export interface Finding extends Problem {
  fix: readonly Edit[];
}

/** Adds a problem during a check. */
export type Note = (
  code: Code,
  place: Place,
  message: string,
  hint?: string | null,
  fix?: readonly Edit[],
) => void;

/** More findings of one kind in one file say nothing new, and a hostile file has millions. */
export const MOST_OF_A_KIND = 100;

/** A list of findings of the file `path` and the function that adds to it. */
export function findings(path: string): { found: Finding[]; note: Note } {
  const found: Finding[] = [];
  const counts = new Map<Code, number>();
  const last = new Map<Code, Finding & { fix: Edit[] }>();
  const note: Note = (code, place, message, hint = null, fix = []) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    const rest = last.get(code);
    if (count > MOST_OF_A_KIND && rest) {
      rest.message = `and ${count - MOST_OF_A_KIND + 1} more like these`;
      rest.hint = null;
      for (const edit of fix) rest.fix.push(edit);
      return;
    }
    const { severity } = CODES[code];
    const finding = { path, ...place, severity, code, message, hint, fix: [...fix] };
    found.push(finding);
    if (count === MOST_OF_A_KIND) last.set(code, finding);
  };
  return { found, note };
}

/** A problem that reading a file gave, as a finding that takes a person to fix. */
export function unfixed(problem: Problem): Finding {
  return { ...problem, fix: [] };
}
