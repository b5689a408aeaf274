import { highest, pad, widthOf, wrap } from "./layout.ts";
import type { Style } from "./style.ts";

type Align = "center" | "left" | "right" | null;

const GAP = 2;
const MIN_COLUMN = 4;

/** A Markdown table, header first, as rows no wider than `width`; wide cells wrap in their column. */
export function tableRows(
  cells: readonly (readonly string[])[],
  align: readonly Align[],
  width: number,
  style: Style,
): string[] {
  const widths = fit(naturalWidths(cells), width);
  const [header = [], ...body] = cells;
  const rule = widths.map((cellsWide) => "─".repeat(cellsWide)).join(" ".repeat(GAP));
  const row = (texts: readonly string[]) => layOut(texts, widths, align);
  return [
    ...row(header.map((text) => style.strong(text))),
    style.faint(rule),
    ...body.flatMap(row),
  ];
}

function naturalWidths(cells: readonly (readonly string[])[]): number[] {
  const widths = (cells[0] ?? []).map(() => 1);
  for (const row of cells)
    for (const [i, text] of row.entries())
      widths[i] = Math.max(widths[i] ?? 1, highest(text.split("\n").map(widthOf)));
  return widths;
}

/** Narrows the widest columns until all fit, or all have the minimum width. */
function fit(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  let over = sum(widths) + GAP * (widths.length - 1) - width;
  while (over > 0) {
    const widest = highest(widths);
    if (widest <= MIN_COLUMN) break;
    widths[widths.indexOf(widest)] = widest - 1;
    over--;
  }
  return widths;
}

function layOut(texts: readonly string[], widths: readonly number[], align: readonly Align[]) {
  const wrapped = widths.map((width, i) => wrap(texts[i] ?? "", width));
  const height = highest(wrapped.map((rows) => rows.length));
  return Array.from({ length: height }, (_, y) =>
    wrapped
      .map((rows, i) => pad(rows[y] ?? "", widths[i]!, align[i] === "right" ? "left" : "right"))
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
