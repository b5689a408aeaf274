import fastStringWidth from "fast-string-width";
import { wrapLine } from "./wrap.ts";

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
  const lines = text.normalize("NFC").replaceAll("\t", " ").split(/\r?\n/);
  return lines.flatMap((line) => wrapLine(line, Math.max(1, width)));
}

/**
 * Parts such as refs and topics in rows of a width in cells. A part stays whole, unless it is wider
 * than a row: then it is broken after its hyphens and slashes, and only then anywhere.
 */
export function flow(parts: readonly string[], between: string, width: number): string[] {
  const rows: string[] = [];
  const gap = widthOf(between);
  let used = 0;
  for (const part of parts.filter((one) => one !== "")) {
    const pieces = widthOf(part) <= width ? [part] : shortened(part, width);
    const [first = "", ...rest] = pieces;
    if (rows.length > 0 && used + gap + widthOf(first) <= width) {
      rows[rows.length - 1] += between + first;
      used += gap + widthOf(first);
    } else {
      rows.push(first);
      used = widthOf(first);
    }
    if (rest.length > 0) used = widthOf(rest.at(-1)!);
    rows.push(...rest);
  }
  return rows;
}

function shortened(part: string, width: number): string[] {
  const pieces = part.split(/(?<=[-/])/).flatMap((piece) => wrap(piece, width));
  const rows: string[] = [];
  for (const piece of pieces) {
    const longer = (rows.at(-1) ?? "") + piece;
    if (rows.length > 0 && widthOf(longer) <= width) rows[rows.length - 1] = longer;
    else rows.push(piece);
  }
  return rows;
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

/** A text padded with spaces to a width in cells. */
export function pad(text: string, width: number, side: "left" | "right" = "right"): string {
  const spaces = " ".repeat(Math.max(0, width - widthOf(text)));
  return side === "right" ? text + spaces : spaces + text;
}
