import fastStringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

/** The cells a text takes on one row of a terminal; escape sequences take none. */
export function widthOf(text: string): number {
  return fastStringWidth(text);
}

/** The rows a text takes at so many cells; styles and links end and begin again on each row. */
export function wrap(text: string, width: number): string[] {
  return wrapAnsi(text.normalize("NFC"), Math.max(1, width), { hard: true, trim: true }).split(
    "\n",
  );
}

/** The rows of a text whose own blanks count, such as code: broken at the edge, not at words. */
export function breakHard(text: string, width: number): string[] {
  const options = { hard: true, trim: false, wordWrap: false };
  return wrapAnsi(text, Math.max(1, width), options).split("\n");
}

/** Rows behind a first row's mark and the blanks that stand under it. */
export function hang(mark: string, rows: readonly string[]): string[] {
  const blanks = " ".repeat(widthOf(mark));
  return rows.map((row, i) => (i === 0 ? mark + row : row === "" ? "" : blanks + row));
}

/** Blocks of rows one below the other, a blank row between them. */
export function stack(blocks: readonly (readonly string[])[]): string[] {
  const filled = blocks.filter((rows) => rows.length > 0);
  return filled.flatMap((rows, i) => (i === 0 ? rows : ["", ...rows]));
}

/** Rows moved to the right; empty ones stay empty. */
export function indent(rows: readonly string[], columns: number): string[] {
  return rows.map((row) => (row === "" ? "" : " ".repeat(columns) + row));
}

/** A plain text filled up with blanks to so many cells. */
export function pad(text: string, width: number, side: "left" | "right" = "right"): string {
  const blanks = " ".repeat(Math.max(0, width - widthOf(text)));
  return side === "right" ? text + blanks : blanks + text;
}

/** A plain text cut to so many cells, an ellipsis where something went. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  // Setting up the segmenter below takes longer than the rest of a list.
  if (/^[ -~]*$/.test(text)) return `${text.slice(0, width - 1).trimEnd()}…`;
  const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text);
  let kept = "";
  let cells = 0;
  for (const { segment } of segments) {
    cells += widthOf(segment);
    if (cells > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
