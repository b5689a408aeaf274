import fastStringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

/** The cells a text takes on one row of a terminal; escape sequences take none. */
export function widthOf(text: string): number {
  return fastStringWidth(text);
}

/** The highest of many numbers, at least 0; `Math.max` overflows the stack with too many. */
export function highest(numbers: Iterable<number>): number {
  let most = 0;
  for (const n of numbers) if (n > most) most = n;
  return most;
}

/** A text wrapped to a width in cells; styles and links end and begin again on each row. */
export function wrap(text: string, width: number): string[] {
  const plain = text.normalize("NFC").replaceAll("\t", " ");
  return wrapAnsi(plain, Math.max(1, width), { hard: true, trim: true }).split("\n");
}

/** A text such as code, in which spaces count, broken at a width in cells, not at words. */
export function breakHard(text: string, width: number): string[] {
  const options = { hard: true, trim: false, wordWrap: false };
  return wrapAnsi(text, Math.max(1, width), options).split("\n");
}

/** Rows with a mark before the first one and spaces of its width before the others. */
export function hang(mark: string, rows: readonly string[]): string[] {
  const spaces = " ".repeat(widthOf(mark));
  return rows.map((row, i) => (i === 0 ? mark + row : row === "" ? "" : spaces + row));
}

/** Blocks of rows separated by an empty row. */
export function stack(blocks: readonly (readonly string[])[]): string[] {
  const filled = blocks.filter((rows) => rows.length > 0);
  return filled.flatMap((rows, i) => (i === 0 ? rows : ["", ...rows]));
}

/** Rows indented by a number of cells; empty ones stay empty. */
export function indent(rows: readonly string[], columns: number): string[] {
  return rows.map((row) => (row === "" ? "" : " ".repeat(columns) + row));
}

/** A plain text padded with spaces to a width in cells. */
export function pad(text: string, width: number, side: "left" | "right" = "right"): string {
  const spaces = " ".repeat(Math.max(0, width - widthOf(text)));
  return side === "right" ? text + spaces : spaces + text;
}

/** A plain text truncated to a width in cells, with an ellipsis. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  // Creating the segmenter below takes longer than the rest of a list.
  if (/^[ -~]*$/.test(text)) return `${text.slice(0, Math.max(0, width - 1)).trimEnd()}…`;
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
