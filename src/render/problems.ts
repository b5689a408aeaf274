import type { Problem } from "../episode/problem.ts";
import { cleanLine, visible } from "../text/clean.ts";
import { GAP } from "./columns.ts";
import { flow, hang, highest, indent, pad, widthOf, wrap } from "./layout.ts";
import { marginOf, roomOf, type Screen } from "./screen.ts";

const LEAST_TEXT = 40;
const MAX_TEXT = 100;
const SEVERITY = "warning".length;
// Two spaces at which no row ends.
const TIE = "\u00a0\u00a0";

/** `path:line:column severity code message; hint`, the form that editors and greps read. */
export function problemLine(problem: Problem): string {
  const { path, line, column, severity, code, message, hint } = problem;
  const about = hint === null ? message : `${message}; ${hint}`;
  return cleanLine(visible(`${path}:${line}:${column} ${severity} ${code} ${about}`));
}

/** Problems under the names of their files, in columns, each with its hint below it. */
export function* problemsText(rows: readonly Problem[], screen: Screen): Iterable<string> {
  if (rows.length === 0) return;
  const { style } = screen;
  const places = rows.map(({ line, column }) => `${line}:${column}`);
  const placeWidth = highest(places.map(widthOf));
  const room = roomOf(screen) - 2;
  yield "\n";
  for (const [i, problem] of rows.entries()) {
    const isNext = problem.path === rows[i - 1]?.path;
    const name = style.title(cleanLine(visible(problem.path)));
    const head = isNext ? [] : [...(i === 0 ? [] : [""]), name];
    const place = style.faint(pad(places[i]!, placeWidth, "left"));
    const block = [...head, ...indent(problemRows(problem, place, { ...screen, width: room }), 2)];
    yield `${indent(block, marginOf(screen)).join("\n")}\n`;
  }
  yield "\n";
}

/** A problem in columns; where it is narrow, its message below its place and code. */
function problemRows(problem: Problem, place: string, { style, width }: Screen): string[] {
  const { severity, code, hint } = problem;
  const paint = severity === "error" ? style.error : style.warning;
  const mark = [place, pad(paint(severity), SEVERITY), ""].join(GAP);
  const message = cleanLine(visible(problem.message));
  const below = hint === null ? "" : cleanLine(visible(hint));
  const text = Math.min(width, MAX_TEXT) - widthOf(mark);
  const hintRows = (room: number) => (below === "" ? [] : wrap(below, room).map(style.faint));
  if (text >= LEAST_TEXT)
    return hang(mark, [...messageRows(message, style.faint(code), text), ...hintRows(text)]);
  const room = width - GAP.length;
  const head = flow([`${place}${GAP}${paint(severity)}`, style.faint(code)], GAP, width);
  return [...head, ...indent([...wrap(message, room), ...hintRows(room)], GAP.length)];
}

/** The message with the code at its end: not alone on a row, where it fits beside a word. */
function messageRows(message: string, code: string, room: number): string[] {
  const last = message.slice(message.lastIndexOf(" ") + 1);
  const between = widthOf(last + GAP + code) <= room ? TIE : GAP;
  return wrap(message + between + code, room).map((row) => row.replace(TIE, GAP));
}
