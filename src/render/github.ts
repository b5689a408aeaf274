import type { Problem } from "../episode/problem.ts";
import { visible } from "../text/clean.ts";

/**
 * A problem as a GitHub workflow command, which shows it at its line in a pull request.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotation(problem: Problem): string {
  const { path, line, column, severity, code, message, hint } = problem;
  const file = property(path.replaceAll("\\", "/"));
  const text = hint === null ? message : `${message}\n${hint}`;
  return `::${severity} file=${file},line=${line},col=${column},title=${property(code)}::${data(text)}`;
}

function data(text: string): string {
  const shown = text.split("\n").map(visible).join("\n");
  return shown.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
