import { indent, wrap } from "./layout.ts";
import { measureOf, page, type Screen } from "./screen.ts";

/** A part of a report: what its lines are about, and what to do about them. */
interface ReportPart {
  title: string;
  lines: readonly string[];
  hint?: string;
}

/** Of more lines than this only the number is given. */
const MOST_LINES = 20;

/** A report as plain lines, one a finding, for a pipe. */
export function reportLines(parts: readonly ReportPart[]): string {
  return parts
    .map(({ title, lines, hint }) =>
      [title, ...lines.map((line) => `  ${line}`), ...(hint === undefined ? [] : [`  ${hint}`]), ""]
        .map((line) => `${line}\n`)
        .join(""),
    )
    .join("");
}

/** A report as it is read on a terminal; long lists are cut. */
export function reportText(parts: readonly ReportPart[], screen: Screen): string {
  const { style } = screen;
  const measure = measureOf(screen);
  const rows = parts.flatMap(({ title, lines, hint }, i) => {
    const shown = lines.slice(0, MOST_LINES).flatMap((line) => {
      const [first = "", ...rest] = wrap(line, measure - 4);
      return [`  ${first}`, ...indent(rest, 4)];
    });
    const more = lines.length - MOST_LINES;
    const below = [
      ...(more > 0 ? [`and ${more} more`] : []),
      ...(hint === undefined ? [] : [hint]),
    ].flatMap((line) => wrap(line, measure - 2).map((row) => `  ${style.faint(row)}`));
    return [...(i === 0 ? [] : [""]), style.heading(title), ...shown, ...below];
  });
  return page(rows, screen);
}
