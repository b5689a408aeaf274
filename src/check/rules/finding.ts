import type { Place, Problem } from "../../episode/problem.ts";
import { CODES, type Code } from "./codes.ts";
import type { Edit } from "./edits.ts";

/** A problem, and the edits that fix it; none where that takes a person. */
export interface Finding extends Problem {
  fix: readonly Edit[];
}

/** What a rule says of a problem besides its code. */
interface Details extends Place {
  message: string;
  hint?: string | null;
  fix?: readonly Edit[];
}

/** Adds a finding to those of a file. */
export type ReportFinding = (code: Code, details: Details) => void;

/** More findings of one kind in one file add nothing, and a hostile file has millions. */
export const MOST_OF_A_KIND = 100;

/** The findings of the file `path`, empty at first, and the function that adds to them. */
export function collectFindings(path: string): { findings: Finding[]; report: ReportFinding } {
  const findings: Finding[] = [];
  const counts = new Map<Code, number>();
  const last = new Map<Code, Finding & { fix: Edit[] }>();
  const report: ReportFinding = (code, { line, column, message, hint = null, fix = [] }) => {
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
    const finding = { path, line, column, severity, code, message, hint, fix: [...fix] };
    findings.push(finding);
    if (count === MOST_OF_A_KIND) last.set(code, finding);
  };
  return { findings, report };
}

/** A problem that reading a file gave, as a finding without a fix. */
export function unfixed(problem: Problem): Finding {
  return { ...problem, fix: [] };
}
