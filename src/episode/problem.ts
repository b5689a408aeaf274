/** How much a problem matters: an error makes `check` fail, a warning does not. */
export type Severity = "error" | "warning";

/** One thing that is wrong with a document, and where. Lines and columns count from 1. */
export interface Problem {
  path: string;
  line: number;
  column: number;
  severity: Severity;
  code: string;
  message: string;
  hint: string | null;
}

/** A place in a file, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** Takes a problem note during a reading; the path is added by whoever started it. */
export type Report = (
  severity: Severity,
  code: string,
  place: Place,
  message: string,
  hint?: string,
) => void;

/** A list of problems of the file `path` and the function that adds to it. */
export function collect(path: string): { problems: Problem[]; report: Report } {
  const problems: Problem[] = [];
  const report: Report = (severity, code, place, message, hint) => {
    problems.push({ path, ...place, severity, code, message, hint: hint ?? null });
  };
  return { problems, report };
}

/** `path:line:column: message`, the form compilers print and editors jump to. */
export function at(problem: Problem): string {
  return `${problem.path}:${problem.line}:${problem.column}: ${problem.message}`;
}
