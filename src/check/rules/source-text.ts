import type { Place } from "../../episode/problem.ts";

/** A file's raw text, and where its lines begin. */
export interface SourceText {
  path: string;
  text: string;
  /** The offset of each line's first character. */
  starts: number[];
}

/** A text whose lines end as editors see them: `\n`, `\r\n` or `\r`. */
export function sourceText(path: string, text: string): SourceText {
  const starts = [0];
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  return { path, text, starts };
}

/** A line by its number, without its end; empty where the text has no such line. */
export function lineAt({ text, starts }: SourceText, line: number): string {
  const start = starts[line - 1];
  return start === undefined ? "" : text.slice(start, starts[line]).replace(/[\r\n]+$/, "");
}

/** The offset of a place; the end of the text where there is no such line. */
export function offsetAt({ text, starts }: SourceText, { line, column }: Place): number {
  return (starts[line - 1] ?? text.length) + column - 1;
}

/** The place of an offset. */
export function placeAt({ starts }: SourceText, offset: number): Place {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}
