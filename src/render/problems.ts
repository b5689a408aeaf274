import type { Problem } from "../episode/problem.ts";
import { cleanLine, visible } from "../text/clean.ts";
import { hang, highest, indent, pad, widthOf, wrap } from "./layout.ts";
import type { Screen } from "./screen.ts";

const GAP = "  ";
const LEAST_TEXT = 16;

/** `path:line:column severity code message; hint`, the form that editors and greps read. */
export function problemLine(problem: Problem): string {
  const { path, line, column, severity, code, message, hint } = problem;
  const about = hint === null ? message : `${message}; ${hint}`;
  return cleanLine(visible(`${path}:${line}:${column} ${severity} ${code} ${about}`));
}

/** Problems under the names of their files, in columns, each with its hint below it. */
export function* problemsText(rows: readonly Problem[], screen: Screen): Iterable<string> {
  const places = rows.map(({ line, column }) => `${line}:${column}`);
  const placeWidth = highest(places.map(widthOf));
  const severityWidth = "warning".length;
  for (const [i, problem] of rows.entries()) {
    const { path } = problem;
    const { style } = screen;
    if (path !== rows[i - 1]?.path)
      yield `${i === 0 ? "" : "\n"}${style.title(cleanLine(visible(path)))}\n`;
    const severity = pad(problem.severity, severityWidth);
    const mark = [
      style.faint(pad(places[i]!, placeWidth, "left")),
      problem.severity === "error" ? style.heading(severity) : style.source(severity),
    ].join(GAP);
    yield `${indent(hang(`${mark}${GAP}`, aboutRows(problem, placeWidth + severityWidth, screen)), 2).join("\n")}\n`;
  }
}

function aboutRows(problem: Problem, taken: number, { style, width }: Screen): string[] {
  const room = Math.max(LEAST_TEXT, Math.min(width, 100) - taken - 3 * GAP.length);
  const { message, hint, code } = problem;
  const text = `${cleanLine(visible(message))}${GAP}${style.faint(code)}`;
  const more = hint === null ? [] : wrap(style.faint(cleanLine(visible(hint))), room);
  return [...wrap(text, room), ...more];
}
