import type { Problem } from "../episode/problem.ts";
import { cleanLine, visible } from "../text/clean.ts";
import { GAP } from "./columns.ts";
import { hang, highest, indent, pad, widthOf, wrap } from "./layout.ts";
import { marginOf, roomOf, type Screen } from "./screen.ts";

const LEAST_TEXT = 16;
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
    const severity = problem.severity === "error" ? style.error("error") : style.warning("warning");
    const marks = [style.faint(pad(places[i]!, placeWidth, "left")), pad(severity, SEVERITY)];
    const mark = `${marks.join(GAP)}${GAP}`;
    const text = aboutRows(problem, Math.min(room, MAX_TEXT) - widthOf(mark), screen);
    const isNext = problem.path === rows[i - 1]?.path;
    const name = style.title(cleanLine(visible(problem.path)));
    const head = isNext ? [] : [...(i === 0 ? [] : [""]), name];
    const block = [...head, ...indent(hang(mark, text), 2)];
    yield `${indent(block, marginOf(screen)).join("\n")}\n`;
  }
  yield "\n";
}

/** The message with the code at its end, then the hint. */
function aboutRows(problem: Problem, left: number, { style }: Screen): string[] {
  const room = Math.max(LEAST_TEXT, left);
  const message = cleanLine(visible(problem.message));
  const words = message.split(" ");
  const last = widthOf(words.at(-1)!) + GAP.length + widthOf(problem.code);
  // Tied to the last word, where that fits on a row.
  const between = last <= room ? TIE : GAP;
  const text = `${message}${between}${style.faint(problem.code)}`;
  const hint = problem.hint === null ? [] : wrap(cleanLine(visible(problem.hint)), room);
  return [...wrap(text, room).map((row) => row.replace(TIE, GAP)), ...hint.map(style.faint)];
}
